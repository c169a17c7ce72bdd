import type { EpisodeTable } from '../table/episode-table.ts';
import type { Family } from '../table/families.ts';
import { type Candidate, leastEpisodes, outside } from './candidate.ts';
import { subjectOf } from './promise-candidates.ts';

/** Where a wait is cut into usual and long, as quantiles of the log itself. */
export const cutsTried = [0.75, 0.8, 0.85, 0.9, 0.95] as const;
const mostPairs = 60;

/** The wait between two steps that follow each other directly, per episode (the longest, where it happened again). */
export interface Wait {
  readonly from: number;
  readonly to: number;
  /** Seconds; NaN where the pair did not occur. */
  readonly seconds: Float64Array;
  readonly endedAt: Float64Array;
  readonly episodes: number;
}

/** The commonest pairs of steps with their waits; surveys and answers are not part of the walk here. */
export function waits(table: EpisodeTable, family: Family, leftOut: ReadonlySet<number>): Wait[] {
  const s = table.steps.length;
  const counts = new Map<number, number>();
  const eachPair = (visit: (pair: number, episode: number, wait: number, end: number) => void) => {
    for (const episode of family.members) {
      let previous = -1;
      let since = 0;
      const to = table.from[episode + 1] as number;
      for (let i = table.from[episode] as number; i < to; i++) {
        const step = table.walk[i] as number;
        if (leftOut.has(step)) continue;
        const at = table.at[i] as number;
        if (previous !== -1 && previous !== step) visit(previous * s + step, episode, at - since, at);
        previous = step;
        since = at;
      }
    }
  };
  eachPair((pair) => counts.set(pair, (counts.get(pair) ?? 0) + 1));
  const kept = new Map(
    [...counts]
      .filter(([, count]) => count >= 4 * leastEpisodes)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, mostPairs)
      .map(([pair]) => [
        pair,
        { seconds: new Float64Array(table.n).fill(Number.NaN), endedAt: new Float64Array(table.n) },
      ]),
  );
  eachPair((pair, episode, wait, end) => {
    const place = kept.get(pair);
    if (place === undefined || (place.seconds[episode] as number) >= wait) return;
    place.seconds[episode] = wait;
    place.endedAt[episode] = end;
  });
  return [...kept].map(([pair, place]) => ({
    from: Math.floor(pair / s),
    to: pair % s,
    ...place,
    episodes: place.seconds.reduce((n, wait) => n + (Number.isNaN(wait) ? 0 : 1), 0),
  }));
}

/** A long wait as a candidate, for one cut. null when the cut leaves too few on a side (waits all alike). */
export function waitCandidate(
  table: EpisodeTable,
  family: Family,
  familyIndex: number,
  wait: Wait,
  quantile: number,
): Candidate | null {
  const sorted = wait.seconds.filter((seconds) => !Number.isNaN(seconds)).sort();
  const cut = readable(sorted[Math.floor(quantile * (sorted.length - 1))] ?? 0);
  // Where the log has a gap above the cut, the sentence names its far side: what really happened.
  const threshold = Math.max(cut, readable(sorted.find((seconds) => seconds >= cut) ?? cut, Math.floor));
  const exposure = new Uint8Array(table.n).fill(outside);
  let long = 0;
  for (const episode of family.members) {
    const seconds = wait.seconds[episode] as number;
    if (Number.isNaN(seconds)) continue;
    exposure[episode] = seconds >= threshold ? 1 : 0;
    if (seconds >= threshold) long++;
  }
  if (long < leastEpisodes || wait.episodes - long < leastEpisodes) return null;
  const [from, to] = [table.steps[wait.from]?.name ?? '', table.steps[wait.to]?.name ?? ''];
  return {
    subject: subjectOf('waited', family.name, from, to),
    kind: 'long-wait',
    family: family.name,
    familyIndex,
    step: wait.to,
    other: wait.from,
    threshold,
    cuts: cutsTried.length,
    exposure,
    decidedAt: (episode) => wait.endedAt[episode] as number,
  };
}

/** Two digits in the unit a person would use, so that the sentence and the cut are the same. */
export function readable(seconds: number, round: (x: number) => number = Math.round): number {
  const unit = seconds >= 2 * 86_400 ? 86_400 : seconds >= 2 * 3600 ? 3600 : seconds >= 120 ? 60 : 1;
  const amount = seconds / unit;
  const digit = 10 ** Math.max(-1, Math.floor(Math.log10(Math.max(amount, 1))) - 1);
  return Math.round(round(amount / digit) * digit * unit);
}
