import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clausesOf } from './clauses.ts';
import { datesIn } from './dates.ts';
import { partsOf } from './parts.ts';
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
    '\u{2f800}\u1fbe',
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

  it('the parts of a message are in order, do not overlap, and only labels of speakers lie outside', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { parts } = partsOf(text);
        expectSpans(text, parts);
        if (parts.every((part) => part.kind !== 'turn')) expect(uncovered(text, parts)).toBe('');
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

describe('three hundred thousand of anything is read in linear time', () => {
  const long = 300_000;
  const hostile: Readonly<Record<string, string>> = {
    'one letter': 'a'.repeat(long),
    'two letters': 'ab'.repeat(long / 2),
    marks: `e${'\u0301\u0323'.repeat(long / 2)}`,
    emoji: '😡'.repeat(long / 2),
    'joined emoji': '👩‍👩‍👧'.repeat(long / 8),
    'lone surrogates': '\ud83d'.repeat(long),
    dots: '.'.repeat(long),
    'dots and spaces': '. '.repeat(long / 2),
    'line ends': '\n'.repeat(long),
    'line ends and spaces': '\n \t'.repeat(long / 3),
    spaces: ' '.repeat(long),
    brackets: '!)'.repeat(long / 2),
    smileys: ':(((((((('.repeat(long / 9),
    'one smiley': `:${'('.repeat(long)}a`,
    apostrophes: "a'".repeat(long / 2),
    turns: 'but '.repeat(long / 4),
    commas: 'so, '.repeat(long / 4),
    numbers: '1.'.repeat(long / 2),
    dates: '5 march '.repeat(long / 8),
    entities: '&amp;'.repeat(long / 5),
    'quoted lines': '> a\n'.repeat(long / 4),
    'speaking lines': 'Agent: a\n'.repeat(long / 9),
    headers: 'From: a\n'.repeat(long / 8),
    'open braces': '{{'.repeat(long / 2),
    'open brackets': '[A'.repeat(long / 2),
    'one labelled line': 'Agent: '.repeat(long / 7),
    ideographs: '我的订单'.repeat(long / 4),
  };
  for (const [name, text] of Object.entries(hostile)) {
    it(name, () => {
      const begun = performance.now();
      tokensOf(text);
      const clauses = clausesOf(text, 'en');
      expect(uncovered(text, clauses)).toBe('');
      // Quadratic work would take minutes.
      expect(performance.now() - begun).toBeLessThan(5000);
    }, 20_000);
  }
});
