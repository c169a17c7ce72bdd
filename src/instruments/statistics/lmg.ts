import type { Square } from './algebra/symmetric.ts';

/**
 * R² of every subset of drivers, by bit mask (bit j = driver j), from one correlation matrix whose last column is
 * the outcome. One pivot per subset: a subset's partial correlations follow from those of the subset without its
 * last driver.
 */
function allR2(correlation: Square, p: number): Float64Array {
  const size = p + 1;
  const r2 = new Float64Array(2 ** p);
  // One matrix per depth; at depth d only the columns after the last driver taken, and the outcome, are filled in.
  const levels = Array.from({ length: p + 1 }, () => new Float64Array(size * size));
  (levels[0] as Float64Array).set(correlation);
  const walk = (depth: number, from: number, mask: number): void => {
    const m = levels[depth] as Float64Array;
    const next = levels[depth + 1] as Float64Array;
    for (let j = from; j < p; j++) {
      const pivot = m[j * size + j] as number;
      const withJ = mask | (1 << j);
      // Below this the drivers taken already say all that this one could: it adds nothing, and changes nothing.
      const adds = pivot >= 1e-12;
      const toY = m[j * size + p] as number;
      r2[withJ] = (r2[mask] as number) + (adds ? (toY * toY) / pivot : 0);
      if (j === p - 1) continue;
      for (let a = j + 1; a < size; a++) {
        const factor = adds ? (m[j * size + a] as number) / pivot : 0;
        for (let b = a; b < size; b++)
          next[a * size + b] = (m[a * size + b] as number) - factor * (m[j * size + b] as number);
      }
      walk(depth + 1, j + 1, withJ);
    }
  };
  walk(0, 0, 0);
  return r2;
}

/** The most drivers whose subsets are all looked at: a million. */
export const mostExactDrivers = 20;

/**
 * LMG (Shapley) shares of R²: what each driver adds, averaged over all orders in which drivers could enter.
 *
 * In plain words: correlated drivers share what they explain together fairly; nothing is set to zero because another
 * says it too. The shares sum to R². `correlation` holds the drivers first and the outcome last, (p + 1)².
 * Source: Lindeman, Merenda & Gold 1980; Grömping 2006 (JSS 17(1)); Shapley 1953.
 */
export function lmgShares(correlation: Square, p: number): Float64Array {
  if (p > mostExactDrivers) throw new RangeError(`Exact shares are for at most ${mostExactDrivers} drivers`);
  const r2 = allR2(correlation, p);
  // |S|! (p − |S| − 1)! / p!
  const weight = new Float64Array(p);
  weight[0] = 1 / p;
  for (let s = 1; s < p; s++) weight[s] = ((weight[s - 1] as number) * s) / (p - s);
  const share = new Float64Array(p);
  const bits = new Uint8Array(r2.length);
  for (let mask = 1; mask < r2.length; mask++) bits[mask] = (bits[mask >> 1] as number) + (mask & 1);
  for (let j = 0; j < p; j++) {
    const bit = 1 << j;
    let sum = 0;
    // Masks without bit j, in runs: the inner loop walks memory in order.
    for (let high = 0; high < r2.length; high += bit << 1) {
      for (let mask = high; mask < high + bit; mask++) {
        sum += (weight[bits[mask] as number] as number) * ((r2[mask | bit] as number) - (r2[mask] as number));
      }
    }
    share[j] = sum;
  }
  return share;
}
