import { gammaTails } from './gamma.ts';
import { solveTail } from './solve-tail.ts';

/** P(X > x) of the chi-squared distribution: the p-value of a goodness-of-fit, likelihood-ratio or log-rank test. */
export const chiSquaredUpperTail = (x: number, df: number): number => gammaTails(df / 2, x / 2)[1];

/** The x with P(X ≤ x) = p. */
export function chiSquaredQuantile(p: number, df: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  return 2 * solveTail((x) => gammaTails(df / 2, x), p, df / 2);
}
