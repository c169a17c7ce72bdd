import { type Dense, dense, rowOf, toUnitLength } from './dense.ts';

/** Vectors of several kinds side by side: each of length one, times its weight, and the whole of length one again. */
export function joined(parts: readonly { readonly vectors: Dense; readonly weight: number }[]): Dense {
  const columns = parts.reduce((sum, part) => sum + part.vectors.columns, 0);
  const whole = dense(parts[0]?.vectors.rows ?? 0, columns);
  for (let row = 0; row < whole.rows; row++) {
    const to = rowOf(whole, row);
    let at = 0;
    for (const { vectors, weight } of parts) {
      for (const value of rowOf(vectors, row)) to[at++] = value * weight;
    }
  }
  return toUnitLength(whole);
}
