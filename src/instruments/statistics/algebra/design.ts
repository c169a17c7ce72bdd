import { CannotCompute } from '../cannot-compute.ts';
import { cholesky, invertCholesky, type Square } from './symmetric.ts';

/** A table of explaining variables, row by row: what a regression is fitted on. */
export interface Design {
  readonly names: readonly string[];
  readonly rows: number;
  /** rows × names.length, row by row. */
  readonly data: Float64Array;
}

/** A design of named columns, with a leading column of ones unless told otherwise. */
export function designOf(
  columns: Readonly<Record<string, ArrayLike<number>>>,
  options: { readonly intercept?: boolean } = {},
): Design {
  const { intercept = true } = options;
  const names = [...(intercept ? ['(Intercept)'] : []), ...Object.keys(columns)];
  const all = Object.values(columns);
  const rows = all[0]?.length ?? 0;
  const p = names.length;
  const data = new Float64Array(rows * p);
  for (let i = 0; i < rows; i++) {
    if (intercept) data[i * p] = 1;
    all.forEach((column, j) => {
      data[i * p + j + (intercept ? 1 : 0)] = column[i] as number;
    });
  }
  return { names, rows, data };
}

/** Row i times a coefficient vector. */
export function linearPart(design: Design, i: number, beta: ArrayLike<number>): number {
  const p = design.names.length;
  let sum = 0;
  for (let j = 0; j < p; j++) sum += (design.data[i * p + j] as number) * (beta[j] as number);
  return sum;
}

/** Xᵀ W X and Xᵀ z, with a weight per row. */
export function normalEquations(
  design: Design,
  weight: (i: number) => number,
  z: (i: number) => number,
): { xx: Square; xz: Float64Array } {
  const p = design.names.length;
  const xx = new Float64Array(p * p);
  const xz = new Float64Array(p);
  for (let i = 0; i < design.rows; i++) {
    const w = weight(i);
    if (w === 0) continue;
    const wz = w * z(i);
    for (let a = 0; a < p; a++) {
      const x = design.data[i * p + a] as number;
      if (x === 0) continue;
      xz[a] = (xz[a] as number) + x * wz;
      for (let b = 0; b <= a; b++) {
        xx[a * p + b] = (xx[a * p + b] as number) + w * x * (design.data[i * p + b] as number);
      }
    }
  }
  for (let a = 0; a < p; a++) for (let b = a + 1; b < p; b++) xx[a * p + b] = xx[b * p + a] as number;
  return { xx, xz };
}

/** (Xᵀ W X)⁻¹ and the solution, scaled inside so that units do not matter. Names the first redundant column. */
export function solveNormal(
  xx: Square,
  xz: Float64Array,
  names: readonly string[],
): { inverse: Square; solution: Float64Array } {
  const p = names.length;
  const scale = Float64Array.from({ length: p }, (_, j) => Math.sqrt(xx[j * p + j] as number));
  const zero = scale.findIndex((s) => !(s > 0));
  if (zero >= 0) throw new CannotCompute(`"${names[zero]}" is 0 in every row.`);
  const scaled = xx.map((v, k) => v / ((scale[Math.floor(k / p)] as number) * (scale[k % p] as number)));
  const triangle = cholesky(scaled, p, 1e-12);
  if (typeof triangle === 'number')
    throw new CannotCompute(`"${names[triangle]}" says exactly what the columns before it say together.`);
  const inverse = invertCholesky(triangle, p).map(
    (v, k) => v / ((scale[Math.floor(k / p)] as number) * (scale[k % p] as number)),
  );
  const solution = Float64Array.from({ length: p }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < p; j++) sum += (inverse[i * p + j] as number) * (xz[j] as number);
    return sum;
  });
  return { inverse, solution };
}
