import type { Estimate } from '../../kernel/estimate.ts';

/**
 * How much an estimate allows us to say (DESIGN §5): below 10 answers counts only, below 30 the interval
 * before the value, hidden cells nothing but why.
 */
export type Reading = 'hidden' | 'counts-only' | 'interval-first' | 'value-first' | 'nothing';

export function readEstimate(estimate: Estimate): Reading {
  if (estimate.hidden !== undefined) return 'hidden';
  if (estimate.n !== null && estimate.n < 10) return 'counts-only';
  if (estimate.value === null) return 'nothing';
  if (estimate.n !== null && estimate.n < 30) return 'interval-first';
  return 'value-first';
}
