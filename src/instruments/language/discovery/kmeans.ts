import { seeded } from '../../statistics/seeded.ts';
import { type Dense, dense, rowOf, rowsOf } from '../vectors/dense.ts';

/** Points divided into k groups. */
export interface Grouping {
  readonly centroids: Dense;
  /** The group of each point. */
  readonly groups: Int32Array;
  /** Sum of squared distances to the centroids: the smaller the tighter. */
  readonly inertia: number;
}

export interface GroupingOptions {
  readonly seed?: number;
  /** How many starts are tried; the tightest is kept, the first of equals. */
  readonly starts?: number;
  readonly rounds?: number;
  /** How many points are looked at for each first centroid; more are slower and start better. */
  readonly candidates?: number;
}

/**
 * k-means: k-means++ starts (the best of a few candidates at each step), then Lloyd's rounds until nothing moves.
 * The same points in the same order and the same seed give the same groups, bit for bit. k is at most the number of points.
 * Source: Arthur & Vassilvitskii 2007.
 */
export function kMeans(
  points: Dense,
  k: number,
  { seed = 1, starts = 4, rounds = 60, candidates = 3 }: GroupingOptions = {},
): Grouping {
  let best: Grouping | undefined;
  for (let start = 0; start < starts; start++) {
    const centroids = spreadStarts(points, Math.min(k, points.rows), seed * 1_000 + start, candidates);
    const grouping = lloyd(points, centroids, rounds);
    if (best === undefined || grouping.inertia < best.inertia) best = grouping;
  }
  return best ?? { centroids: dense(0, points.columns), groups: new Int32Array(points.rows), inertia: 0 };
}

/** Squared distance of two rows, each in its own long array; four sums side by side let the processor work ahead. */
function gap(a: Float32Array, from: number, b: Float32Array, other: number, columns: number): number {
  let [w, x, y, z] = [0, 0, 0, 0];
  let j = 0;
  for (; j + 3 < columns; j += 4) {
    const p = (a[from + j] as number) - (b[other + j] as number);
    const q = (a[from + j + 1] as number) - (b[other + j + 1] as number);
    const r = (a[from + j + 2] as number) - (b[other + j + 2] as number);
    const t = (a[from + j + 3] as number) - (b[other + j + 3] as number);
    w += p * p;
    x += q * q;
    y += r * r;
    z += t * t;
  }
  for (; j < columns; j++) w += ((a[from + j] as number) - (b[other + j] as number)) ** 2;
  return w + x + (y + z);
}

/** Points as first centroids: how far each point is from its nearest one, and which that is. */
interface Spread {
  readonly at: number;
  readonly total: number;
  readonly distances: Float64Array;
  readonly owners: Int32Array;
}

/** First centroids far from one another: each the best of a few points drawn in proportion to squared distance. */
function spreadStarts(points: Dense, k: number, seed: number, candidates: number): Dense {
  const random = seeded(seed);
  const chosen: number[] = [];
  let now: Spread = {
    at: 0,
    total: 0,
    distances: new Float64Array(points.rows).fill(Number.POSITIVE_INFINITY),
    owners: new Int32Array(points.rows),
  };
  for (let c = 0; c < k; c++) {
    let best: Spread | undefined;
    for (let tried = 0; tried < (c === 0 ? 1 : candidates); tried++) {
      const at = c === 0 ? random.below(points.rows) : drawn(now.distances, random.uniform() * now.total);
      const spread = withStart(points, chosen, now, at);
      if (best === undefined || spread.total < best.total) best = spread;
    }
    now = best ?? now;
    chosen.push(now.at);
  }
  return rowsOf(points, chosen);
}

/** Distances once point `at` is chosen too. A point much nearer to its own start than that is to `at` needs no look. */
function withStart(points: Dense, chosen: readonly number[], before: Spread, at: number): Spread {
  const { columns, data } = points;
  const apart = chosen.map((start) => gap(data, start * columns, data, at * columns, columns));
  const distances = before.distances.slice();
  const owners = before.owners.slice();
  let total = 0;
  for (let i = 0; i < points.rows; i++) {
    const own = distances[i] as number;
    // Squares: twice the distance is four times the square.
    if (chosen.length === 0 || (apart[owners[i] as number] as number) < 4 * own) {
      const distance = gap(data, i * columns, data, at * columns, columns);
      if (distance < own) {
        distances[i] = distance;
        owners[i] = chosen.length;
      }
    }
    total += distances[i] as number;
  }
  return { at, total, distances, owners };
}

