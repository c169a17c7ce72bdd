import { type Dense, dense, rowOf } from '../vectors/dense.ts';

/** Themes of a level above, by the theme's place: 0, 1, … */
export interface Level {
  readonly parentOf: Int32Array;
  readonly parents: number;
}

/** Below so many themes one list is easier to read than a tree. */
const flat = 9;
/** Above so many there is a third level. */
const deep = 64;

/** How many groups each level above the themes has, from the nearest up. */
export function levelsFor(themes: number): number[] {
  if (themes < flat) return [];
  const middle = Math.max(3, Math.round(themes / 4));
  return themes > deep ? [middle, Math.max(3, Math.round(middle / 4))] : [middle];
}

/**
 * Joins themes into groups by bringing the two nearest together again and again (Ward's method on the centroids with
 * their sizes), so that small strays join big neighbours first. Of equal pairs the first.
 */
export function agglomerated(centroids: Dense, sizes: ArrayLike<number>, levels: readonly number[]): Level[] {
  const k = centroids.rows;
  const sums = dense(k, centroids.columns);
  const weight = Float64Array.from({ length: k }, (_, c) => Math.max(1, sizes[c] as number));
  sums.data.set(centroids.data);
  const group = Int32Array.from({ length: k }, (_, c) => c);
  const alive = new Set(group);
  const found: Level[] = [];
  let below = Int32Array.from(group);
  for (const wanted of levels) {
    while (alive.size > wanted) {
      const [a, b] = nearestPair(sums, weight, [...alive]);
      merge(sums, weight, a, b);
      alive.delete(b);
      for (let c = 0; c < k; c++) if (group[c] === b) group[c] = a;
    }
    const named = new Map([...alive].map((one, place) => [one, place]));
    const parentOf = new Int32Array(Math.max(0, ...below) + 1);
    for (let c = 0; c < k; c++) parentOf[below[c] as number] = named.get(group[c] as number) ?? 0;
    found.push({ parentOf, parents: alive.size });
    below = Int32Array.from(group, (one) => named.get(one) ?? 0);
  }
  return found;
}

function nearestPair(means: Dense, weight: Float64Array, alive: readonly number[]): [number, number] {
  let best: [number, number] = [alive[0] ?? 0, alive[1] ?? 0];
  let least = Number.POSITIVE_INFINITY;
  alive.forEach((a, i) => {
    for (const b of alive.slice(i + 1)) {
      const [x, y] = [rowOf(means, a), rowOf(means, b)];
      let gap = 0;
      for (let j = 0; j < x.length; j++) gap += ((x[j] as number) - (y[j] as number)) ** 2;
      const [wa, wb] = [weight[a] as number, weight[b] as number];
      const cost = ((wa * wb) / (wa + wb)) * gap;
      if (cost < least) {
        least = cost;
        best = [a, b];
      }
    }
  });
  return best;
}

function merge(means: Dense, weight: Float64Array, into: number, from: number): void {
  const [wa, wb] = [weight[into] as number, weight[from] as number];
  const [x, y] = [rowOf(means, into), rowOf(means, from)];
  for (let j = 0; j < x.length; j++) x[j] = (wa * (x[j] as number) + wb * (y[j] as number)) / (wa + wb);
  weight[into] = wa + wb;
}
