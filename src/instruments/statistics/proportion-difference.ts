import { normalTwoSided } from './distributions/normal.ts';
import { type Difference, type Level, nothingToSay, usualLevel } from './numbers.ts';
import { type Count, wilson } from './proportion.ts';

/**
 * Share of the first group minus share of the second (−1..1), with Newcombe's interval.
 *
 * In plain words: how far two shares lie apart. Assumes that nobody is in both groups. Built from the two Wilson
 * intervals, so that it behaves at 0 % and 100 %. p is that of the pooled z test (chi-squared without correction).
 * Source: Newcombe 1998, Statistics in Medicine 17, method 10.
 */
export function proportionDifference(first: Count, second: Count, options: Level = {}): Difference {
  const { level = usualLevel } = options;
  const method = 'difference of shares, Newcombe interval';
  const n = first.n + second.n;
  if (first.n === 0 || second.n === 0) return { ...nothingToSay(method, n, level), p: null };
  const [p1, p2] = [first.count / first.n, second.count / second.n];
  const [l1, u1] = wilson(first, level);
  const [l2, u2] = wilson(second, level);
  const d = p1 - p2;
  const pooled = (first.count + second.count) / n;
  const se = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n));
  return {
    value: d,
    low: d - Math.hypot(p1 - l1, u2 - p2),
    high: d + Math.hypot(u1 - p1, p2 - l2),
    level,
    n,
    method,
    p: se === 0 ? 1 : normalTwoSided(d / se),
  };
}
