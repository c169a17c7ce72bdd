import type { Estimate } from '../../kernel/estimate.ts';
import { nothingToSay, usualLevel } from './numbers.ts';

/** One estimate of a sum, with the sign it enters with. */
export interface Term {
  readonly sign: 1 | -1;
  readonly estimate: Estimate;
}

/**
 * A sum or difference of independent estimates with an interval made from theirs: after − before, or the difference
 * of two such differences.
 *
 * In plain words: each estimate's own distance to its interval's end is added as the sides of a right angle are.
 * Limits: value − √Σ(distance to the end that lowers it)², value + √Σ(distance to the end that raises it)².
 * With two Wilson intervals it is Newcombe's interval for a difference of shares. Assumes that the estimates are
 * independent and share one level; takes whatever their intervals take as minimum n.
 * Source: MOVER, Zou & Donner 2008 (Statistics in Medicine 27); Newcombe 1998.
 */
export function contrast(terms: readonly Term[]): Estimate {
  const level = terms[0]?.estimate.level ?? usualLevel;
  const n = terms.reduce((sum, { estimate }) => sum + (estimate.n ?? 0), 0);
  const method = `MOVER over ${[...new Set(terms.map(({ estimate }) => estimate.method))].join(' and ')}`;
  let value = 0;
  let below = 0;
  let above = 0;
  for (const { sign, estimate } of terms) {
    if (estimate.value === null || estimate.low === null || estimate.high === null)
      return nothingToSay(method, n, level);
    value += sign * estimate.value;
    const down = estimate.value - estimate.low;
    const up = estimate.high - estimate.value;
    below += (sign === 1 ? down : up) ** 2;
    above += (sign === 1 ? up : down) ** 2;
  }
  return { value, low: value - Math.sqrt(below), high: value + Math.sqrt(above), level, n, method };
}
