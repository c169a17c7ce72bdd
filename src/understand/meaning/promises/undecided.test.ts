import { expect, it } from 'vitest';
import { undecided } from './see-quoted.ts';

const words = (start: number, quote: string) => ({ span: { start, end: start + quote.length }, quote });
const promise = (start: number, quote: string) => ({ label: words(start, quote) });

it('a decision speaks of one promise, also where the same words are said twice', () => {
  const [first, second] = [promise(0, 'they said Tuesday'), promise(40, 'they said Tuesday')];
  expect(undecided([first, second], [])).toEqual([first, second]);
  expect(undecided([first, second], [first.label])).toEqual([second]);
  expect(undecided([first, second], [second.label])).toEqual([first]);
  expect(undecided([first, second], [first.label, second.label])).toEqual([]);
});

it('words that stand elsewhere since the text was redacted anew are still decided', () => {
  const now = promise(12, 'they said Tuesday');
  expect(undecided([now], [words(3, 'they said Tuesday')])).toEqual([]);
  expect(undecided([now], [words(3, 'they said Monday')])).toEqual([now]);
});
