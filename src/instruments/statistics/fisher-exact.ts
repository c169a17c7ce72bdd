import type { Estimate } from '../../kernel/estimate.ts';
import { CannotCompute } from './cannot-compute.ts';
import { logGamma } from './distributions/gamma.ts';
import { zOfLevel } from './distributions/normal.ts';
import { type Level, usualLevel } from './numbers.ts';

/** Two groups, each with so many who have it and so many who have not. */
export interface TwoByTwo {
  readonly with: { readonly yes: number; readonly no: number };
  readonly without: { readonly yes: number; readonly no: number };
}

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/**
 * Fisher's exact test, two-sided: are "having the condition" and "yes" independent?
 *
 * In plain words: if the totals are taken as given, how often would chance alone make a table at most as probable
 * as this one? Exact for any counts. Source: Fisher 1935; R `fisher.test` (sums tables no more probable than the
 * one seen, with the same 1e-7 tolerance for ties).
 */
export function fisherExact(t: TwoByTwo): number {
  const inWith = t.with.yes + t.with.no;
  const inWithout = t.without.yes + t.without.no;
  const yes = t.with.yes + t.without.yes;
  const from = Math.max(0, yes - inWithout);
  const to = Math.min(inWith, yes);
  const whole = logChoose(inWith + inWithout, yes);
  const logP = (k: number) => logChoose(inWith, k) + logChoose(inWithout, yes - k) - whole;
  const limit = logP(t.with.yes) + 1e-7;
  let p = 0;
  for (let k = from; k <= to; k++) {
    const each = logP(k);
    if (each <= limit) p += Math.exp(each);
  }
  return Math.min(1, p);
}

/**
 * Odds ratio with its interval on the log scale (Woolf), ½ added to each cell when one is empty (Haldane-Anscombe).
 *
 * In plain words: how many times larger the odds of "yes" are with the condition than without. 1 = no difference.
 * Assumes independent rows; rough when a cell is below 5 (look at Fisher's p then). Source: Woolf 1955.
 */
export function oddsRatio(t: TwoByTwo, options: Level = {}): Estimate {
  const { level = usualLevel } = options;
  const cells = [t.with.yes, t.with.no, t.without.yes, t.without.no];
  const n = cells.reduce((sum, cell) => sum + cell, 0);
  if (n === 0) throw new CannotCompute('An odds ratio needs at least one row in the table.');
  const empty = cells.some((cell) => cell === 0);
  const [a, b, c, d] = cells.map((cell) => cell + (empty ? 0.5 : 0)) as [number, number, number, number];
  const value = (a * d) / (b * c);
  const half = zOfLevel(level) * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  return {
    value,
    low: value * Math.exp(-half),
    high: value * Math.exp(half),
    level,
    n,
    method: `odds ratio, Woolf interval${empty ? ', ½ added to each cell' : ''}`,
  };
}
