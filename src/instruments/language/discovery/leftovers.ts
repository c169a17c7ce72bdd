import { type Dense, dot, rowOf } from '../vectors/dense.ts';
import { cosines, lengthsOf, type Near } from './fit.ts';

/** No text belongs to a theme with whose centre it has less than this in common. */
const bottom = 0.2;
const neighbours = 7;
/** Neighbours are looked for among so many texts at most. */
const enough = 6_000;

/**
 * The least cosine at which a text belongs to a centre: two standard deviations below the mean of its own points, so
 * that a loose theme is generous and a tight one strict.
 */
export function floorsOf(points: Dense, groups: Int32Array, centres: Dense): number[] {
  const lengths = lengthsOf(centres);
  const sums = Array.from({ length: centres.rows }, () => ({ n: 0, sum: 0, squares: 0 }));
  for (let row = 0; row < points.rows; row++) {
    const c = groups[row] as number;
    const own = sums[c];
    if (own === undefined) continue;
    const cosine = cosines(
      rowOf(points, row),
      { ...centres, rows: 1, data: rowOf(centres, c) },
      lengths.subarray(c, c + 1),
    )[0] as number;
    own.n++;
    own.sum += cosine;
    own.squares += cosine * cosine;
  }
  return sums.map(({ n, sum, squares }) => {
    if (n < 2) return bottom;
    const spread = Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
    return Math.fround(Math.max(bottom, sum / n - 2 * spread));
  });
}

/**
 * Leftovers are asked again by their neighbours: a text that lies below every floor joins the theme of most of its
 * nearest texts when they are near indeed and agree. Returns the texts that found a theme so, with it.
 */
export function adopted(points: Dense, near: readonly Near[]): Map<number, string> {
  const settled: number[] = [];
  const open: number[] = [];
  near.forEach((one, row) => {
    if (one.theme !== null) {
      if (settled.length < enough) settled.push(row);
    } else if (one.cosine > 0) open.push(row);
  });
  const found = new Map<number, string>();
  for (const row of open) {
    const point = rowOf(points, row);
    const nearest = nearestOf(point, settled, points).filter(({ cosine }) => cosine >= 2 * bottom);
    const votes = new Map<string, number>();
    for (const { other } of nearest) {
      const theme = near[other]?.theme ?? '';
      votes.set(theme, (votes.get(theme) ?? 0) + 1);
    }
    const [theme, count] = [...votes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0] ?? ['', 0];
    if (count * 2 > nearest.length && count >= 2) found.set(row, theme);
  }
  return found;
}

/** The nearest few of the named rows, nearest first; of equals the first. */
function nearestOf(point: Float32Array, rows: readonly number[], points: Dense) {
  const nearest: { other: number; cosine: number }[] = [];
  for (const other of rows) {
    const cosine = dot(point, rowOf(points, other));
    if (nearest.length === neighbours && cosine <= (nearest.at(-1)?.cosine ?? 0)) continue;
    let at = nearest.length;
    while (at > 0 && (nearest[at - 1]?.cosine ?? 0) < cosine) at--;
    nearest.splice(at, 0, { other, cosine });
    if (nearest.length > neighbours) nearest.pop();
  }
  return nearest;
}
