import { presentation } from '../../instruments/statistics/presentation.ts';
import { answersIn, estimateOf, type Summary } from '../../instruments/statistics/summary.ts';
import type { Estimate } from '../../kernel/estimate.ts';
import type { ScoreCell, Stat, Unit } from './contract.ts';

export const hiddenBecause = 'Hidden to protect the people who answered';

/** How a score is named to a statistician: what is averaged over what, and which interval. */
export function methodOf(estimate: Estimate, stat: Stat, unit: Unit, counted: string): string {
  const of = stat === 'csat' || stat === 'top-box' ? `${estimate.method}, ${counted}` : estimate.method;
  return unit === 'answer' ? `${of}; per answer` : `${of}; per ${unit}: mean of its answers`;
}

/** Nothing of a hidden group is shown: neither score nor n. */
export const hiddenEstimate = (method: string): Estimate => ({
  value: null,
  low: null,
  high: null,
  level: 0.95,
  n: null,
  method,
  hidden: hiddenBecause,
});

export type Presented = Estimate & Pick<ScoreCell, 'show' | 'summary'>;

/** A group's score as it may be shown: hidden, as counts only (below 10 answers), or with its interval. */
export function presentScore(
  summary: Summary,
  shown: { readonly hidden: boolean; readonly stat: Stat; readonly unit: Unit; readonly counted: string },
): Presented {
  const estimate = estimateOf(summary);
  const method = methodOf(estimate, shown.stat, shown.unit, shown.counted);
  if (shown.hidden) return { ...hiddenEstimate(method), show: 'hidden', summary: null };
  const show = presentation(answersIn(summary));
  const numbers = show === 'counts-only' ? { value: null, low: null, high: null } : {};
  return { ...estimate, ...numbers, method, show, summary };
}
