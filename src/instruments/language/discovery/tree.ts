import { dense, dot, rowOf } from '../vectors/dense.ts';
import { agglomerated, levelsFor } from './hierarchy.ts';
import { newId } from './ids.ts';
import { lineageOf } from './lineage.ts';
import type { Place } from './model.ts';

/** A theme of the lowest level. */
export interface Leaf {
  readonly id: string;
  /** Distinct texts that belong to it, most typical first. */
  readonly rows: readonly number[];
  readonly centre: Float32Array;
  readonly stability: number | null;
  readonly isNew: boolean;
  readonly from: readonly string[];
}

/** The earlier tree with new themes beside their nearest neighbours; branches without themes are gone. */
export function grown(leaves: readonly Leaf[], before: readonly Place[], language: string): Place[] {
  const earlier = new Map(before.map((place) => [place.id, place]));
  const settled = leaves.filter(({ id }) => earlier.has(id));
  const places = new Map<string, Place>();
  for (const leaf of leaves) {
    const known = earlier.get(leaf.id) ?? earlier.get(nearestLeaf(leaf, settled)?.id ?? '');
    places.set(leaf.id, { id: leaf.id, language, parent: known?.parent ?? null, level: known?.level ?? 1 });
    for (let up = known?.parent; up != null && !places.has(up); up = earlier.get(up)?.parent) {
      const branch = earlier.get(up);
      if (branch !== undefined) places.set(up, branch);
    }
  }
  return [...places.values()];
}

function nearestLeaf(leaf: Leaf, others: readonly Leaf[]): Leaf | undefined {
  let nearest: Leaf | undefined;
  for (const other of others)
    if (nearest === undefined || cosine(leaf, other) > cosine(leaf, nearest)) nearest = other;
  return nearest;
}

const cosine = (a: Leaf, b: Leaf) =>
  dot(a.centre, b.centre) / Math.sqrt(dot(a.centre, a.centre) * dot(b.centre, b.centre) || 1);

/** A new tree over themes; branches keep their ids where most of their texts stay together. */
export function planted(
  leaves: readonly Leaf[],
  {
    language,
    before,
    themesBefore,
    used,
  }: {
    readonly language: string;
    readonly before: readonly Place[];
    /** The earlier theme of each distinct text. */
    readonly themesBefore: readonly (string | null)[];
    readonly used: Set<string>;
  },
): Place[] {
  const counts = levelsFor(leaves.length);
  const bottom = counts.length + 1;
  const places = leaves.map(({ id }) => ({ id, language, parent: null as string | null, level: bottom }));
  const centres = dense(leaves.length, leaves[0]?.centre.length ?? 0);
  leaves.forEach((leaf, i) => {
    rowOf(centres, i).set(leaf.centre);
  });
  const levels = agglomerated(
    centres,
    leaves.map((leaf) => leaf.rows.length),
    counts,
  );
  const earlier = new Map(before.map((place) => [place.id, place]));
  let below = places;
  let branchOf = leaves.map((_, i) => i);
  levels.forEach(({ parentOf, parents }, i) => {
    const level = bottom - 1 - i;
    branchOf = branchOf.map((at) => parentOf[at] as number);
    const groups = new Int32Array(themesBefore.length).fill(-1);
    leaves.forEach((leaf, at) => {
      for (const row of leaf.rows) groups[row] = branchOf[at] as number;
    });
    const { keeps } = lineageOf(
      groups,
      themesBefore.map((id) => ancestorAt(id, level, earlier)),
      parents,
    );
    const branches = Array.from({ length: parents }, (_, branch) => {
      const first = leaves.find((_, at) => branchOf[at] === branch);
      const id = keeps[branch] ?? newId(`${language}\n${level}\n${first?.id ?? ''}`, used);
      return { id, language, parent: null as string | null, level };
    });
    below.forEach((place, at) => {
      place.parent = branches[parentOf[at] as number]?.id ?? null;
    });
    places.push(...branches);
    below = branches;
  });
  return places;
}

/** The branch (never the theme itself) above an earlier theme at a level. */
function ancestorAt(id: string | null, level: number, earlier: ReadonlyMap<string, Place>): string | null {
  let place = earlier.get(earlier.get(id ?? '')?.parent ?? '');
  while (place !== undefined && place.level > level) place = earlier.get(place.parent ?? '');
  return place?.level === level ? place.id : null;
}
