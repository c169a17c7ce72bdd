import { suppress } from '../../instruments/statistics/suppress.ts';
import { suppressTable } from '../../instruments/statistics/suppress-table.ts';

/** One cell of a table of scores; `people` is exact below k + 1 and only "more" above. */
export interface Peopled {
  readonly group: string;
  readonly period: string;
  readonly n: number;
  readonly people: number;
}

const keyOf = (cell: { group: string; period: string }) => JSON.stringify([cell.group, cell.period]);

/**
 * Which cells must stay hidden: groups of fewer than k customers, and what would give them away by subtraction from
 * totals that anybody may ask for (the sum over groups, the sum over periods).
 * `leftOut` = customers whom the filter excludes: when those are few, the whole view would give them away.
 */
export function hideGroups(
  cells: readonly Peopled[],
  k: number,
  leftOut = 0,
): (cell: { group: string; period: string }) => boolean {
  if (leftOut > 0 && leftOut < k) return () => true;
  // Above k the exact number of people does not matter, only which group is smallest: answers stand for it.
  const weight = (cell: Peopled) => (cell.people < k ? cell.people : Math.max(k, cell.n));
  const groups = [...new Set(cells.map((cell) => cell.group))];
  const periods = [...new Set(cells.map((cell) => cell.period))];
  if (groups.length > 1 && periods.length > 1) {
    const table = groups.map(() => periods.map(() => 0));
    for (const cell of cells) {
      const row = table[groups.indexOf(cell.group)];
      if (row !== undefined) row[periods.indexOf(cell.period)] = weight(cell);
    }
    const hidden = suppressTable(table, k);
    return (cell) => hidden[groups.indexOf(cell.group)]?.[periods.indexOf(cell.period)] ?? true;
  }
  const { hidden } = suppress(
    cells.map((cell) => ({ name: keyOf(cell), people: weight(cell) })),
    k,
  );
  const names = new Set(hidden);
  return (cell) => names.has(keyOf(cell));
}
