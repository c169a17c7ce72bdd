import { normalTwoSided } from '../../../instruments/statistics/distributions/normal.ts';
import type { Candidate } from '../candidates/candidate.ts';

/** How two conditions go together over the episodes that say something about both. */
export interface Link {
  readonly both: number;
  readonly first: number;
  readonly second: number;
  readonly n: number;
  /** Correlation of the two (-1..1). */
  readonly phi: number;
  /** Two-sided p of phi by the chi-squared test. */
  readonly p: number;
  /** Both, of all that have either. */
  readonly jaccard: number;
}

export function link(a: Uint8Array, b: Uint8Array): Link {
  let [n, first, second, both] = [0, 0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const x = a[i] as number;
    const y = b[i] as number;
    if (x > 1 || y > 1) continue;
    n++;
    first += x;
    second += y;
    both += x & y;
  }
  const spread = Math.sqrt(first * (n - first) * second * (n - second));
  const phi = spread === 0 ? 0 : (n * both - first * second) / spread;
  return {
    both,
    first,
    second,
    n,
    phi,
    p: normalTwoSided(phi * Math.sqrt(n)),
    jaccard: first + second === both ? 0 : both / (first + second - both),
  };
}

/** Share that must hold for one thing to count as coming before another. */
const mostly = 0.8;

/**
 * Was `a` usually decided before `b`? Judged on the episodes that have both; where none has, on those that have
 * either (the time at which it would have been decided). Segments come before everything.
 */
export function precedes(a: Candidate, b: Candidate): boolean {
  if (a.kind === 'segment') return b.kind !== 'segment';
  if (b.kind === 'segment') return false;
  if (a.familyIndex !== b.familyIndex) return false;
  let [before, counted] = [0, 0];
  for (let i = 0; i < a.exposure.length; i++) {
    if (a.exposure[i] !== 1 || b.exposure[i] !== 1) continue;
    const [x, y] = [a.decidedAt(i), b.decidedAt(i)];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    counted++;
    if (x <= y) before++;
  }
  return counted > 0 && before >= mostly * counted;
}

/** Of the episodes with the condition, is it usually decided before `at` (a score given, a promise due)? */
export function comesBefore(
  candidate: Candidate,
  at: (episode: number) => number,
): { before: number; counted: number; usually: boolean } {
  let [before, counted] = [0, 0];
  for (let i = 0; i < candidate.exposure.length; i++) {
    if (candidate.exposure[i] !== 1) continue;
    const end = at(i);
    if (Number.isNaN(end)) continue;
    counted++;
    if (candidate.decidedAt(i) <= end) before++;
  }
  return { before, counted, usually: counted > 0 && before >= mostly * counted };
}
