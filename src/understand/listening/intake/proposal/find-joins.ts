import type { Column } from './look-at-column.ts';
import { columnNamed, duesOf, happeningsOf, isIdLike, type Table } from './table.ts';

/** How a table hangs on the main one: many of its rows to one there, or one of its rows to many there. */
export interface Join {
  readonly table: Table;
  readonly key: Column;
  readonly side: 'child' | 'lookup';
}

export interface Family {
  /** The table whose rows are the episodes. */
  readonly root: Table;
  readonly joins: readonly Join[];
  /** Tables that share no key with the root. */
  readonly strangers: readonly Table[];
}

/** Of the values in `one`, the share that occurs in `other`. */
function overlap(one: Column, other: Column): number {
  if (one.distinct === 0) return 0;
  let shared = 0;
  for (const value of one.counts.keys()) if (other.counts.has(value)) shared++;
  return shared / one.distinct;
}

/** The columns of the same name by which `other` hangs on `root`; a file's sample may show only its beginning. */
function keyBetween(root: Table, other: Table): Join | undefined {
  const joins: Join[] = [];
  for (const key of other.columns.filter(isIdLike)) {
    const there = columnNamed(root, key.name);
    if (there === undefined || !isIdLike(there)) continue;
    const whole = root.sample.whole && other.sample.whole;
    if (whole && Math.max(overlap(key, there), overlap(there, key)) < 0.3) continue;
    // One row to one row: what has no times of its own describes the other.
    const describes = key.unique && happeningsOf(other).length === 0;
    if (there.unique && !describes) joins.push({ table: other, key, side: 'child' });
    else if (key.unique) joins.push({ table: other, key, side: 'lookup' });
  }
  return joins.find((join) => join.side === 'child') ?? joins[0];
}

function weight(table: Table, tables: readonly Table[]): number {
  const times = happeningsOf(table).length;
  if (times === 0) return -1;
  const children = tables.filter(
    (other) => other !== table && keyBetween(table, other)?.side === 'child',
  ).length;
  return times + duesOf(table).length + 3 * children;
}

/** The table whose rows are the episodes, and how the others hang on it. */
export function findFamily(tables: readonly Table[]): Family | undefined {
  const weights = tables.map((table) => weight(table, tables));
  const best = weights.indexOf(Math.max(...weights));
  const root = tables[best];
  if (root === undefined || (weights[best] ?? -1) < 0) return undefined;
  const joins: Join[] = [];
  const strangers: Table[] = [];
  for (const table of tables) {
    if (table === root) continue;
    const join = keyBetween(root, table);
    if (join === undefined) strangers.push(table);
    else joins.push(join);
  }
  return { root, joins, strangers };
}
