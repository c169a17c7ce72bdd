import { everyMatch } from './every-match.ts';

/** Digits that belong together: groups of digits with what separates them. */
export interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly Group[];
}

const isDigit = (code: number) => code >= 48 && code <= 57;
const separators = new Set([...' .-/()\u00a0\u2009\u202f\u2010\u2011\u2012\u2013·']);
const mostSeparators = 3;
const mostGroups = 40;

/**
 * Cuts a text into runs of digits, one look at each character. A run goes over blanks, dots, dashes, slashes and
 * brackets, at most three of them together and never over a line end.
 */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let groups: Group[] = [];
  const close = () => {
    const [first] = groups;
    const last = groups.at(-1);
    if (first !== undefined && last !== undefined) runs.push({ start: first.start, end: last.end, groups });
    groups = [];
  };
  let i = 0;
  while (i < text.length) {
    if (!isDigit(text.charCodeAt(i))) {
      i++;
      continue;
    }
    const start = i;
    while (i < text.length && isDigit(text.charCodeAt(i))) i++;
    const previous = groups.at(-1);
    if (previous !== undefined) {
      const gap = start - previous.end;
      let joined = gap > 0 && gap <= mostSeparators && groups.length < mostGroups;
      for (let j = previous.end; joined && j < start; j++) joined = separators.has(text[j] ?? '');
      if (!joined) close();
    }
    groups.push({ digits: text.slice(start, Math.min(i, start + 40)), start, end: i });
  }
  close();
  return runs;
}

/** How many digits a text holds. */
export const digitsIn = (runs: readonly Run[]): number =>
  runs.reduce((sum, { groups }) => groups.reduce((all, { start, end }) => all + end - start, sum), 0);

/** A stretch of a text around its numbers, where alone something with a number can stand. */
export interface Stretch {
  readonly start: number;
  readonly text: string;
}

/** The stretches of a text within `reach` units of a number, apart from one another. */
export function stretchesAround(text: string, runs: readonly Run[], reach: number): Stretch[] {
  const stretches: Stretch[] = [];
  let start = -1;
  let end = -1;
  const close = () => {
    if (start !== -1) stretches.push({ start, text: text.slice(start, end) });
  };
  for (const run of runs) {
    const from = Math.max(0, run.start - reach);
    if (from > end) {
      close();
      start = from;
    }
    end = Math.min(text.length, run.end + reach);
  }
  close();
  return stretches;
}

/** Every match of a global pattern in these stretches, with its place in the whole text. */
export function* matchesIn(
  stretches: readonly Stretch[],
  pattern: RegExp,
): Generator<{ readonly start: number; readonly end: number; readonly text: string }> {
  for (const stretch of stretches) {
    for (const match of everyMatch(stretch.text, pattern)) {
      // What begins at a cut may have been cut.
      if (match.index === 0 && stretch.start > 0) continue;
      const start = stretch.start + match.index;
      yield { start, end: start + match[0].length, text: match[0] };
    }
  }
}
