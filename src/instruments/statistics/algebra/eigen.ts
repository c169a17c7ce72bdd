import { at, type Square } from './symmetric.ts';

export interface Eigen {
  readonly values: Float64Array;
  /** Column j of the n × n matrix belongs to value j. */
  readonly vectors: Square;
}

/** Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations: slow for hundreds, exact for tens. */
export function eigenSymmetric(matrix: Square, n: number): Eigen {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < 100; sweep++) {
    let off = 0;
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) off += at(a, n, i, j) ** 2;
    if (off < 1e-28 * n) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q);
  }
  return { values: Float64Array.from({ length: n }, (_, i) => at(a, n, i, i)), vectors: v };
}

function rotate(a: Square, v: Square, n: number, p: number, q: number): void {
  const apq = at(a, n, p, q);
  if (Math.abs(apq) < 1e-300) return;
  const theta = (at(a, n, q, q) - at(a, n, p, p)) / (2 * apq);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  const turn = (m: Square, i: number, j: number) => {
    const [x, y] = [m[i] as number, m[j] as number];
    m[i] = c * x - s * y;
    m[j] = s * x + c * y;
  };
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q);
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k);
  for (let k = 0; k < n; k++) turn(v, k * n + p, k * n + q);
}
