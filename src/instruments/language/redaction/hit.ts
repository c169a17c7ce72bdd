import type { Kind } from './kind.contract.ts';

/** Personal data found in a text: `text.slice(start, end)`, in UTF-16 units. `score` says how sure the rule is (0..1). */
export interface Hit {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly score: number;
  readonly rule: string;
}

/** A text as the recognisers read it: `lower` has the same length, so that offsets agree. */
export interface Reading {
  readonly text: string;
  readonly lower: string;
}

/** Small letters without moving offsets: a letter whose small form is longer ("İ") stays as it is. */
export function readingOf(text: string): Reading {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return { text, lower };
  let same = '';
  for (const letter of text) {
    const small = letter.toLowerCase();
    same += small.length === letter.length ? small : letter;
  }
  return { text, lower: same };
}

const wordLetter = /[\p{L}\p{N}]/u;

/** Is the place before (after) this span free of letters and digits, so that the span is a token of its own? */
export function standsAlone(text: string, start: number, end: number): boolean {
  return !wordLetter.test(text[start - 1] ?? ' ') && !wordLetter.test(text[end] ?? ' ');
}

/** Does the pattern occur within `before` units ahead of a span, or `after` units behind it? */
export function near(
  { lower }: Reading,
  span: { readonly start: number; readonly end: number },
  pattern: RegExp,
  before = 40,
  after = 0,
): boolean {
  const ahead = lower.slice(Math.max(0, span.start - before), span.start);
  return pattern.test(ahead) || (after > 0 && pattern.test(lower.slice(span.end, span.end + after)));
}
