import { seeded } from '../../statistics/seeded.ts';
import { type Dense, dense, dot, rowOf } from '../vectors/dense.ts';

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
}

/**
 * k-means: k-means++ starts (the best of a few candidates at each step), then Lloyd's rounds until nothing moves.
 * The same points in the same order and the same seed give the same groups, bit for bit. k is at most the number of points.
 * Source: Arthur & Vassilvitskii 2007.
 */
export function kMeans(
  points: Dense,
  k: number,
  { seed = 1, starts = 4, rounds = 60 }: GroupingOptions = {},
): Grouping {
  let best: Grouping | undefined;
  for (let start = 0; start < starts; start++) {
    const centroids = spreadStarts(points, Math.min(k, points.rows), seed * 1_000 + start);
    const grouping = lloyd(points, centroids, rounds);
    if (best === undefined || grouping.inertia < best.inertia) best = grouping;
  }
  return best ?? { centroids: dense(0, points.columns), groups: new Int32Array(points.rows), inertia: 0 };
}

const squaredDistance = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const gap = (a[i] as number) - (b[i] as number);
    sum += gap * gap;
  }
  return sum;
};

/** First centroids far from one another: each the best of a few points drawn in proportion to squared distance. */
function spreadStarts(points: Dense, k: number, seed: number): Dense {
  const random = seeded(seed);
  const centroids = dense(k, points.columns);
  const nearest = new Float64Array(points.rows).fill(Number.POSITIVE_INFINITY);
  const candidates = 2 + Math.floor(Math.log2(k + 1) / 2);
  for (let c = 0; c < k; c++) {
    let chosen = { at: random.below(points.rows), total: Number.POSITIVE_INFINITY, distances: nearest };
    const total = nearest.reduce((sum, d) => sum + d, 0);
    for (let tried = 0; tried < (c === 0 ? 1 : candidates); tried++) {
      const at = c === 0 ? chosen.at : drawn(nearest, random.uniform() * total);
      const point = rowOf(points, at);
      const distances = new Float64Array(points.rows);
      let sum = 0;
      for (let i = 0; i < points.rows; i++) {
        const distance = Math.min(nearest[i] as number, squaredDistance(rowOf(points, i), point));
        distances[i] = distance;
        sum += distance;
      }
      if (sum < chosen.total) chosen = { at, total: sum, distances };
    }
    rowOf(centroids, c).set(rowOf(points, chosen.at));
    nearest.set(chosen.distances);
  }
  return centroids;
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
 * arithmetic and change nothing. Source: Elkan 2003, simplified as in Newling & Fleuret 2016.
 */
export function lloyd(points: Dense, start: Dense, rounds = 60): Grouping {
  const { rows: n, columns } = points;
  const k = start.rows;
  const centroids: Dense = { ...start, data: start.data.slice() };
  const groups = new Int32Array(n).fill(-1);
  const far = new Float32Array(n * k);
  const near = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    for (let i = 0; i < n; i++) {
      const point = rowOf(points, i);
      const before = groups[i] as number;
      let group = before;
      let distance = near[i] as number;
      let isExact = false;
      for (let c = 0; c < k; c++) {
        if (c === group || (far[i * k + c] as number) >= distance) continue;
        if (!isExact && group >= 0) {
          distance = Math.sqrt(squaredDistance(point, rowOf(centroids, group)));
          far[i * k + group] = below(distance);
          isExact = true;
          if ((far[i * k + c] as number) >= distance) continue;
        }
        const other = Math.sqrt(squaredDistance(point, rowOf(centroids, c)));
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
    const shifts = moveCentroids(points, centroids, groups);
    for (let i = 0; i < n; i++) {
      near[i] = (near[i] as number) + (shifts[groups[i] as number] as number);
      for (let c = 0; c < k; c++)
        far[i * k + c] = below(Math.max(0, (far[i * k + c] as number) - (shifts[c] as number)));
    }
  }
  let inertia = 0;
  for (let i = 0; i < n; i++)
    inertia += squaredDistance(
      rowOf(points, i),
      centroids.data.subarray((groups[i] as number) * columns, ((groups[i] as number) + 1) * columns),
    );
  return { centroids, groups, inertia };
}

/** Rounded to one machine number less, so that a bound never claims too much. */
const below = (x: number): number => x * (1 - 1e-6);

/** Each centroid to the mean of its points; returns how far each moved. An empty group takes the point farthest from its own. */
function moveCentroids(points: Dense, centroids: Dense, groups: Int32Array): Float64Array {
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
    const count = counts[c] as number;
    const old = rowOf(centroids, c).slice();
    if (count > 0) {
      const now = rowOf(centroids, c);
      for (let j = 0; j < columns; j++) now[j] = (sums[c * columns + j] as number) / count;
    } else {
      const at = farthest(points, centroids, groups, taken);
      taken.add(at);
      rowOf(centroids, c).set(rowOf(points, at));
    }
    shifts[c] = Math.sqrt(squaredDistance(old, rowOf(centroids, c))) * (1 + 1e-6);
  }
  return shifts;
}

function farthest(points: Dense, centroids: Dense, groups: Int32Array, taken: ReadonlySet<number>): number {
  let at = 0;
  let most = -1;
  for (let i = 0; i < points.rows; i++) {
    if (taken.has(i)) continue;
    const distance = squaredDistance(rowOf(points, i), rowOf(centroids, groups[i] as number));
    if (distance > most) [at, most] = [i, distance];
  }
  return at;
}

/** The nearest centroid of each point and the cosine with it. */
export function nearestCentroids(
  points: Dense,
  centroids: Dense,
): { groups: Int32Array; cosines: Float64Array } {
  const groups = new Int32Array(points.rows).fill(-1);
  const cosines = new Float64Array(points.rows);
  const lengths = Float64Array.from({ length: centroids.rows }, (_, c) =>
    Math.sqrt(dot(rowOf(centroids, c), rowOf(centroids, c))),
  );
  const halves = lengths.map((length) => (length * length) / 2);
  for (let i = 0; i < points.rows; i++) {
    const point = rowOf(points, i);
    let most = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < centroids.rows; c++) {
      const product = dot(point, rowOf(centroids, c));
      // |x − c|² is smallest where x·c − |c|²/2 is largest.
      if (product - (halves[c] as number) > most) {
        most = product - (halves[c] as number);
        groups[i] = c;
        cosines[i] = (lengths[c] as number) > 0 ? product / (lengths[c] as number) : 0;
      }
    }
  }
  return { groups, cosines };
}
