import { normalTwoSided, zOfLevel } from './distributions/normal.ts';
import { studentTwoSided, tOfLevel } from './distributions/student.ts';
import {
  type Difference,
  type Level,
  meanOf,
  nothingToSay,
  type Sums,
  usualLevel,
  varianceOf,
} from './numbers.ts';

export interface MeanDifference extends Difference {
  readonly standardError: number | null;
  /** Welch's degrees of freedom; null with the normal interval. */
  readonly df: number | null;
}

/**
 * Mean of the first group minus mean of the second, with Welch's t interval (or the normal one for large groups).
 *
 * In plain words: how far two averages lie apart. Assumes independent answers and that nobody is in both groups;
 * spreads may differ. n ≥ 2 in each group, and some spread in at least one.
 * df = (v₁ + v₂)² / (v₁²/(n₁ − 1) + v₂²/(n₂ − 1)), v = s²/n. Source: Welch 1947; R `t.test`.
 */
export function meanDifference(
  first: Sums,
  second: Sums,
  options: Level & { interval?: 'Welch' | 'normal' } = {},
): MeanDifference {
  const { level = usualLevel, interval = 'Welch' } = options;
  const method = `difference of means, ${interval} interval`;
  const n = first.n + second.n;
  const unknown = { ...nothingToSay(method, n, level), p: null, standardError: null, df: null };
  if (first.n === 0 || second.n === 0) return unknown;
  const value = meanOf(first) - meanOf(second);
  const [v1, v2] = [varianceOf(first) / first.n, varianceOf(second) / second.n];
  const standardError = Math.sqrt(v1 + v2);
  if (!(standardError > 0)) return { ...unknown, value };
  const df = (v1 + v2) ** 2 / (v1 ** 2 / (first.n - 1) + v2 ** 2 / (second.n - 1));
  const welch = interval === 'Welch';
  const half = (welch ? tOfLevel(level, df) : zOfLevel(level)) * standardError;
  const t = value / standardError;
  return {
    value,
    low: value - half,
    high: value + half,
    level,
    n,
    method,
    p: welch ? studentTwoSided(t, df) : normalTwoSided(t),
    standardError,
    df: welch ? df : null,
  };
}
