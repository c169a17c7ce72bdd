import { betaFactor } from './gamma.ts';
import { solveTail } from './solve-tail.ts';

/**
 * The beta distribution: what is believed of a share, and by substitution the t and F distributions.
 * Source: continued fraction of Abramowitz & Stegun 26.5.8, evaluated by Lentz's method.
 */

/** I_x(a, b) by its continued fraction; quick where x < (a + 1)/(a + b + 2). */
function byFraction(a: number, b: number, x: number, y: number): number {
  const tiny = 1e-300;
  const keep = (v: number) => (Math.abs(v) < tiny ? tiny : v);
  let c = 1;
  let d = 1 / keep(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / keep(1 + even * d);
    c = keep(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / keep(1 + odd * d);
    c = keep(1 + odd / c);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return (betaFactor(a, b, x, y) * h) / a;
}

/**
 * P(X ≤ x) and P(X > x) of a beta variable. `y` = 1 − x may be given when it is known more precisely than x
 * allows (x close to 1).
 */
export function betaTails(a: number, b: number, x: number, y = 1 - x): [lower: number, upper: number] {
  if (!(x > 0)) return [0, 1];
  if (!(y > 0)) return [1, 0];
  if (x < (a + 1) / (a + b + 2)) {
    const lower = byFraction(a, b, x, y);
    return [lower, 1 - lower];
  }
  const upper = byFraction(b, a, y, x);
  return [1 - upper, upper];
}

/** The x with P(X ≤ x) = p. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  // Solved for the odds x / (1 − x), which have no upper end and keep their digits near 0 and 1.
  const odds = solveTail((o) => betaTails(a, b, o / (1 + o), 1 / (1 + o)), p, a / b);
  return odds / (1 + odds);
}
