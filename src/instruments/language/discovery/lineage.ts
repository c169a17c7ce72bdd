import { bestPairs } from './hungarian.ts';

/** What became of a theme. */
export interface Lineage {
  /** For each new group: the old theme whose id it keeps, or null. */
  readonly keeps: readonly (string | null)[];
  /** For each new group: old themes from which a fifth or more of its texts came. */
  readonly from: readonly (readonly string[])[];
  /** Old themes that are no more, with the groups that took a fifth or more of their texts. */
  readonly retired: readonly { readonly id: string; readonly into: readonly number[] }[];
}

/** Less than this share of texts in common (of those in either), and it is another theme. */
const threshold = 0.3;
const worthNaming = 0.2;

/**
 * Which new group is which old theme: pairs with most texts in common of those in either and nearest centres, over all
 * pairs at once (Hungarian method). `alike(group, id)` is the cosine of their centres.
 */
export function lineageOf(
  groups: Int32Array,
  before: readonly (string | null)[],
  count: number,
  alike: (group: number, id: string) => number = () => 0,
): Lineage {
  const ids = [...new Set(before.filter((id) => id !== null))].sort();
  const place = new Map(ids.map((id, at) => [id, at]));
  const shared = Array.from({ length: count }, () => new Array<number>(ids.length).fill(0));
  const inGroup = new Array<number>(count).fill(0);
  const inTheme = new Array<number>(ids.length).fill(0);
  groups.forEach((group, text) => {
    const id = before[text] ?? null;
    const at = id === null ? -1 : (place.get(id) ?? -1);
    if (group >= 0) inGroup[group] = (inGroup[group] ?? 0) + 1;
    if (at >= 0) inTheme[at] = (inTheme[at] ?? 0) + 1;
    const row = shared[group];
    if (row !== undefined && at >= 0) row[at] = (row[at] ?? 0) + 1;
  });
  const overlap = shared.map((row, group) =>
    row.map((n, at) => (n === 0 ? 0 : n / ((inGroup[group] ?? 0) + (inTheme[at] ?? 0) - n))),
  );
  const pairs = bestPairs(
    overlap.map((row, group) => row.map((n, at) => n + 0.25 * alike(group, ids[at] ?? ''))),
  );
  const keeps = pairs.map((at, group) =>
    (overlap[group]?.[at] ?? 0) >= threshold ? (ids[at] ?? null) : null,
  );
  const kept = new Set(keeps);
  return {
    keeps,
    from: shared.map((row, group) =>
      ids.filter((_, at) => (row[at] ?? 0) >= worthNaming * Math.max(1, inGroup[group] ?? 0)),
    ),
    retired: ids
      .map((id, at) => ({ id, at }))
      .filter(({ id }) => !kept.has(id))
      .map(({ id, at }) => ({
        id,
        into: [...shared.keys()].filter(
          (group) => (shared[group]?.[at] ?? 0) >= worthNaming * (inTheme[at] ?? 1),
        ),
      })),
  };
}
