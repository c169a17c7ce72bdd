import { type Dense, dense, rowOf, rowsOf } from '../vectors/dense.ts';
import { nearestThemes } from './fit.ts';
import { grouped } from './grouping.ts';
import { type Grouping, lloyd } from './kmeans.ts';
import { floorsOf } from './leftovers.ts';
import type { LanguageThemes } from './model.ts';
import { knownRows } from './space.ts';
import { candidatesFor, type StabilityPoint, stabilityCurve, stableK } from './stability.ts';

/** Centres of groups with the group of each point (−1 = nothing is known of the text). */
export interface Centres {
  readonly centres: Dense;
  readonly groups: Int32Array;
  readonly curve: readonly StabilityPoint[];
}

/** Fewer distinct texts than this say nothing of themes, unless somebody asks for a number of them. */
const tooFew = 16;

/** Finds groups among distinct texts. */
export function freshCentres(points: Dense, k: 'auto' | number, seed: number): Centres {
  const known = knownRows(points);
  const nothing = {
    centres: dense(0, points.columns),
    groups: new Int32Array(points.rows).fill(-1),
    curve: [],
  };
  if (known.length === 0 || (k === 'auto' && known.length < tooFew)) return nothing;
  const some = rowsOf(points, known);
  const curve = k === 'auto' ? stabilityCurve(some, candidatesFor(some.rows)) : [];
  const found = grouped(some, k === 'auto' ? stableK(curve) : k, seed);
  const { centroids, groups } = k === 'auto' ? withoutCrumbs(some, found) : found;
  return { centres: centroids, groups: spread(groups, known, points.rows), curve };
}

/** Groups of a few odd texts are no themes: their texts are asked again, and stay unassigned where nothing fits. */
function withoutCrumbs(
  points: Dense,
  { centroids, groups }: Grouping,
): Pick<Grouping, 'centroids' | 'groups'> {
  const sizes = new Int32Array(centroids.rows);
  for (const group of groups) sizes[group] = (sizes[group] as number) + 1;
  const least = Math.max(3, points.rows / centroids.rows / 8);
  const kept = [...sizes.keys()].filter((group) => (sizes[group] as number) >= least);
  const place = new Map(kept.map((group, at) => [group, at]));
  return { centroids: rowsOf(centroids, kept), groups: groups.map((group) => place.get(group) ?? -1) };
}

/** An earlier centre weighs as much as so many texts: a look at a few voices moves no theme. */
const anchor = 20;

/** Lets earlier centres follow their texts a little, then makes new ones of what fits nowhere. */
export function continuedCentres(
  points: Dense,
  before: LanguageThemes,
  seed: number,
): Centres & { readonly added: number } {
  const known = knownRows(points);
  const some = rowsOf(points, known);
  const { centroids, groups } = lloyd(some, before.centres, 5, anchor);
  const floors = floorsOf(some, groups, centroids);
  const near = nearestThemes(some, { centres: centroids, owners: before.owners, floors }, new Set());
  const lost = Int32Array.from(near.flatMap((one, row) => (one.theme === null ? [row] : [])));
  // A new theme must be as large as a small old one, and as tight as a loose one.
  const usual = some.rows / Math.max(1, centroids.rows);
  const least = Math.max(8, Math.round(usual / 4));
  if (lost.length < least)
    return { centres: centroids, groups: spread(groups, known, points.rows), curve: [], added: 0 };
  const strays = rowsOf(some, lost);
  const extra = grouped(strays, Math.min(10, Math.ceil(lost.length / usual) + 1), seed);
  const strayFloors = floorsOf(strays, extra.groups, extra.centroids);
  const loosest = Math.min(...floors);
  const kept = [...Array(extra.centroids.rows).keys()].filter(
    (c) => extra.groups.filter((group) => group === c).length >= least && (strayFloors[c] ?? 0) >= loosest,
  );
  const all = dense(centroids.rows + kept.length, points.columns);
  all.data.set(centroids.data);
  kept.forEach((c, i) => {
    rowOf(all, centroids.rows + i).set(rowOf(extra.centroids, c));
    extra.groups.forEach((group, stray) => {
      if (group === c) groups[lost[stray] as number] = centroids.rows + i;
    });
  });
  return { centres: all, groups: spread(groups, known, points.rows), curve: [], added: kept.length };
}

function spread(groups: Int32Array, known: Int32Array, rows: number): Int32Array {
  const all = new Int32Array(rows).fill(-1);
  known.forEach((row, i) => {
    all[row] = groups[i] as number;
  });
  return all;
}

/** The mean of the named rows; people's decisions keep themes alive that were not found again. */
export function meanOf(points: Dense, rows: readonly number[]): Float32Array {
  const mean = new Float32Array(points.columns);
  for (const row of rows)
    rowOf(points, row).forEach((value, i) => {
      mean[i] = (mean[i] as number) + value / rows.length;
    });
  return mean;
}
