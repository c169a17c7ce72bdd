import { type Design, linearPart, normalEquations, solveNormal } from './algebra/design.ts';
import { multiply, type Square } from './algebra/symmetric.ts';
import { CannotCompute } from './cannot-compute.ts';
import { type Coefficient, coefficients } from './coefficient.ts';
import { type Level, usualLevel } from './numbers.ts';

/** How the errors may be related: not at all, with different spreads, over time, or within clusters. */
export type Errors =
  | { readonly kind: 'independent' }
  | { readonly kind: 'Newey-West'; readonly lag: number }
  | { readonly kind: 'clustered'; readonly clusters: readonly string[] };

export interface LinearModel {
  readonly coefficients: readonly Coefficient[];
  readonly covariance: Square;
  readonly residuals: Float64Array;
  readonly r2: number;
  readonly df: number;
  readonly durbinWatson: number;
  readonly method: string;
}

/**
 * Least squares, with standard errors that fit how the rows belong together.
 *
 * In plain words: the straight-line part of an outcome, and how sure each slope is. "Newey-West" allows for errors
 * that linger over the given number of rows (in time order), "clustered" for rows of one unit that move together
 * (use 30 clusters or more). Source: White 1980; Newey & West 1987; Liang & Zeger 1986; R lm, sandwich (NeweyWest with
 * prewhite = FALSE, adjust = TRUE; vcovCL type HC1).
 */
export function linearModel(
  design: Design,
  y: ArrayLike<number>,
  options: Level & { readonly errors?: Errors; readonly weights?: ArrayLike<number> } = {},
): LinearModel {
  const { level = usualLevel, errors = { kind: 'independent' }, weights } = options;
  const { rows: n, names } = design;
  const p = names.length;
  if (n <= p) throw new CannotCompute(`${n} rows are too few for ${p} coefficients.`);
  const w = (i: number) => (weights === undefined ? 1 : (weights[i] as number));
  const { xx, xz } = normalEquations(design, w, (i) => y[i] as number);
  const { inverse, solution } = solveNormal(xx, xz, names);
  const residuals = Float64Array.from(
    { length: n },
    (_, i) => (y[i] as number) - linearPart(design, i, solution),
  );
  let squares = 0;
  let weight = 0;
  let middle = 0;
  for (let i = 0; i < n; i++) {
    squares += w(i) * (residuals[i] as number) ** 2;
    weight += w(i);
    middle += w(i) * (y[i] as number);
  }
  middle /= weight;
  let whole = 0;
  for (let i = 0; i < n; i++) whole += w(i) * ((y[i] as number) - middle) ** 2;
  const clusters = errors.kind === 'clustered' ? new Set(errors.clusters).size : 0;
  const df = errors.kind === 'clustered' ? clusters - 1 : n - p;
  if (errors.kind === 'clustered' && clusters < 2)
    throw new CannotCompute('Clustered errors need at least two clusters.');
  const covariance =
    errors.kind === 'independent'
      ? inverse.map((v) => (v * squares) / (n - p))
      : sandwich(inverse, middleOf(design, residuals, w, errors), p);
  const ses = names.map((_, j) => Math.sqrt(covariance[j * p + j] as number));
  return {
    coefficients: coefficients(names, solution, ses, level, df),
    covariance,
    residuals,
    r2: whole > 0 ? 1 - squares / whole : 0,
    df,
    durbinWatson: durbinWatson(residuals),
    method: `least squares, ${nameErrors(errors, clusters)}`,
  };
}

function nameErrors(errors: Errors, clusters: number): string {
  if (errors.kind === 'Newey-West') return `Newey-West errors with lag ${errors.lag}`;
  return errors.kind === 'clustered' ? `errors clustered by ${clusters} units` : 'independent errors';
}

/** About 2 = no trace of the last error in the next; near 0 = errors linger. */
export function durbinWatson(residuals: ArrayLike<number>): number {
  let steps = 0;
  let squares = 0;
  for (let i = 0; i < residuals.length; i++) {
    const e = residuals[i] as number;
    squares += e * e;
    if (i > 0) steps += (e - (residuals[i - 1] as number)) ** 2;
  }
  return steps / squares;
}

const sandwich = (bread: Square, meat: Square, p: number): Square =>
  multiply(multiply(bread, meat, p), bread, p);

/** The middle of the sandwich: how the rows' pulls on the coefficients go together. */
function middleOf(
  design: Design,
  residuals: Float64Array,
  w: (i: number) => number,
  errors: Exclude<Errors, { kind: 'independent' }>,
): Square {
  const { rows: n, data } = design;
  const p = design.names.length;
  const pull = (i: number) =>
    Float64Array.from({ length: p }, (_, j) => w(i) * (residuals[i] as number) * (data[i * p + j] as number));
  const meat = new Float64Array(p * p);
  const addOuter = (a: Float64Array, b: Float64Array, factor: number) => {
    for (let i = 0; i < p; i++)
      for (let j = 0; j < p; j++)
        meat[i * p + j] = (meat[i * p + j] as number) + factor * (a[i] as number) * (b[j] as number);
  };
  if (errors.kind === 'clustered') {
    const sums = new Map<string, Float64Array>();
    for (let i = 0; i < n; i++) {
      const key = errors.clusters[i] ?? '';
      const sum = sums.get(key) ?? new Float64Array(p);
      pull(i).forEach((v, j) => {
        sum[j] = (sum[j] as number) + v;
      });
      sums.set(key, sum);
    }
    const g = sums.size;
    const factor = (g / (g - 1)) * ((n - 1) / (n - p));
    for (const sum of sums.values()) addOuter(sum, sum, factor);
    return meat;
  }
  const pulls = Array.from({ length: n }, (_, i) => pull(i));
  const factor = n / (n - p);
  for (let lag = 0; lag <= errors.lag; lag++) {
    const weight = factor * (1 - lag / (errors.lag + 1));
    for (let i = lag; i < n; i++) {
      const [a, b] = [pulls[i] as Float64Array, pulls[i - lag] as Float64Array];
      addOuter(a, b, weight);
      if (lag > 0) addOuter(b, a, weight);
    }
  }
  return meat;
}
