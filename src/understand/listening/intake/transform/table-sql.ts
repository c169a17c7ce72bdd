import { isRefusal, orThrow } from '../../../../kernel/refusal.ts';
import type { OnlyPlan } from './plan.ts';
import { findColumn, type StagedFile, stagedPlace, type Table, type Tables } from './tables.ts';
import { parsedTime, type TimeReading } from './time-sql.ts';
import type { Values } from './values.ts';

/** Tables by name are places of ours: c0, c1 …; nothing a file says ever becomes an identifier. */
function cellOf(table: Table, file: StagedFile, column: string, values: Values): string {
  const place = stagedPlace(file, column);
  // Files of one table may lack a column that others have.
  if (place === null) return "''";
  const { cell, fingerprint } = place;
  const { missing } = table.mapping;
  return missing === undefined || missing.length === 0
    ? (fingerprint ?? cell)
    : `if(has(${values.texts(missing)}, ${cell}), '', ${fingerprint ?? cell})`;
}

/** The rows of a table from all its files: source, row, and the asked columns as y0, y1 … */
export function rowsOfTable(table: Table, columns: readonly string[], values: Values): string {
  const parts = table.files.map((file) => {
    const cells = columns.map((column, i) => `${cellOf(table, file, column, values)} AS y${i}`);
    return `SELECT ${[`toUInt32(${file.source}) AS source`, 'row', ...cells].join(', ')} FROM ${file.stage}`;
  });
  if (parts.length === 0) {
    return `SELECT ${['toUInt32(0) AS source', 'toUInt64(0) AS row', ...columns.map((_, i) => `'' AS y${i}`)].join(', ')} WHERE 0`;
  }
  return parts.join(' UNION ALL ');
}

/** Is a cell one of these values, blanks around it and case aside? */
export function isOneOf(cell: string, only: OnlyPlan, values: Values): string {
  return `has(${values.texts(only.values)}, lowerUTF8(trimBoth(${cell})))`;
}

/** What a table's own rules keep of its rows: `only`, and `first` or `last` per key. */
export interface TableRules {
  readonly only: readonly OnlyPlan[];
  /** The time that decides which row of a key stays, and whether the latest one does. */
  readonly chosen: { readonly column: string; readonly last: boolean; readonly key: string } | null;
}

export function rulesOf(tables: Tables, name: string): TableRules {
  const table = tables.get(name);
  if (table === undefined) return { only: [], chosen: null };
  const { only = {}, first, last, key } = table.mapping;
  const rules = Object.entries(only).map(([column, allowed]) => ({
    ref: orThrow(findColumn(tables, name, column)),
    values: [allowed].flat().map((value) => value.trim().toLowerCase()),
  }));
  const by = first ?? last;
  if (by === undefined || key === undefined) return { only: rules, chosen: null };
  const time = orThrow(findColumn(tables, name, by));
  const keyRef = findColumn(tables, name, typeof key === 'string' ? key : key.column);
  if (isRefusal(keyRef)) return { only: rules, chosen: null };
  return {
    only: rules,
    chosen: { column: time.column, last: first === undefined, key: keyRef.column },
  };
}

/** Orders the rows of one key: times that were not understood last, then source and row, so that ties are settled. */
function order(time: string | null, last: boolean): string {
  if (time === null) return 'source, row';
  const moment = `toUnixTimestamp64Milli(ifNull(t, toDateTime64(0, 3, 'UTC')))`;
  return `isNull(t), ${last ? `negate(${moment})` : moment}, source, row`;
}

/**
 * One row per key of a table that is looked up: k, kept (0 = its `only` leaves it out), and the asked columns as z0 …
 * Of several rows the declared first or last is taken, else the first of the file; kept ones before others.
 */
export function lookup(
  tables: Tables,
  table: Table,
  key: string,
  columns: readonly string[],
  time: TimeReading,
  values: Values,
): string {
  const { only, chosen } = rulesOf(tables, table.name);
  const needed = [
    key,
    ...columns,
    ...only.map((o) => o.ref.column),
    ...(chosen === null ? [] : [chosen.column]),
  ];
  const place = (column: string) => `y${needed.indexOf(column)}`;
  const kept =
    only.length === 0 ? '1' : only.map((o) => isOneOf(place(o.ref.column), o, values)).join(' AND ');
  const parsed = chosen === null ? null : parsedTime(`trimBoth(${place(chosen.column)})`, time, values);
  const cells = columns.map((column, i) => `argMin(${place(column)}, o) AS z${i}`);
  return `SELECT k, ${['argMin(kept1, o) AS kept', ...cells].join(', ')} FROM (
    SELECT *, ${place(key)} AS k, toUInt8(${kept}) AS kept1${parsed === null ? '' : `, ${parsed} AS t`},
      tuple(NOT kept1, ${order(parsed, chosen?.last ?? false)}) AS o
    FROM (${rowsOfTable(table, needed, values)})
  ) WHERE k != '' GROUP BY k`;
}

/** The (source, row) pairs that `first` or `last` keeps of a table, for moments made of its own rows. */
export function chosenRows(
  table: Table,
  rules: TableRules,
  time: TimeReading,
  values: Values,
): string | null {
  const { chosen } = rules;
  if (chosen === null) return null;
  const columns = [chosen.key, chosen.column];
  const parsed = parsedTime('trimBoth(y1)', time, values);
  return `SELECT tupleElement(best, 1), tupleElement(best, 2) FROM (
    SELECT argMin(tuple(source, row), tuple(${order(parsed, chosen.last)})) AS best FROM (
      SELECT source, row, y0, ${parsed} AS t FROM (${rowsOfTable(table, columns, values)})
    ) GROUP BY if(y0 = '', toString(tuple(source, row)), y0))`;
}
