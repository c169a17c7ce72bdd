import type { Estimate } from '../../kernel/estimate.ts';
import { tOfLevel } from './distributions/student.ts';
import { type Level, meanOf, nothingToSay, type Sums, usualLevel, varianceOf } from './numbers.ts';

/**
 * The mean of a scale with its t interval.
 *
 * In plain words: the average answer. Assumes independent answers; n ≥ 2 for an interval (with one answer, or
 * when all answers are alike, there is no measured spread: the interval is left out rather than shown as zero).
 * Very lopsided answers (nine of ten at one end) want 200: with 40 of them the interval holds the truth in 89 % only.
 * Source: Student 1908; any textbook.
 */
export function mean(sums: Sums, options: Level = {}): Estimate {
  const { level = usualLevel } = options;
  const method = 'mean, t interval';
  if (sums.n === 0) return nothingToSay(method, 0, level);
  const value = meanOf(sums);
  const variance = varianceOf(sums);
  if (!(variance > 0)) return { ...nothingToSay(method, sums.n, level), value };
  const half = tOfLevel(level, sums.n - 1) * Math.sqrt(variance / sums.n);
  return { value, low: value - half, high: value + half, level, n: sums.n, method };
}
