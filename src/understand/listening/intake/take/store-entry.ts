import type { EntrySql } from '../transform/entry-sql.ts';
import { body, isMoment, momentColumns } from '../transform/moment-columns.ts';
import type { EntryPlan } from '../transform/plan.ts';
import { bulk, ownTable, type Work } from './work.ts';

/** As many identifiers as one look-up holds in memory at once; beyond it, they are taken in parts. */
const idsAtOnce = 4_000_000;

const committed =
  'SELECT id FROM moments WHERE workspace = {workspace:UUID} AND load IN {loads:Array(UInt64)}';

/** The rows of an entry with the identifier of the moment each becomes. */
function identified(entry: EntryPlan, sql: EntrySql, repeats: boolean): string {
  const rows = `FROM (${sql.sql}) WHERE ${isMoment}`;
  if (entry.id !== null || !repeats) return `SELECT *, reinterpretAsUUID(base) AS id ${rows}`;
  // Equal rows of one file are moments of their own: the n-th of them, in this file and in every later export.
  return `SELECT *, reinterpretAsUUID(if(nth = 1, base, sipHash128Reference(base, nth))) AS id
    FROM (SELECT *, row_number() OVER (PARTITION BY base, source ORDER BY row) AS nth ${rows})`;
}

async function hasRepeats(work: Work, sql: EntrySql): Promise<boolean> {
  const rows = await work.moments.rows(
    `SELECT 1 AS found FROM (${sql.sql}) WHERE ${isMoment} GROUP BY quick, source HAVING count() > 1 LIMIT 1`,
    sql.values.bound,
    bulk,
  );
  return rows.length > 0;
}

/** Rows with a source id that is known with another body: which of the two is right, a person must say. */
async function quarantineConflicts(work: Work, entry: EntryPlan, rows: string, sql: EntrySql): Promise<void> {
  const values = {
    ...sql.values.bound,
    ...bound(work),
    reason: 'the same id came before with other content',
  };
  await work.moments.run(
    `INSERT INTO ${ownTable(work, 'bad')} (source, row, declared, column, reason)
     SELECT source, row, toUInt16(${entry.declared}), {idColumn:String}, {reason:String}
     FROM (SELECT source, row, id, ${body} AS body, first_value(body) OVER (PARTITION BY id ORDER BY source, row) AS first
           FROM (${rows})) AS n
     LEFT JOIN (SELECT id, any(${body}) AS known FROM moments
                WHERE workspace = {workspace:UUID} AND load IN {loads:Array(UInt64)} GROUP BY id) AS k ON k.id = n.id
     WHERE n.body != ifNull(k.known, n.first)`,
    { ...values, idColumn: entry.id?.column ?? '' },
    bulk,
  );
}

const bound = (work: Work) => ({
  workspace: work.workspace,
  load: work.load,
  loads: [...work.before.loads],
  replays: work.replays ?? '00000000-0000-0000-0000-000000000000',
});

/** Only the rows a replay is about. */
function replayed(work: Work): string[] {
  return work.replays === null
    ? []
    : [`(source, row) IN (SELECT source, row FROM ${ownTable(work, 'again')})`];
}

/** Rows that cannot become this moment, into the import's own list of bad rows. */
export async function listBad(work: Work, entry: EntryPlan, sql: EntrySql): Promise<void> {
  const where = ['bad', ...replayed(work)].join(' AND ');
  await work.moments.run(
    `INSERT INTO ${ownTable(work, 'bad')} (source, row, declared, column, reason)
     SELECT source, row, toUInt16(${entry.declared}), column, reason FROM (${sql.sql}) WHERE ${where}`,
    { ...sql.values.bound, ...bound(work) },
    bulk,
  );
}

/** Which rows an entry took or left out; needed where several entries share a table. */
export async function noteRows(work: Work, sql: EntrySql): Promise<void> {
  const where = replayed(work);
  await work.moments.run(
    `INSERT INTO ${ownTable(work, 'rows')} (source, row, taken, left)
     SELECT source, row, ${isMoment}, left FROM (${sql.sql}) ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`}`,
    { ...sql.values.bound, ...bound(work) },
    bulk,
  );
}

/**
 * Stores the moments of one entry that are not there yet. `several` = the table has several files, which may overlap
 * one another. `repeats` = whether some rows of a file are equal, where the survey told.
 */
export async function storeEntry(
  work: Work,
  entry: EntryPlan,
  sql: EntrySql,
  several: boolean,
  repeats: boolean | null,
): Promise<void> {
  const numbered = entry.id === null && (repeats ?? (await hasRepeats(work, sql)));
  const rows = identified(entry, sql, numbered);
  if (entry.id !== null) await quarantineConflicts(work, entry, rows, sql);
  const parts = Math.max(1, Math.ceil(work.before.moments / idsAtOnce));
  for (let part = 0; part < parts; part++) {
    work.check();
    const slice = parts === 1 ? '' : ` AND cityHash64(id) % ${parts} = ${part}`;
    const where = [
      ...(work.before.moments === 0 ? [] : [`id NOT IN (${committed}${slice})`]),
      ...(parts === 1 ? [] : [`cityHash64(id) % ${parts} = ${part}`]),
      ...(entry.id === null
        ? []
        : [
            `(source, row) NOT IN (SELECT source, row FROM ${ownTable(work, 'bad')} WHERE declared = ${entry.declared})`,
          ]),
      ...replayed(work),
    ];
    const once = several || entry.id !== null ? 'ORDER BY source, row LIMIT 1 BY id' : '';
    await work.moments.run(
      `INSERT INTO ${work.target} (workspace, load, id, ${momentColumns.join(', ')})
       SELECT {workspace:UUID}, {load:UInt64}, id, ${momentColumns.join(', ')} FROM (${rows})
       ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`} ${once}`,
      { ...sql.values.bound, ...bound(work) },
      bulk,
    );
  }
}
