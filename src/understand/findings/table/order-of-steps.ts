import type { EpisodeTable } from './episode-table.ts';

/**
 * Which step comes before which, counted over these episodes by first occurrences: what may be adjusted for, and how
 * far upstream something starts, follows from it.
 */
export interface OrderOfSteps {
  /** Episodes (of those counted) in which the step happens. */
  present(step: number): number;
  /** Episodes in which it happens more than once. */
  repeated(step: number): number;
  /** Of the episodes in which both happen, the share in which `a` first happens before `b`; NaN when none. */
  before(a: number, b: number): number;
  together(a: number, b: number): number;
  readonly episodes: number;
}

export function orderOfSteps(table: EpisodeTable, members: Int32Array): OrderOfSteps {
  const s = table.steps.length;
  const ahead = new Uint32Array(s * s);
  const present = new Uint32Array(s);
  const repeated = new Uint32Array(s);
  const seen = new Uint32Array(s);
  const firsts = new Uint16Array(s);
  for (const episode of members) {
    let distinct = 0;
    const to = table.from[episode + 1] as number;
    for (let i = table.from[episode] as number; i < to; i++) {
      const step = table.walk[i] as number;
      const times = (seen[step] as number) + 1;
      seen[step] = times;
      if (times === 1) {
        for (let f = 0; f < distinct; f++) {
          const cell = (firsts[f] as number) * s + step;
          ahead[cell] = (ahead[cell] as number) + 1;
        }
        firsts[distinct++] = step;
        present[step] = (present[step] as number) + 1;
      } else if (times === 2) repeated[step] = (repeated[step] as number) + 1;
    }
    for (let f = 0; f < distinct; f++) seen[firsts[f] as number] = 0;
  }
  const together = (a: number, b: number) => (ahead[a * s + b] as number) + (ahead[b * s + a] as number);
  return {
    episodes: members.length,
    present: (step) => present[step] as number,
    repeated: (step) => repeated[step] as number,
    together,
    before: (a, b) => (ahead[a * s + b] as number) / together(a, b),
  };
}
