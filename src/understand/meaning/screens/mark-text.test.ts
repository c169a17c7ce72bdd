import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markText } from './mark-text.ts';

test('a text is cut at clauses and at what was searched for', () => {
  const text = 'The technician was kind, but the bill is wrong.';
  const clauses = [
    { n: 1, span: { start: 0, end: 24 } },
    { n: 2, span: { start: 25, end: 47 } },
  ];
  expect(markText(text, clauses, [{ start: 33, end: 37 }])).toEqual([
    { text: 'The technician was kind,', start: 0, clause: 1, found: false },
    { text: ' ', start: 24, clause: null, found: false },
    { text: 'but the ', start: 25, clause: 2, found: false },
    { text: 'bill', start: 33, clause: 2, found: true },
    { text: ' is wrong.', start: 37, clause: 2, found: false },
  ]);
});

test('no letter is lost, whatever the spans', () => {
  const span = fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(span), fc.array(span), (text, clauses, found) => {
      const numbered = clauses.map((one, i) => ({ n: i + 1, span: one }));
      expect(
        markText(text, numbered, found)
          .map((stretch) => stretch.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
