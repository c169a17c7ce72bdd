import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Matcher, patternOf } from './matcher.ts';
import { vocabularyOf } from './vocabulary.ts';
import { wordsOf } from './words.ts';

const vocabulary = vocabularyOf('en', { staff: ['agent', 'agents'] });
const found = (pattern: string, text: string) => {
  const words = wordsOf(text);
  return new Matcher([{ rule: 'r', patterns: [pattern] }], vocabulary)
    .find(words)
    .map(({ from, to, value }) => ({
      said: text.slice(words[from]?.start, words[to - 1]?.end),
      ...(value === undefined ? {} : { value }),
    }));
};

describe('word patterns', () => {
  it.each([
    ['alternatives and optional words', 'still|yet been? waiting', 'I am still waiting', 'still waiting'],
    ['a word that begins so', 'contradict*', 'They contradicted me', 'contradicted'],
    ['a word that ends so', '*enme', 'llámenme ya', 'llámenme'],
    ['a named list', 'another @staff', 'then another agent', 'another agent'],
    ['a gap', 'told ..3 again', 'I told her everything again', 'told her everything again'],
    ['begin of a sentence', '^ had to', 'Nice. Had to laugh', 'Had to'],
    ['end of a sentence', 'leaving $', 'I am leaving. Bye', 'leaving'],
    ['accents and apostrophes folded', 'didnt', 'you DIDN’T', 'DIDN’T'],
  ])('knows %s', (_, pattern, text, said) => {
    expect(found(pattern, text).map((hit) => hit.said)).toEqual([said]);
  });

  it('keeps numbers, ordinals and lengths of time in seconds', () => {
    expect(found('#ord time', 'the third time')[0]?.value).toBe(3);
    expect(found('waited # #unit', 'waited 40 minutes')[0]?.value).toBe(2400);
    expect(found('# an? #unit', 'half an hour')[0]?.value).toBe(1800);
  });

  it('does not cross the end of a sentence, nor a word that must be absent', () => {
    expect(found('told ..4 again', 'I told her. Then again')).toEqual([]);
    expect(found('waiting -room', 'the waiting room')).toEqual([]);
  });

  it.each(['', 'x?', '..3 x', '-x y', 'a ..9 b', '@unknown', '*ab', 'a -b?'])(
    'refuses the pattern "%s" of a careless author',
    (pattern) => {
      expect(() => patternOf(pattern, vocabulary)).toThrow();
    },
  );

  it('does not take names of object members for words', () => {
    expect(found('# #unit', 'constructor __proto__ toString hasOwnProperty')).toEqual([]);
  });

  it('stays linear on words made to explode it', () => {
    const matcher = new Matcher([{ rule: 'r', patterns: ['a|b ..8 a|b ..8 a|b ..8 a|b ..8 c'] }], vocabulary);
    const start = performance.now();
    expect(matcher.find(wordsOf('a b '.repeat(500)))).toEqual([]);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('gives offsets of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const { start, end } of wordsOf(text))
          expect(start >= 0 && end <= text.length && start < end).toBe(true);
      }),
    );
  });
});
