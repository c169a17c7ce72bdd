import { type Calibration, calibrate } from '../learning/calibrate.ts';
import { type Dense, rowOf, rowsOf } from '../vectors/dense.ts';
import { cosines, lengthsOf } from './fit.ts';
import { bestPairs } from './hungarian.ts';
import { kMeans } from './kmeans.ts';

/** How surely the groups are found again. */
export interface Repeatability {
  /** Per group: mean share of its texts in common with its double in repeated discoveries (Jaccard), 0..1. */
  readonly stability: readonly number[];
  /** From the margin of a text to the share of such texts found in the same group again. */
  readonly calibration: Calibration | null;
}

const draws = 3;
const enough = 2_500;

/**
 * Finds the groups anew in draws of 80 % of the texts and compares: per group (Hennig 2007) and per text. Points must
 * come in an order as good as random.
 */
export function repeatability(points: Dense, groups: Int32Array, centres: Dense): Repeatability {
  const n = Math.min(points.rows, enough);
  const lengths = lengthsOf(centres);
  const margins = Float64Array.from({ length: n }, (_, row) => {
    const all = cosines(rowOf(points, row), centres, lengths).sort();
    return (all.at(-1) ?? 0) - (all.at(-2) ?? 0);
  });
  const overlaps = Array.from({ length: centres.rows }, () => 0);
  const scores: number[] = [];
  const same: boolean[] = [];
  for (let draw = 0; draw < draws; draw++) {
    // Every fifth text is left out, another fifth each time.
    const kept = Int32Array.from({ length: n }, (_, i) => i).filter((i) => i % 5 !== draw);
    const again = kMeans(rowsOf(points, kept), centres.rows, {
      seed: 501 + draw,
      starts: 1,
      candidates: 2,
      rounds: 25,
    }).groups;
    const own = kept.map((row) => groups[row] as number);
    const share = jaccards(own, again, centres.rows);
    const double = bestPairs(share);
    double.forEach((other, group) => {
      overlaps[group] = (overlaps[group] ?? 0) + (share[group]?.[other] ?? 0) / draws;
    });
    kept.forEach((row, i) => {
      scores.push(margins[row] as number);
      same.push(double[own[i] as number] === again[i]);
    });
  }
  return {
    stability: overlaps.map((x) => Math.round(x * 10_000) / 10_000),
    calibration: scores.length < 50 ? null : calibrate(scores, same),
  };
}

/** Share of texts in both of those in either, for each pair of groups. */
function jaccards(a: Int32Array, b: Int32Array, k: number): number[][] {
  const both = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  const inA = new Array<number>(k).fill(0);
  const inB = new Array<number>(k).fill(0);
  a.forEach((x, i) => {
    const y = b[i] as number;
    const row = both[x];
    // −1 = the text was in a group of crumbs.
    if (row === undefined) return;
    row[y] = (row[y] ?? 0) + 1;
    inA[x] = (inA[x] ?? 0) + 1;
    inB[y] = (inB[y] ?? 0) + 1;
  });
  return both.map((row, x) => row.map((n, y) => (n === 0 ? 0 : n / ((inA[x] ?? 0) + (inB[y] ?? 0) - n))));
}
