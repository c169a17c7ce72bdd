import { type Design, linearPart } from './algebra/design.ts';
import { cholesky, invertCholesky, type Square, solveCholesky } from './algebra/symmetric.ts';
import { CannotCompute } from './cannot-compute.ts';
import { type Coefficient, coefficients } from './coefficient.ts';
import { type Level, usualLevel } from './numbers.ts';

export interface Ordinal {
  /** One per column; positive = higher answers. */
  readonly coefficients: readonly (Coefficient & { readonly oddsRatio: number })[];
  /** Thresholds between neighbouring answers: "1|2", "2|3" … */
  readonly thresholds: readonly Coefficient[];
  readonly deviance: number;
  readonly n: number;
  readonly iterations: number;
  readonly method: string;
}

/**
 * Ordered answers explained by columns: the proportional-odds model, by Newton's method.
 *
 * In plain words: for codes that have an order but no distances; a column moves the odds of answering higher by the
 * same factor at each step of the scale. That sameness is an assumption: `proportionalOdds` checks it. No intercept in
 * the design (the thresholds are the intercepts). `weights` = how often a row was seen.
 * Source: McCullagh 1980; R MASS::polr.
 */
export function ordinal(
  design: Design,
  answers: ArrayLike<number>,
  options: Level & { readonly weights?: ArrayLike<number>; readonly labels?: readonly string[] } = {},
): Ordinal {
  const { level = usualLevel, weights } = options;
  const n = design.rows;
  const codes = [...new Set(Array.from(answers))].sort((a, b) => a - b);
  if (codes.length < 3)
    throw new CannotCompute('Ordered answers need at least three different codes; use logit for two.');
  const rank = new Map(codes.map((code, k) => [code, k]));
  const y = Array.from(answers, (code) => rank.get(code) ?? 0);
  const w = (i: number) => (weights === undefined ? 1 : (weights[i] as number));
  const k = codes.length - 1;
  const p = design.names.length;
  const theta = startingPoint(y, w, k, p);
  let current = derivatives(design, y, w, theta, k);
  let iterations = 0;
  for (; iterations < 100; iterations++) {
    const step = solveCholesky(triangleOf(current.information, k + p, design.names), k + p, current.gradient);
    let factor = 1;
    let next = theta.map((t, j) => t + factor * (step[j] as number));
    let tried = derivatives(design, y, w, next, k);
    while (!(tried.logLikelihood >= current.logLikelihood - 1e-12) && factor > 1e-8) {
      factor /= 2;
      next = theta.map((t, j) => t + factor * (step[j] as number));
      tried = derivatives(design, y, w, next, k);
    }
    const gain = tried.logLikelihood - current.logLikelihood;
    theta.set(next);
    current = tried;
    if (Math.abs(gain) < 1e-10 * (Math.abs(current.logLikelihood) + 1)) break;
  }
  const size = k + p;
  const inverse = invertCholesky(triangleOf(current.information, size, design.names), size);
  const se = (j: number) => Math.sqrt(inverse[j * size + j] as number);
  const label = (j: number) => options.labels?.[j] ?? String(codes[j]);
  const names = Array.from({ length: k }, (_, j) => `${label(j)}|${label(j + 1)}`);
  return {
    coefficients: coefficients(
      design.names,
      theta.slice(k),
      design.names.map((_, j) => se(k + j)),
      level,
    ).map((c) => ({ ...c, oddsRatio: Math.exp(c.estimate) })),
    thresholds: coefficients(
      names,
      theta.slice(0, k),
      names.map((_, j) => se(j)),
      level,
    ),
    deviance: -2 * current.logLikelihood,
    n,
    iterations: iterations + 1,
    method: 'ordinal logistic regression (proportional odds), Wald intervals',
  };
}

function triangleOf(information: Square, size: number, names: readonly string[]): Square {
  const triangle = cholesky(information, size, 1e-12);
  if (typeof triangle === 'number') {
    const name = names[triangle - (size - names.length)];
    throw new CannotCompute(
      name === undefined
        ? 'Neighbouring answers cannot be told apart in these rows.'
        : `"${name}" says exactly what the columns before it say together.`,
    );
  }
  return triangle;
}

/** Thresholds at the logits of the cumulative shares, all slopes 0. */
function startingPoint(y: readonly number[], w: (i: number) => number, k: number, p: number): Float64Array {
  const counts = new Float64Array(k + 1);
  let total = 0;
  y.forEach((code, i) => {
    counts[code] = (counts[code] as number) + w(i);
    total += w(i);
  });
  const theta = new Float64Array(k + p);
  let below = 0;
  for (let j = 0; j < k; j++) {
    below += counts[j] as number;
    theta[j] = Math.log(below / (total - below));
  }
  return theta;
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Log-likelihood, its gradient, and minus its second derivatives. */
function derivatives(
  design: Design,
  y: readonly number[],
  w: (i: number) => number,
  theta: Float64Array,
  k: number,
) {
  const p = design.names.length;
  const size = k + p;
  const slopes = theta.subarray(k);
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  let logLikelihood = 0;
  for (let i = 0; i < design.rows; i++) {
    const weight = w(i);
    if (weight === 0) continue;
    const eta = linearPart(design, i, slopes);
    const code = y[i] as number;
    // P = F(upper) − F(lower); the lowest answer has no lower, the highest no upper threshold.
    const [u, l] = [
      code < k ? (theta[code] as number) - eta : Infinity,
      code > 0 ? (theta[code - 1] as number) - eta : -Infinity,
    ];
    const [fu, fl] = [logistic(u), logistic(l)];
    const probability = fu - fl;
    if (!(probability > 0)) return { logLikelihood: Number.NEGATIVE_INFINITY, gradient, information };
    logLikelihood += weight * Math.log(probability);
    const [du, dl] = [fu * (1 - fu), fl * (1 - fl)];
    const [ddu, ddl] = [du * (1 - 2 * fu), dl * (1 - 2 * fl)];
    // Derivatives with respect to the upper threshold (a), the lower one (b); a slope moves both by −x.
    const a = du / probability;
    const b = -dl / probability;
    const aa = ddu / probability - a * a;
    const bb = -ddl / probability - b * b;
    const ab = -a * b;
    const add = (r: number, c: number, value: number) => {
      information[r * size + c] = (information[r * size + c] as number) - weight * value;
    };
    const up = code;
    const low = code - 1;
    if (code < k) {
      gradient[up] = (gradient[up] as number) + weight * a;
      add(up, up, aa);
    }
    if (code > 0) {
      gradient[low] = (gradient[low] as number) + weight * b;
      add(low, low, bb);
    }
    if (code < k && code > 0) {
      add(up, low, ab);
      add(low, up, ab);
    }
    for (let j = 0; j < p; j++) {
      const x = design.data[i * p + j] as number;
      gradient[k + j] = (gradient[k + j] as number) - weight * x * (a + b);
      if (code < k) {
        add(up, k + j, -x * (aa + ab));
        add(k + j, up, -x * (aa + ab));
      }
      if (code > 0) {
        add(low, k + j, -x * (bb + ab));
        add(k + j, low, -x * (bb + ab));
      }
      for (let m = 0; m < p; m++)
        add(k + j, k + m, x * (design.data[i * p + m] as number) * (aa + 2 * ab + bb));
    }
  }
  return { logLikelihood, gradient, information };
}
