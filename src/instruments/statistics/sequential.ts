import type { Estimate } from '../../kernel/estimate.ts';
import { type Level, meanOf, nothingToSay, type Sums, usualLevel, varianceOf } from './numbers.ts';

/** Before this many answers the running standard deviation is too rough for the sequence's promise. */
const fewest = 30;

/**
 * Half-width of the normal-mixture confidence sequence after n values with running standard deviation s.
 * `tightest` is the n at which it is narrowest, by t = 0.01 about 800. Source: Robbins 1970; Waudby-Smith et al. 2021.
 */
export function sequenceHalfWidth(n: number, s: number, alpha: number, t = 0.01): number {
  const grown = n * t + 1;
  return s * Math.sqrt((grown / (n * n * t)) * Math.log(grown / alpha ** 2));
}

/**
 * A mean (NPS as −1/0/1, a share as 0/1) that may be looked at any day and stopped any time.
 *
 * In plain words: an ordinary interval is honest for one reading on a fixed date; who looks every week will see
 * "changes" that are none. This one allows for looking, at the price of being about two thirds wider.
 * From 30 values on; before, there is a value without an interval.
 */
export function anytimeMean(sums: Sums, options: Level & { readonly t?: number } = {}): Estimate {
  const { level = usualLevel, t } = options;
  const method = 'mean, anytime-valid (normal-mixture confidence sequence)';
  if (sums.n === 0) return nothingToSay(method, 0, level);
  const value = meanOf(sums);
  if (sums.n < fewest) return { ...nothingToSay(method, sums.n, level), value };
  const half = sequenceHalfWidth(sums.n, Math.sqrt(varianceOf(sums)), 1 - level, t);
  return { value, low: value - half, high: value + half, level, n: sums.n, method };
}

/**
 * First mean minus second, valid at every look. Groups of equal size share one sequence (s² = s₁² + s₂²); otherwise
 * each gets its own at half the error and the half-widths add.
 */
export function anytimeDifference(
  first: Sums,
  second: Sums,
  options: Level & { readonly t?: number } = {},
): Estimate {
  const { level = usualLevel, t } = options;
  const method = 'difference of means, anytime-valid';
  const n = first.n + second.n;
  if (first.n === 0 || second.n === 0) return nothingToSay(method, n, level);
  const value = meanOf(first) - meanOf(second);
  if (first.n < fewest || second.n < fewest) return { ...nothingToSay(method, n, level), value };
  const [v1, v2] = [varianceOf(first), varianceOf(second)];
  const alpha = 1 - level;
  const half =
    first.n === second.n
      ? sequenceHalfWidth(first.n, Math.sqrt(v1 + v2), alpha, t)
      : sequenceHalfWidth(first.n, Math.sqrt(v1), alpha / 2, t) +
        sequenceHalfWidth(second.n, Math.sqrt(v2), alpha / 2, t);
  return { value, low: value - half, high: value + half, level, n, method };
}