/** The place at which the running sum passes `mark`. */
function drawn(weights: Float64Array, mark: number): number {
  let running = 0;
  for (let i = 0; i < weights.length; i++) {
    running += weights[i] as number;
    if (running > mark) return i;
  }
  return weights.length - 1;
}

/**
 * Lloyd's rounds from given centroids. Lower bounds of each point's distance to each centroid spare most of the
 * arithmetic and change nothing. With `anchor`, each start counts as so many points that never leave, so that few points
 * move it little and none do not move it at all. Source: Elkan 2003, simplified as in Newling & Fleuret 2016.
 */
export function lloyd(points: Dense, start: Dense, rounds = 60, anchor = 0): Grouping {
  const { rows: n, columns } = points;
  const k = start.rows;
  const centroids: Dense = { ...start, data: start.data.slice() };
  const groups = new Int32Array(n).fill(-1);
  const far = new Float32Array(n * k);
  const near = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    for (let i = 0; i < n; i++) {
      const before = groups[i] as number;
      let group = before;
      let distance = near[i] as number;
      let isExact = false;
      for (let c = 0; c < k; c++) {
        if (c === group || (far[i * k + c] as number) >= distance) continue;
        if (!isExact && group >= 0) {
          distance = Math.sqrt(gap(points.data, i * columns, centroids.data, group * columns, columns));
          far[i * k + group] = below(distance);
          isExact = true;
          if ((far[i * k + c] as number) >= distance) continue;
        }
        const other = Math.sqrt(gap(points.data, i * columns, centroids.data, c * columns, columns));
        far[i * k + c] = below(other);
        if (other < distance || (other === distance && c < group)) {
          distance = other;
          group = c;
          isExact = true;
        }
      }
      near[i] = distance;
      if (group !== before) moved++;
      groups[i] = group;
    }
    if (moved === 0) break;
    const shifts = moveCentroids(points, centroids, groups, start, anchor);
    for (let i = 0; i < n; i++) {
      near[i] = (near[i] as number) + (shifts[groups[i] as number] as number);
      for (let c = 0; c < k; c++)
        far[i * k + c] = below(Math.max(0, (far[i * k + c] as number) - (shifts[c] as number)));
    }
  }
  let inertia = 0;
  for (let i = 0; i < n; i++)
    inertia += gap(points.data, i * columns, centroids.data, (groups[i] as number) * columns, columns);
  return { centroids, groups, inertia };
}

/** Rounded to one machine number less, so that a bound never claims too much. */
const below = (x: number): number => x * (1 - 1e-6);

/** Each centroid to the mean of its points; returns how far each moved. An empty group takes the point farthest from its own. */
function moveCentroids(
  points: Dense,
  centroids: Dense,
  groups: Int32Array,
  start: Dense,
  anchor: number,
): Float64Array {
  const { rows: k, columns } = centroids;
  const sums = new Float64Array(k * columns);
  const counts = new Int32Array(k);
  for (let i = 0; i < points.rows; i++) {
    const from = (groups[i] as number) * columns;
    const point = rowOf(points, i);
    counts[groups[i] as number] = (counts[groups[i] as number] as number) + 1;
    for (let j = 0; j < columns; j++) sums[from + j] = (sums[from + j] as number) + (point[j] as number);
  }
  const shifts = new Float64Array(k);
  const taken = new Set<number>();
  for (let c = 0; c < k; c++) {
    const count = (counts[c] as number) + anchor;
    const old = rowOf(centroids, c).slice();
    if (count > 0) {
      const now = rowOf(centroids, c);
      for (let j = 0; j < columns; j++)
        now[j] =
          ((sums[c * columns + j] as number) + anchor * (start.data[c * columns + j] as number)) / count;
    } else {
      const at = farthest(points, centroids, groups, taken);
      taken.add(at);
      rowOf(centroids, c).set(rowOf(points, at));
    }
    shifts[c] = Math.sqrt(gap(old, 0, centroids.data, c * columns, columns)) * (1 + 1e-6);
  }
  return shifts;
}

function farthest(points: Dense, centroids: Dense, groups: Int32Array, taken: ReadonlySet<number>): number {
  let at = 0;
  let most = -1;
  for (let i = 0; i < points.rows; i++) {
    if (taken.has(i)) continue;
    const distance = gap(
      points.data,
      i * points.columns,
      centroids.data,
      (groups[i] as number) * points.columns,
      points.columns,
    );
    if (distance > most) [at, most] = [i, distance];
  }
  return at;
}
