import { Cells } from './cells.ts';
import type { EntryPlan, Plan } from './plan.ts';
import { problemsOf } from './problem-sql.ts';
import { readingOf } from './reading-sql.ts';
import { chosenRows, isOneOf, lookup, rowsOfTable, rulesOf } from './table-sql.ts';
import { Values } from './values.ts';

/** The rows of an entry's own table with every cell it reads, its lookups joined: source, row, x…, left, missed. */
function joined(plan: Plan, entry: EntryPlan, cells: Cells, values: Values): string {
  const { tables, time } = plan;
  const table = tables.get(entry.table);
  if (table === undefined) throw new Error(`No table ${entry.table}`);
  // Hops read cells too: name them all before the first list of columns is written.
  for (const hop of entry.hops) cells.of(hop.from);
  const own = cells.columnsOf(entry.table);
  const chosen = chosenRows(table, rulesOf(tables, entry.table), time, values);
  const onlyOwn = entry.only.filter((only) => only.ref.table === entry.table);
  const left = [
    ...onlyOwn.map(
      (only) => `NOT ${isOneOf(`y${own.findIndex((c) => c.column === only.ref.column)}`, only, values)}`,
    ),
    ...(chosen === null ? [] : [`(source, row) NOT IN (${chosen})`]),
  ];
  let sql = `SELECT ${[
    'source',
    'row',
    ...own.map(({ alias }, i) => `y${i} AS ${alias}`),
    `toUInt8(${left.join(' OR ') || '0'}) AS left0`,
    'toUInt8(0) AS missed0',
  ].join(', ')} FROM (${rowsOfTable(
    table,
    own.map((c) => c.column),
    values,
  )})`;
  const before = own.map((c) => c.alias);
  entry.hops.forEach((hop, j) => {
    const target = tables.get(hop.to.table);
    if (target === undefined) throw new Error(`No table ${hop.to.table}`);
    const asked = cells.columnsOf(hop.to.table);
    const from = cells.of(hop.from);
    const right = lookup(
      tables,
      target,
      hop.to.column,
      asked.map((c) => c.column),
      time,
      values,
    );
    sql = `SELECT ${[
      'l.source AS source',
      'l.row AS row',
      ...before.map((alias) => `l.${alias} AS ${alias}`),
      ...asked.map(({ alias }, i) => `ifNull(r.z${i}, '') AS ${alias}`),
      `toUInt8(l.left${j} OR ifNull(r.kept, 1) = 0) AS left${j + 1}`,
      `toUInt8(l.missed${j} OR isNull(r.kept)) AS missed${j + 1}`,
    ].join(', ')} FROM (${sql}) AS l LEFT JOIN (${right}) AS r ON l.${from} = r.k`;
    before.push(...asked.map((c) => c.alias));
  });
  const last = entry.hops.length;
  // An `only` of the moment itself may name a column of another table.
  const onlyOther = entry.only.filter((only) => only.ref.table !== entry.table);
  const leftOther = onlyOther.map((only) => `NOT ${isOneOf(cells.of(only.ref), only, values)}`);
  return `SELECT source, row, ${[...before, `toUInt8(${[`left${last}`, ...leftOther].join(' OR ')}) AS left`, `missed${last} AS missed`].join(', ')} FROM (${sql})`;
}

/** An entry as SQL: rows with everything a moment needs, and what stands against it. Values are bound, never pasted. */
export interface EntrySql {
  /**
   * Columns: source, row; left (not selected by the mapping), nothing (why there is no moment), bad; missed, gap,
   * repeated, nobody (noticed, and kept); reason, column (for quarantine); base (what the moment is); and the columns
   * of a moment but workspace, load and id.
   */
  readonly sql: string;
  readonly values: Values;
}

/** Builds the SQL of one entry of the mapping. `people` names a table of episodes whose customer is settled already. */
export function entrySql(plan: Plan, entry: EntryPlan, people: string | null): EntrySql {
  const values = new Values();
  const cells = new Cells();
  const reading = readingOf(plan, entry, cells, values);
  const rows = joined(plan, entry, cells, values);
  const settled =
    people === null
      ? `SELECT * FROM (SELECT *, ${reading.first.join(', ')} FROM (${rows}))`
      : `SELECT f.* EXCEPT (customer), ifNull(p.customer, f.customer) AS customer
           FROM (SELECT *, ${reading.first.join(', ')} FROM (${rows})) AS f LEFT JOIN ${people} AS p ON p.episode = f.episode`;
  const timed = `SELECT *, ${reading.second.join(', ')} FROM (${settled})`;
  const problems = problemsOf(plan, entry, cells, values);
  const judged = `SELECT *, ${problems.nothing} AS nothing,
      toUInt8(NOT left AND nothing = '' AND (${problems.bad})) AS bad,
      ${problems.reason} AS reason, ${problems.column} AS column FROM (${timed})`;
  return { sql: `SELECT *, ${reading.last.join(', ')} FROM (${judged})`, values };
}
