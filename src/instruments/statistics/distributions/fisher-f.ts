import { betaTails } from './beta.ts';
import { solveTail } from './solve-tail.ts';

/** The F distribution: ratios of variances. Tails [lower, upper] at f. */
export function fTails(f: number, df1: number, df2: number): [lower: number, upper: number] {
  if (!(f > 0)) return [0, 1];
  if (f === Number.POSITIVE_INFINITY) return [1, 0];
  const whole = df1 * f + df2;
  return betaTails(df1 / 2, df2 / 2, (df1 * f) / whole, df2 / whole);
}

/** P(F > f): the p-value of an F test. */
export const fUpperTail = (f: number, df1: number, df2: number): number => fTails(f, df1, df2)[1];

/** The f with P(F ≤ f) = p. */
export function fQuantile(p: number, df1: number, df2: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  return solveTail((f) => fTails(f, df1, df2), p, 1);
}
