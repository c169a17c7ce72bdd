/**
 * Symmetric positive definite systems, stored row by row in one Float64Array of n × n.
 * Plain Cholesky: everything that statistics needs here is small (tens of unknowns) and scaled by its caller.
 */
export type Square = Float64Array;

/** Value at row i, column j of an n × n matrix. */
export const at = (a: Float64Array, n: number, i: number, j: number): number => a[i * n + j] as number;

/**
 * The lower triangle L with A = L Lᵀ, or the index of the first column that the earlier ones already determine
 * (its pivot falls below `tolerance` times its own diagonal).
 */
export function cholesky(a: Square, n: number, tolerance = 1e-10): Square | number {
  const l = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    let pivot = at(a, n, j, j);
    for (let k = 0; k < j; k++) pivot -= at(l, n, j, k) ** 2;
    if (!(pivot > tolerance * Math.abs(at(a, n, j, j)))) return j;
    const root = Math.sqrt(pivot);
    l[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let sum = at(a, n, i, j);
      for (let k = 0; k < j; k++) sum -= at(l, n, i, k) * at(l, n, j, k);
      l[i * n + j] = sum / root;
    }
  }
  return l;
}

/** x with L Lᵀ x = b. */
export function solveCholesky(l: Square, n: number, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    let sum = x[i] as number;
    for (let k = 0; k < i; k++) sum -= at(l, n, i, k) * (x[k] as number);
    x[i] = sum / at(l, n, i, i);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] as number;
    for (let k = i + 1; k < n; k++) sum -= at(l, n, k, i) * (x[k] as number);
    x[i] = sum / at(l, n, i, i);
  }
  return x;
}

/** A⁻¹ from its Cholesky triangle. */
export function invertCholesky(l: Square, n: number): Square {
  const inverse = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    const unit = new Float64Array(n);
    unit[j] = 1;
    solveCholesky(l, n, unit).forEach((value, i) => {
      inverse[i * n + j] = value;
    });
  }
  return inverse;
}

/** A · B for n × n matrices. */
export function multiply(a: Square, b: Square, n: number): Square {
  const c = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const v = at(a, n, i, k);
      if (v === 0) continue;
      for (let j = 0; j < n; j++) c[i * n + j] = (c[i * n + j] as number) + v * at(b, n, k, j);
    }
  }
  return c;
}
