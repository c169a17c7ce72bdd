import type { Estimate } from '../../kernel/estimate.ts';

export type Verdict = 'improved' | 'declined' | 'practically-unchanged' | 'cannot-tell';

export interface Judged {
  readonly verdict: Verdict;
  /** Further answers needed before it could be told, at the present effect and mix; 0 = told, null = unknowable. */
  readonly needed: number | null;
  /** The interval excludes 0 although the change is smaller than what matters. */
  readonly realButSmall: boolean;
}

export interface Judging {
  /** The smallest change that matters, in the difference's own unit; must be above 0. */
  readonly smallestChange: number;
  /** false for effort, waiting, complaints: where less is better. Default true. */
  readonly upIsGood?: boolean;
}

/**
 * What may be said about a change: improved, declined, practically unchanged, or that it cannot be told yet.
 *
 * With m = the smallest change that matters and [L, U] the interval shown on screen: inside (−m, m) nothing that
 * matters happened (even when it excludes 0); else above 0 up, below 0 down; else nobody can tell yet.
 * "Unchanged" and "cannot tell" are different answers, and other tools merge them.
 * Source: equivalence testing (Schuirmann 1987) joined with the usual interval.
 */
export function verdict(difference: Estimate, judging: Judging): Judged {
  const { value, low, high, n } = difference;
  const { smallestChange: m, upIsGood = true } = judging;
  if (!(m > 0)) throw new RangeError('The smallest change that matters must be above 0');
  if (value === null || low === null || high === null)
    return { verdict: 'cannot-tell', needed: null, realButSmall: false };
  const excludesZero = low > 0 || high < 0;
  if (low > -m && high < m)
    return { verdict: 'practically-unchanged', needed: 0, realButSmall: excludesZero };
  if (excludesZero) {
    return { verdict: low > 0 === upIsGood ? 'improved' : 'declined', needed: 0, realButSmall: false };
  }
  return {
    verdict: 'cannot-tell',
    needed: furtherAnswers(value, (high - low) / 2, m, n),
    realButSmall: false,
  };
}

/**
 * An interval narrows with √n. It tells as soon as it excludes 0 (half-width below |change|) or lies within ±m
 * (half-width below m − |change|), whichever comes first.
 */
function furtherAnswers(change: number, half: number, m: number, n: number | null): number | null {
  if (n === null || n === 0) return null;
  const target = Math.max(Math.abs(change), m - Math.abs(change));
  return Math.max(1, Math.ceil(n * ((half / target) ** 2 - 1)));
}
