import { type Dense, dense, dot, rowOf } from '../vectors/dense.ts';
import { type Centres, meanOf } from './centres.ts';
import type { ThemeDecisions } from './found.ts';
import { lineageOf } from './lineage.ts';
import type { LanguageThemes } from './model.ts';

/** Centres with the themes they belong to; null = a theme that was not there before. */
export interface Owned {
  readonly centres: Dense;
  readonly groups: Int32Array;
  readonly owners: readonly (string | null)[];
  /** Per centre: earlier themes from which a fifth or more of its texts came. */
  readonly from: readonly (readonly string[])[];
  readonly retired: readonly { readonly id: string; readonly into: readonly number[] }[];
}

/** Themes after what people merged: a merged theme has the centres of all that went into it. */
export function decided(before: LanguageThemes, { merged = [] }: ThemeDecisions): LanguageThemes {
  const into = new Map(merged.map((one) => [one.from, one.into]));
  const last = (id: string) => {
    let now = id;
    for (let step = 0; step < merged.length; step++) now = into.get(now) ?? now;
    return now;
  };
  return { ...before, owners: before.owners.map(last) };
}

/** Earlier centres keep their themes; what was added is new. */
export function continuedOwners({ centres, groups }: Centres, { owners }: LanguageThemes): Owned {
  const all = Array.from({ length: centres.rows }, (_, c) => owners[c] ?? null);
  return { centres, groups, owners: all, from: all.map((id) => (id === null ? [] : [id])), retired: [] };
}

/** Which of the groups found anew is which earlier theme, by the texts they share; people's decisions stay. */
export function inheritedOwners(
  found: Centres,
  points: Dense,
  themesBefore: readonly (string | null)[],
  decisions: { readonly kept: ReadonlySet<string>; readonly merged: ReadonlySet<string> },
): Owned {
  const rowsBefore = Map.groupBy(themesBefore.keys(), (row) => themesBefore[row] ?? '');
  const means = new Map([...rowsBefore].map(([id, rows]) => [id, unit(meanOf(points, rows))]));
  const alike = (group: number, id: string) => {
    const mean = means.get(id);
    return mean === undefined ? 0 : dot(unit(rowOf(found.centres, group).slice()), mean);
  };
  const lineage = lineageOf(found.groups, themesBefore, found.centres.rows, alike);
  const owners = lineage.keeps.map((id, group) => {
    // Most texts of the group came from a theme that people merged: it belongs to that theme still.
    const rows = [...found.groups.keys()].filter((row) => found.groups[row] === group);
    const home = [...decisions.merged].find(
      (merged) => rows.filter((row) => themesBefore[row] === merged).length * 2 >= rows.length,
    );
    return home ?? id;
  });
  const missing = [...decisions.kept].sort().filter((id) => !owners.includes(id) && rowsBefore.has(id));
  const centres = dense(found.centres.rows + missing.length, points.columns);
  centres.data.set(found.centres.data);
  missing.forEach((id, i) => {
    rowOf(centres, found.centres.rows + i).set(meanOf(points, rowsBefore.get(id) ?? []));
  });
  const all = [...owners, ...missing];
  return {
    centres,
    groups: found.groups,
    owners: all,
    from: all.map((id, group) => lineage.from[group] ?? (id === null ? [] : [id])),
    retired: lineage.retired.filter(({ id }) => !all.includes(id)),
  };
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  return length > 0 ? vector.map((value) => value / length) : vector;
}
