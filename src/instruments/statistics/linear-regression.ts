import { CannotCompute } from './cannot-compute.ts';

/**
 * Least squares from a Gram matrix: the rows are read once, then any subset of the columns can be fitted without
 * going back to them. Source of the sandwich: Liang & Zeger 1986; small-sample factor as in Stata's `cluster`.
 */
export interface Gram {
  /** Columns with the intercept as column 0. */
  readonly k: number;
  readonly n: number;
  /** X'X, row by row. */
  readonly xx: Float64Array;
  readonly xy: Float64Array;
  readonly yy: number;
}

/** A column is a number per row; most are 0 (indicators), so zeros cost nothing. */
export type Column = ArrayLike<number>;

/** X'X and X'y of an intercept and these columns over rows 0..n-1. */
export function gramOf(columns: readonly Column[], y: ArrayLike<number>, n: number): Gram {
  const k = columns.length + 1;
  const xx = new Float64Array(k * k);
  const xy = new Float64Array(k);
  const at = new Int32Array(k);
  const value = new Float64Array(k);
  value[0] = 1;
  let yy = 0;
  for (let row = 0; row < n; row++) {
    let active = 1;
    for (let j = 1; j < k; j++) {
      const x = (columns[j - 1] as Column)[row] as number;
      if (x === 0) continue;
      at[active] = j;
      value[active++] = x;
    }
    const target = y[row] as number;
    yy += target * target;
    for (let a = 0; a < active; a++) {
      const i = at[a] as number;
      const x = value[a] as number;
      xy[i] = (xy[i] as number) + x * target;
      for (let b = a; b < active; b++) {
        const cell = i * k + (at[b] as number);
        xx[cell] = (xx[cell] as number) + x * (value[b] as number);
      }
    }
  }
  for (let i = 0; i < k; i++) for (let j = 0; j < i; j++) xx[i * k + j] = xx[j * k + i] as number;
  return { k, n, xx, xy, yy };
}

export interface Fit {
  /** The fitted columns of the Gram matrix; a column that says nothing new (collinear) is left out. */
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
  /** (X'X)⁻¹ of the fitted columns, row by row. */
  readonly inverse: Float64Array;
  readonly n: number;
  readonly residualVariance: number;
}

/** Fits the intercept and these columns (indices from 1). Collinear ones are dropped, the later of two first. */
export function leastSquares(gram: Gram, columns: readonly number[]): Fit {
  const { kept, inverse } = invert(gram, [0, ...columns]);
  const k = kept.length;
  if (gram.n <= k) throw new CannotCompute(`${gram.n} rows are too few for ${k} columns.`);
  const coefficients = kept.map((_, i) =>
    kept.reduce((sum, j, b) => sum + (inverse[i * k + b] as number) * (gram.xy[j] as number), 0),
  );
  const explained = kept.reduce((sum, j, i) => sum + (coefficients[i] as number) * (gram.xy[j] as number), 0);
  const residualVariance = Math.max(0, gram.yy - explained) / (gram.n - k);
  return { columns: kept, coefficients, inverse, n: gram.n, residualVariance };
}

/** Gauss-Jordan with a sweep per column; a pivot below 1e-9 of its own size is collinear with those before. */
function invert(gram: Gram, columns: readonly number[]): { kept: number[]; inverse: Float64Array } {
  const cell = (i: number, j: number) => gram.xx[i * gram.k + j] as number;
  const kept: number[] = [];
  let inverse = new Float64Array(0);
  for (const column of columns) {
    const k = kept.length;
    // The new column regressed on those kept: its coefficients and what is left of it.
    const beta = kept.map((_, i) =>
      kept.reduce((sum, j, b) => sum + (inverse[i * k + b] as number) * cell(j, column), 0),
    );
    const left =
      cell(column, column) - kept.reduce((s, j, i) => s + (beta[i] as number) * cell(j, column), 0);
    if (!(left > 1e-9 * Math.max(cell(column, column), 1e-300))) continue;
    const next = new Float64Array((k + 1) * (k + 1));
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) {
        next[i * (k + 1) + j] =
          (inverse[i * k + j] as number) + ((beta[i] as number) * (beta[j] as number)) / left;
      }
      next[i * (k + 1) + k] = -(beta[i] as number) / left;
      next[k * (k + 1) + i] = -(beta[i] as number) / left;
    }
    next[k * (k + 1) + k] = 1 / left;
    inverse = next;
    kept.push(column);
  }
  return { kept, inverse };
}

export interface Coefficient {
  readonly value: number;
  readonly se: number;
}

/** A fitted column's coefficient with the classical standard error; null when the column was dropped. */
export function coefficientOf(fitted: Fit, column: number): Coefficient | null {
  const i = fitted.columns.indexOf(column);
  if (i === -1) return null;
  const k = fitted.columns.length;
  return {
    value: fitted.coefficients[i] as number,
    se: Math.sqrt(fitted.residualVariance * (fitted.inverse[i * k + i] as number)),
  };
}

/**
 * The coefficient with a standard error that allows for unequal variances and for answers of one cluster (customer)
 * that resemble each other; with one row per cluster this is HC1. `cluster[row]` numbers the clusters from 0.
 */
export function clusteredCoefficientOf(
  fitted: Fit,
  column: number,
  columns: readonly Column[],
  y: ArrayLike<number>,
  cluster: ArrayLike<number>,
): Coefficient | null {
  const i = fitted.columns.indexOf(column);
  if (i === -1) return null;
  const k = fitted.columns.length;
  const sums = new Map<number, number>();
  for (let row = 0; row < fitted.n; row++) {
    let predicted = 0;
    let lever = 0;
    for (let a = 0; a < k; a++) {
      const j = fitted.columns[a] as number;
      const x = j === 0 ? 1 : ((columns[j - 1] as Column)[row] as number);
      if (x === 0) continue;
      predicted += x * (fitted.coefficients[a] as number);
      lever += x * (fitted.inverse[i * k + a] as number);
    }
    const c = cluster[row] as number;
    sums.set(c, (sums.get(c) ?? 0) + lever * ((y[row] as number) - predicted));
  }
  let meat = 0;
  for (const sum of sums.values()) meat += sum * sum;
  const g = sums.size;
  const factor = (g / Math.max(1, g - 1)) * ((fitted.n - 1) / (fitted.n - k));
  return { value: fitted.coefficients[i] as number, se: Math.sqrt(meat * factor) };
}
