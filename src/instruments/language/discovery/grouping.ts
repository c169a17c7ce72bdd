import { type Dense, rowsOf } from '../vectors/dense.ts';
import { type Grouping, kMeans, lloyd } from './kmeans.ts';

/** Starts are tried on so many points (the first: any first part is a fair sample); the best is finished on all. */
const enough = 3_000;
const starts = 6;

/** k groups of points that come in an order as good as random. */
export function grouped(points: Dense, k: number, seed: number): Grouping {
  if (points.rows <= enough) return kMeans(points, k, { seed, starts });
  const sample = rowsOf(
    points,
    Int32Array.from({ length: enough }, (_, i) => i),
  );
  return lloyd(points, kMeans(sample, k, { seed, starts, rounds: 30 }).centroids, 40);
}
