import { z } from 'zod';
import type { EntrySql } from '../transform/entry-sql.ts';
import { isMoment } from '../transform/moment-columns.ts';
import { bulk, type Work } from './work.ts';

const count = z.number().int();
const kinds = ['left', 'nothing', 'missed', 'nobody', 'gap', 'repeated'] as const;
type Kind = (typeof kinds)[number];

const foundShape = z.object({ rows: count, first: count });
const surveyShape = z.object({
  source: count,
  /** Why rows are no moments though nothing is wrong with them. */
  why: z.string(),
  bad: count,
  taken: count,
  /** Whether some of its rows are equal; null = too many rows to tell in passing. */
  repeats: z.boolean().nullable(),
  /** For each kind how many rows, and the first of them. */
  found: z.record(z.enum(kinds), foundShape),
});
/** What an entry makes of the rows of one file, before anything is stored. */
export type Survey = z.output<typeof surveyShape>;

const when: Readonly<Record<Kind, string>> = {
  left: 'left',
  nothing: "NOT left AND nothing != ''",
  missed: `missed AND ${isMoment}`,
  nobody: `nobody AND ${isMoment}`,
  gap: `gap AND ${isMoment}`,
  repeated: `repeated AND ${isMoment}`,
};

/** Telling takes 16 bytes a row, in memory. */
const mostToTell = 5_000_000;

/** Looks at every row once: how many become moments, how many do not and why, with the first row of each kind. */
export async function survey(work: Work, entry: EntrySql, rowsOfTable: number): Promise<Survey[]> {
  const telling = rowsOfTable <= mostToTell;
  const counts = kinds.flatMap((kind) => [
    `countIf(${when[kind]}) AS ${kind}Rows`,
    `minIf(row, ${when[kind]}) AS ${kind}First`,
  ]);
  const rows = await work.moments.rows(
    `SELECT source, anyIf(nothing, nothing != '') AS why, countIf(bad) AS badRows, countIf(${isMoment}) AS taken,
       ${telling ? `uniqExactIf(quick, ${isMoment})` : '0'} AS different, ${counts.join(', ')} FROM (${entry.sql}) GROUP BY source ORDER BY source`,
    entry.values.bound,
    bulk,
  );
  return (rows as Record<string, number | string>[]).map((row) =>
    surveyShape.parse({
      source: row.source,
      why: row.why,
      bad: row.badRows,
      taken: row.taken,
      repeats: telling ? row.different !== row.taken : null,
      found: Object.fromEntries(
        kinds.map((kind) => [kind, { rows: row[`${kind}Rows`], first: row[`${kind}First`] }]),
      ),
    }),
  );
}
