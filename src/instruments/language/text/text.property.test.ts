import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clausesOf } from './clauses.ts';
import { datesIn } from './dates.ts';
import { sentencesOf } from './sentences.ts';
import { shadowOf } from './shadow.ts';
import { tokensOf } from './tokens.ts';

const languages = ['en', 'es', 'fr', 'de', 'pt', 'it', 'unknown', 'xx-YY'];

/** Any string of UTF-16 units, lone surrogates included, mixed with what customers and attackers write. */
const pieces = fc.oneof(
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
    .map((units) => String.fromCharCode(...units)),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(
    'İ',
    'ß',
    'ﬁ',
    'ＡＢＣ',
    'e\u0301',
    '\u0301\u0302',
    '\ud83d',
    '\ude21',
    '😡',
    '👩‍👩‍👧',
    '🇪🇸',
    '❤️',
    '\u202e',
    'שלום',
    'مرحبا؟',
    '我的订单。',
    ' but ',
    ' pero ',
    ' aber ',
    ', so I ',
    'Dr. ',
    '...',
    '!!!',
    '? ',
    '\n\n',
    '\n- ',
    '\r\n',
    'soooo',
    '&amp;',
    '\\u2019',
    '1.000,50',
    'http://x.y/z',
    '@user',
    ' and ',
    ' although ',
    "don't ",
    "l'eau ",
    'on Tuesday at 5pm ',
    '\u200b',
    '\ufeff',
    ';',
    ' — ',
    '\u0000',
  ),
);
const texts = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

/** Whether an offset stands between the two halves of a surrogate pair. */
const cutsPair = (text: string, at: number) =>
  /^[\ud800-\udbff]$/.test(text.charAt(at - 1)) && /^[\udc00-\udfff]$/.test(text.charAt(at));

function expectSpans(text: string, spans: readonly { start: number; end: number }[]) {
  let last = 0;
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(cutsPair(text, start) || cutsPair(text, end)).toBe(false);
    last = end;
  }
}

/** Letters and digits that lie outside every span. */
function uncovered(text: string, spans: readonly { start: number; end: number }[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of spans) {
    rest += text.slice(from, start);
    from = end;
  }
  return (rest + text.slice(from)).replace(/[^\p{L}\p{N}]/gu, '');
}

describe('whatever the text, every offset points back into it', () => {
  it('the shadow leads back in order, from the first unit to the end', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const shadow = shadowOf(text);
        let last = 0;
        for (let at = 0; at <= shadow.text.length; at++) {
          const source = shadow.source(at);
          expect(source).toBeGreaterThanOrEqual(last);
          expect(source).toBeLessThanOrEqual(text.length);
          last = source;
        }
        expect(shadow.source(shadow.text.length)).toBe(text.length);
        expect(shadowOf(shadow.text).text.length).toBeLessThanOrEqual(shadow.text.length);
      }),
      { numRuns: 400 },
    );
  });

  it('tokens are in order, never empty, and never cut a character', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expectSpans(text, tokensOf(text));
        for (const token of tokensOf(text)) expect(token.text).not.toBe('');
      }),
      { numRuns: 400 },
    );
  });

  it('clauses are in order, do not overlap, and hold every letter', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...languages), (text, language) => {
        const clauses = clausesOf(text, language);
        expectSpans(text, clauses);
        expect(uncovered(text, clauses)).toBe('');
        const numbers = clauses.map((clause) => clause.sentence);
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        expectSpans(text, sentencesOf(text, language));
      }),
      { numRuns: 400 },
    );
  });

  it('dates are in order and due no earlier than they begin', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...languages), (text, language) => {
        const dates = datesIn(text, language, { at: '2026-03-19T15:30:00Z', zone: 'America/New_York' });
        expectSpans(text, dates);
        for (const { readings } of dates) expect(readings.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });
});

describe('a megabyte of anything is read in linear time', () => {
  const megabyte = 1_000_000;
  const hostile: Readonly<Record<string, string>> = {
    'one letter': 'a'.repeat(megabyte),
    'two letters': 'ab'.repeat(megabyte / 2),
    marks: `e${'\u0301\u0323'.repeat(megabyte / 2)}`,
    emoji: '😡'.repeat(megabyte / 2),
    'joined emoji': '👩‍👩‍👧'.repeat(megabyte / 8),
    'lone surrogates': '\ud83d'.repeat(megabyte),
    dots: '.'.repeat(megabyte),
    'dots and spaces': '. '.repeat(megabyte / 2),
    'line ends': '\n'.repeat(megabyte),
    'line ends and spaces': '\n \t'.repeat(megabyte / 3),
    spaces: ' '.repeat(megabyte),
    brackets: '!)'.repeat(megabyte / 2),
    smileys: ':(((((((('.repeat(megabyte / 9),
    'one smiley': `:${'('.repeat(megabyte)}a`,
    apostrophes: "a'".repeat(megabyte / 2),
    turns: 'but '.repeat(megabyte / 4),
    commas: 'so, '.repeat(megabyte / 4),
    numbers: '1.'.repeat(megabyte / 2),
    dates: '5 march '.repeat(megabyte / 8),
    entities: '&amp;'.repeat(megabyte / 5),
    ideographs: '我的订单'.repeat(megabyte / 4),
  };
  for (const [name, text] of Object.entries(hostile)) {
    it(name, () => {
      const begun = performance.now();
      tokensOf(text);
      const clauses = clausesOf(text, 'en');
      expect(uncovered(text, clauses)).toBe('');
      // Quadratic work on a megabyte would take minutes.
      expect(performance.now() - begun).toBeLessThan(8000);
    }, 20_000);
  }
});
