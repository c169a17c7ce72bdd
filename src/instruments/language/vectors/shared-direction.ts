import { type Dense, dot, rowOf } from './dense.ts';

/**
 * The direction of length one along which the rows have most in common (first right singular vector), by power
 * iteration from a fixed start; its largest number is positive.
 */
export function sharedDirection(m: Dense): Float32Array {
  let direction = new Float64Array(m.columns).fill(1 / Math.sqrt(m.columns));
  for (let round = 0; round < 200; round++) {
    const next = new Float64Array(m.columns);
    const now = Float32Array.from(direction);
    for (let row = 0; row < m.rows; row++) {
      const values = rowOf(m, row);
      const along = dot(values, now);
      for (let i = 0; i < m.columns; i++) next[i] = (next[i] as number) + along * (values[i] as number);
    }
    const length = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0));
    if (length === 0) return new Float32Array(m.columns);
    direction = next.map((value) => value / length);
  }
  const largest = direction.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  return Float32Array.from(direction, (value) => (largest < 0 ? -value : value));
}
