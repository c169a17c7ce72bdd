import { describe, expect, it } from 'vitest';
import { shadowOf } from './shadow.ts';
import { tokensOf } from './tokens.ts';

const tokens = (text: string) => tokensOf(text).map((token) => token.text);
const written = (text: string) => tokensOf(text).map((token) => text.slice(token.start, token.end));

describe('the shadow is what readers compare, the source what customers wrote', () => {
  it.each([
    ['SOOOO gooood!!!!!', 'so good!!'],
    ['Buenísimooo', 'buenísimo'],
    ['nooo, still waiting', 'no, still waiting'],
    ['veeery baaad, I neeeed help', 'very bad, i need help'],
    ['Cafe\u0301', 'café'],
    ['İstanbul', 'istanbul'],
    ['don’t “wait”', 'don\'t "wait"'],
    ['don\\u2019t &amp; won&#39;t', "don't & won't"],
    ['ＨＥＬＰ！', 'help!'],
    ['pass\u00adword\u200b', 'password'],
    ['www.acme.example III', 'www.acme.example iii'],
    ['ΟΔΟΣ', 'οδοσ'],
  ])('%j is read as %j', (text, shadow) => expect(shadowOf(text).text).toBe(shadow));

  it('a span found in the shadow leads to the words as written', () => {
    const text = 'İ was sooooo angry, cafe\u0301';
    const shadow = shadowOf(text);
    const at = shadow.text.indexOf('so');
    expect(text.slice(shadow.source(at), shadow.source(at + 2))).toBe('sooooo');
    const cafe = shadow.text.indexOf('café');
    expect(text.slice(shadow.source(cafe), shadow.source(cafe + 4))).toBe('cafe\u0301');
  });
});

describe('tokens are words, numbers, emoji and marks', () => {
  it.each([
    ["I don't know!!!", ['i', "don't", 'know', '!!']],
    ['L’équipe n’a rien fait', ["l'", 'équipe', "n'", 'a', 'rien', 'fait']],
    ["dell'assistenza", ["dell'", 'assistenza']],
    ['1.234,50 € at 10:30', ['1.234,50', 'at', '10:30']],
    ['love it 😍❤️👩‍👩‍👧🇪🇸', ['love', 'it', '😍', '❤️', '👩‍👩‍👧', '🇪🇸']],
    ['fine :) or :-( ?!', ['fine', ':)', 'or', ':-(', '?!']],
    ['see https://a.example/x?y=1 @acme #fail', ['see', 'https://a.example/x?y=1', '@acme', 'fail']],
    ['我的订单', ['我', '的', '订', '单']],
    ['a-b', ['a', 'b']],
    ['', []],
  ])('%j', (text, expected) => expect(tokens(text)).toEqual(expected));

  it('points at what was written', () => {
    expect(written('SOOOO gooood!!!!')).toEqual(['SOOOO', 'gooood', '!!!!']);
  });
});
