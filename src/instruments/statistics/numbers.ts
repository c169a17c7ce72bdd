import type { Estimate } from '../../kernel/estimate.ts';

/** What a method was asked to do beside its data. `level` is the interval's confidence level, 0.95 by default. */
export interface Level {
  readonly level?: number;
}
export const usualLevel = 0.95;

/** An estimate without a number: nothing was answered, or too little to say anything. */
export function nothingToSay(method: string, n: number, level: number): Estimate {
  return { value: null, low: null, high: null, level, n, method };
}

/** Held within the ends of its scale. */
export const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));

/**
 * All that is needed of n values to know their mean and variance: the column store sums them, we do the rest.
 * `sum` of values, `sumSquares` of their squares; for large values with small spread, subtract a round number first.
 */
export interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly sumSquares: number;
}

export function sumsOf(values: Iterable<number>): Sums {
  let n = 0;
  let sum = 0;
  let sumSquares = 0;
  for (const value of values) {
    n += 1;
    sum += value;
    sumSquares += value * value;
  }
  return { n, sum, sumSquares };
}

export const meanOf = (s: Sums): number => s.sum / s.n;

/** Sample variance (divided by n − 1); 0 rather than a tiny negative number when all values are alike. */
export function varianceOf(s: Sums): number {
  if (s.n < 2) return Number.NaN;
  const centred = s.sumSquares - (s.sum * s.sum) / s.n;
  // What is left after the subtraction of two nearly equal sums may be rounding only.
  return centred <= s.sumSquares * 1e-14 ? 0 : centred / (s.n - 1);
}

/** An estimated difference between two groups. */
export interface Difference extends Estimate {
  /** Two-sided p-value; people are shown "about 1 in 40", and this only when they ask. */
  readonly p: number | null;
}
