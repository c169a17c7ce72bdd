import type { Estimate } from '../../kernel/estimate.ts';
import { mean } from './mean.ts';
import { meanDifference } from './mean-difference.ts';
import { nps, npsMoments } from './nps.ts';
import { npsDifference } from './nps-difference.ts';
import { type Difference, type Level, type Sums, varianceOf } from './numbers.ts';
import { type Count, proportion } from './proportion.ts';
import { proportionDifference } from './proportion-difference.ts';

/**
 * All that is needed of a group's answers, in the form its score needs: the column store counts, this estimates.
 * Summaries of separate groups can be added and, for a part of a whole, subtracted.
 */
export type Summary =
  | {
      readonly form: 'nps';
      readonly promoters: number;
      readonly passives: number;
      readonly detractors: number;
    }
  | ({ readonly form: 'share' } & Count)
  | ({ readonly form: 'mean' } & Sums);

export function answersIn(summary: Summary): number {
  return summary.form === 'nps' ? summary.promoters + summary.passives + summary.detractors : summary.n;
}

/** The score with its default interval: NPS adjusted Wald, shares Wilson, means t. */
export function estimateOf(summary: Summary, options: Level = {}): Estimate {
  if (summary.form === 'nps') return nps(summary, options);
  return summary.form === 'share' ? proportion(summary, options) : mean(summary, options);
}

/** First minus second, with the interval that belongs to the score: adjusted Wald, Newcombe or Welch. */
export function differenceOf(first: Summary, second: Summary, options: Level = {}): Difference {
  if (first.form === 'nps' && second.form === 'nps') return npsDifference(first, second, options);
  if (first.form === 'share' && second.form === 'share') return proportionDifference(first, second, options);
  if (first.form === 'mean' && second.form === 'mean') {
    const { value, low, high, level, n, method, p } = meanDifference(first, second, options);
    return { value, low, high, level, n, method, p };
  }
  throw new TypeError(`A ${first.form} and a ${second.form} have no difference`);
}

/** The variance of one answer in the score's own unit (NPS points, shares, scale points); for planning. */
export function varianceOfOne(summary: Summary): number {
  if (summary.form === 'nps') return npsMoments(summary).variance * 10_000;
  if (summary.form === 'mean') return varianceOf(summary);
  const p = summary.count / summary.n;
  return p * (1 - p);
}

function combined(a: Summary, b: Summary, sign: 1 | -1): Summary {
  if (a.form === 'nps' && b.form === 'nps')
    return {
      form: 'nps',
      promoters: a.promoters + sign * b.promoters,
      passives: a.passives + sign * b.passives,
      detractors: a.detractors + sign * b.detractors,
    };
  if (a.form === 'share' && b.form === 'share')
    return { form: 'share', count: a.count + sign * b.count, n: a.n + sign * b.n };
  if (a.form === 'mean' && b.form === 'mean')
    return {
      form: 'mean',
      n: a.n + sign * b.n,
      sum: a.sum + sign * b.sum,
      sumSquares: a.sumSquares + sign * b.sumSquares,
    };
  throw new TypeError(`A ${a.form} and a ${b.form} cannot be joined`);
}

/** Both groups together; nobody may be in both. */
export const joined = (a: Summary, b: Summary): Summary => combined(a, b, 1);
/** The whole without a part of it. */
export const without = (whole: Summary, part: Summary): Summary => combined(whole, part, -1);
