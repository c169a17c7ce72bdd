import { betaTails } from './beta.ts';
import { normalQuantile } from './normal.ts';
import { solveTail } from './solve-tail.ts';

/** Student's t: the normal distribution's place when the variance is estimated from few values. */

/** P(T > t) with df degrees of freedom (any positive number, not only whole ones). */
export function studentUpperTail(t: number, df: number): number {
  if (Number.isNaN(t)) return Number.NaN;
  if (t === Number.POSITIVE_INFINITY) return 0;
  if (t === Number.NEGATIVE_INFINITY) return 1;
  const square = t * t;
  const [tails] = betaTails(df / 2, 0.5, df / (df + square), square / (df + square));
  return t >= 0 ? tails / 2 : 1 - tails / 2;
}

/** P(|T| > |t|): the two-sided p-value of a t statistic. */
export const studentTwoSided = (t: number, df: number): number => 2 * studentUpperTail(Math.abs(t), df);

/** The t with P(T ≤ t) = p. */
export function studentQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  if (p < 0.5) return -upperQuantile(p, df);
  return upperQuantile(1 - p, df);
}

function upperQuantile(upper: number, df: number): number {
  if (upper <= 0) return Number.POSITIVE_INFINITY;
  const tails = (t: number): [number, number] => {
    const up = studentUpperTail(t, df);
    return [1 - up, up];
  };
  return solveTail(
    tails,
    1 - upper < 0.5 ? 0.5 : Math.max(1 - upper, 0.5000001),
    -normalQuantile(upper),
    upper,
  );
}

/** The t that a two-sided interval of this level reaches to. */
export const tOfLevel = (level: number, df: number): number => studentQuantile(1 - (1 - level) / 2, df);
