import { z } from 'zod';
import type { MomentsPort } from '../../../stores/moments/port.ts';
import { longestRaw } from './reading.ts';
import { bulk, ownTable, type Work } from './take/work.ts';
import { keptOutSentence } from './transform/problem-sql.ts';
import type { StagedFile } from './transform/tables.ts';

/**
 * Keeps the rows that checking found bad, each once with all its reasons and its cells as CSV. Of an erased customer only
 * that there was a row is kept.
 */
export async function keepBadRows(work: Work, files: readonly StagedFile[]): Promise<void> {
  for (const file of files) {
    const bad = `SELECT row, declared, column, reason FROM ${ownTable(work, 'bad')} WHERE source = ${file.source}`;
    const cells = file.header.map((_, i) => `c${i}`).join(', ');
    await work.moments.run(
      `INSERT INTO quarantine (workspace, import, attempt, file, row, column, reason, raw)
       SELECT {workspace:UUID}, {import:UUID}, toUInt32(${work.attempt}), toUInt16(${file.n}), b.row, b.column, b.reason,
         if(b.reason = {keptOut:String}, '', substringUTF8(s.raw, 1, ${longestRaw}))
       FROM (SELECT row, tupleElement(arraySort(groupArray((declared, column)))[1], 2) AS column,
               arrayStringConcat(arrayDistinct(arrayMap(r -> r.2, arraySort(groupArray((declared, reason))))), '; ') AS reason
             FROM (${bad}) GROUP BY row) AS b
       JOIN (SELECT row, trimRight(formatRow('CSV', ${cells})) AS raw FROM ${file.stage}
             WHERE row IN (SELECT row FROM (${bad}))) AS s ON s.row = b.row`,
      { workspace: work.workspace, import: work.importId, keptOut: keptOutSentence },
      bulk,
    );
  }
}

/** Remembers which rows of an earlier import a replay has taken. */
export async function keepReplayed(work: Work, files: readonly StagedFile[]): Promise<void> {
  for (const file of files) {
    await work.moments.run(
      `INSERT INTO replayed (workspace, import, file, row)
       SELECT DISTINCT {workspace:UUID}, {import:UUID}, toUInt16(${file.n}), row FROM ${work.target}
       WHERE workspace = {workspace:UUID} AND load = {load:UInt64} AND source = ${file.source}
         AND (source, row) NOT IN (SELECT source, row FROM ${ownTable(work, 'bad')})`,
      { workspace: work.workspace, import: work.replays ?? '', load: work.load },
      bulk,
    );
  }
}

const mine = 'workspace = {workspace:UUID} AND import = {import:UUID} AND attempt IN (0, {attempt:UInt32})';
const taken = 'SELECT file, row FROM replayed WHERE workspace = {workspace:UUID} AND import = {import:UUID}';

export interface Quarantine {
  readonly workspace: string;
  readonly import: string;
  readonly attempt: number;
}

/** Lists the rows a replay is about: quarantined and not yet taken. Files keep their numbers in a replay. */
export async function listForReplay(
  work: Work,
  original: Quarantine,
  files: readonly StagedFile[],
): Promise<void> {
  for (const file of files) {
    await work.moments.run(
      `INSERT INTO ${ownTable(work, 'again')} (source, row)
       SELECT DISTINCT toUInt32(${file.source}), row FROM quarantine
       WHERE ${mine} AND file = ${file.n} AND (file, row) NOT IN (${taken})`,
      { ...original },
      bulk,
    );
  }
}

/** How many rows a replay is about, by source. */
export async function countForReplay(work: Work): Promise<Map<number, number>> {
  const rows = (await work.moments.rows(
    `SELECT source, uniqExact(row) AS rows FROM ${ownTable(work, 'again')} GROUP BY source`,
  )) as { source: number; rows: number }[];
  return new Map(rows.map((row) => [row.source, row.rows]));
}

const numbers = z.object({ file: z.number(), rows: z.number() });

/** Quarantined rows of an import by file. */
export async function countQuarantined(moments: MomentsPort, of: Quarantine): Promise<Map<number, number>> {
  const rows = await moments.rows(
    `SELECT file, uniqExact(row) AS rows FROM quarantine WHERE ${mine} GROUP BY file`,
    { ...of },
  );
  return new Map(rows.map((row) => numbers.parse(row)).map((row) => [row.file, row.rows]));
}

/** What a quarantined row says once its customer was erased. */
export const erasedRow = 'erased with its customer';

/** Are there rows that a person may correct? Those of erased customers are none. */
export async function hasCorrectable(moments: MomentsPort, of: Quarantine): Promise<boolean> {
  const rows = await moments.rows(
    `SELECT 1 AS found FROM quarantine WHERE ${mine} AND reason NOT IN {nobody:Array(String)} LIMIT 1`,
    { ...of, nobody: [keptOutSentence, erasedRow] },
  );
  return rows.length > 0;
}

const groupShape = z.object({
  file: z.number().int(),
  column: z.string(),
  reason: z.string(),
  rows: z.number().int(),
  firstRow: z.number().int(),
  replayed: z.number().int(),
});
export type QuarantineGroup = z.output<typeof groupShape>;

/** What is in quarantine, by reason: sentences that differ only in the quoted value count as one. */
export async function groupQuarantine(moments: MomentsPort, of: Quarantine): Promise<QuarantineGroup[]> {
  const rows = await moments.rows(
    `SELECT file, column, argMin(reason, row) AS example, uniqExact(row) AS rows, min(row) AS firstRow,
       uniqExactIf(row, (file, row) IN (${taken})) AS replayed
     FROM quarantine WHERE ${mine}
     GROUP BY file, column, replaceRegexpAll(reason, '\\'[^\\']*\\'', '…') AS kind
     ORDER BY file, rows DESC, column, kind LIMIT 500`,
    { ...of },
  );
  return rows.map((row) => {
    const { example, ...rest } = row as Record<string, unknown>;
    return groupShape.parse({ ...rest, reason: example });
  });
}

const rowShape = z.object({
  file: z.number().int(),
  row: z.number().int(),
  column: z.string(),
  reason: z.string(),
  raw: z.string(),
  replayed: z.coerce.boolean(),
});
export type QuarantinedRow = z.output<typeof rowShape>;

/** Quarantined rows in file order. */
export async function rowsInQuarantine(
  moments: MomentsPort,
  of: Quarantine,
  page: { limit: number; offset: number; openOnly: boolean },
): Promise<{ total: number; rows: QuarantinedRow[] }> {
  const open = page.openOnly ? `AND (file, row) NOT IN (${taken})` : '';
  const [counted] = (await moments.rows(`SELECT count() AS total FROM quarantine WHERE ${mine} ${open}`, {
    ...of,
  })) as { total: number }[];
  const rows = await moments.rows(
    `SELECT file, row, column, reason, raw, (file, row) IN (${taken}) AS replayed FROM quarantine WHERE ${mine} ${open}
     ORDER BY file, row, attempt LIMIT {limit:UInt32} OFFSET {offset:UInt64}`,
    { ...of, limit: page.limit, offset: page.offset },
  );
  return { total: counted?.total ?? 0, rows: rows.map((row) => rowShape.parse(row)) };
}
