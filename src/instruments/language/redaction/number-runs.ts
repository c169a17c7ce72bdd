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
