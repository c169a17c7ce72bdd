import { type Design, linearPart, normalEquations, solveNormal } from './algebra/design.ts';
import { CannotCompute } from './cannot-compute.ts';
import { type Coefficient, coefficients } from './coefficient.ts';
import { type Level, usualLevel } from './numbers.ts';

export interface Logit {
  readonly coefficients: readonly (Coefficient & { readonly oddsRatio: number })[];
  readonly deviance: number;
  readonly nullDeviance: number;
  readonly n: number;
  readonly iterations: number;
  /** Fitted probabilities, row by row. */
  readonly fitted: Float64Array;
  /** A driver splits yes from no completely (or nearly): its coefficient has no finite value. A sentence, or null. */
  readonly separation: string | null;
  readonly method: string;
}

/**
 * Logistic regression by iteratively reweighted least squares, with Wald intervals.
 *
 * In plain words: how the odds of a yes (stays, recommends) go with each column, the others held equal. `y` is 0 or 1 (or
 * a share, with `weights` = how many). Assumes independent rows and odds that multiply; wants 10 rarer outcomes per
 * coefficient. When a column separates yes from no, no estimate exists: it is said, not hidden in a huge number.
 * Source: McCullagh & Nelder 1989; R glm(family = binomial); separation: Albert & Anderson 1984.
 */
export function logit(
  design: Design,
  y: ArrayLike<number>,
  options: Level & { readonly weights?: ArrayLike<number> } = {},
): Logit {
  const { level = usualLevel, weights } = options;
  const { rows: n, names } = design;
  const w = (i: number) => (weights === undefined ? 1 : (weights[i] as number));
  let total = 0;
  let yes = 0;
  for (let i = 0; i < n; i++) {
    total += w(i);
    yes += w(i) * (y[i] as number);
  }
  if (!(yes > 0 && yes < total)) throw new CannotCompute('The outcome is the same in every row.');
  const mean = yes / total;
  const mu = Float64Array.from({ length: n }, (_, i) => ((y[i] as number) + mean) / 2);
  const eta = mu.map((m) => Math.log(m / (1 - m)));
  const variance = (i: number) => Math.max((mu[i] as number) * (1 - (mu[i] as number)), 1e-12);
  let deviance = Number.POSITIVE_INFINITY;
  let iterations = 0;
  let beta: Float64Array = new Float64Array(names.length);
  for (; iterations < 50; iterations++) {
    const { xx, xz } = normalEquations(
      design,
      (i) => w(i) * variance(i),
      (i) => (eta[i] as number) + ((y[i] as number) - (mu[i] as number)) / variance(i),
    );
    beta = Float64Array.from(solveNormal(xx, xz, names).solution);
    for (let i = 0; i < n; i++) {
      const e = linearPart(design, i, beta);
      eta[i] = e;
      mu[i] = 1 / (1 + Math.exp(-e));
    }
    const next = devianceOf(y, mu, w);
    if (Math.abs(deviance - next) < 1e-11 * (Math.abs(next) + 0.1)) break;
    deviance = next;
  }
  deviance = devianceOf(y, mu, w);
  const p = names.length;
  const last = normalEquations(
    design,
    (i) => w(i) * variance(i),
    () => 0,
  );
  const { inverse } = solveNormal(last.xx, last.xz, names);
  const ses = names.map((_, j) => Math.sqrt(inverse[j * p + j] as number));
  return {
    coefficients: coefficients(names, beta, ses, level).map((c) => ({
      ...c,
      oddsRatio: Math.exp(c.estimate),
    })),
    deviance,
    nullDeviance: devianceOf(y, new Float64Array(n).fill(mean), w),
    n,
    iterations: iterations + 1,
    fitted: mu,
    separation: separationOf(design, mu, beta, deviance),
    method: 'logistic regression (IRLS), Wald intervals',
  };
}

function devianceOf(y: ArrayLike<number>, mu: Float64Array, w: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < mu.length; i++) {
    const [yi, m] = [y[i] as number, mu[i] as number];
    const part =
      (yi > 0 ? yi * Math.log(yi / m) : 0) + (yi < 1 ? (1 - yi) * Math.log((1 - yi) / (1 - m)) : 0);
    sum += 2 * w(i) * part;
  }
  return sum;
}

/** Fitted probabilities of 0 or 1 to machine precision, with a coefficient that ran away, betray separation. */
function separationOf(design: Design, mu: Float64Array, beta: Float64Array, deviance: number): string | null {
  let extreme = 0;
  for (const m of mu) if (m < 1e-8 || m > 1 - 1e-8) extreme += 1;
  if (extreme === 0 && deviance > 1e-6) return null;
  const p = design.names.length;
  let worst = 0;
  let reach = 0;
  for (let j = 0; j < p; j++) {
    if (design.names[j] === '(Intercept)') continue;
    let spread = 0;
    for (let i = 0; i < design.rows; i++)
      spread = Math.max(spread, Math.abs(design.data[i * p + j] as number));
    const size = Math.abs((beta[j] as number) * spread);
    if (size > reach) [worst, reach] = [j, size];
  }
  if (reach < 15) return null;
  return `"${design.names[worst]}" separates the outcomes (almost) completely: its coefficient has no finite value.`;
}
