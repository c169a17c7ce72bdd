import type { Records } from './records.ts';

/** Tables larger than this are not rewritten while people work: what was removed is overwritten in time instead. */
const largestRewritten = 2_000_000_000;
/** Rows deleted in the ordinary course of things lie about too; larger tables are cleared of them by PostgreSQL itself, in time. */
const largestInPassing = 200_000_000;
const patience = 3_600_000;

/**
 * After rows were deleted or changed: rewrites their tables (and those of `inPassing` that are small), renews what the planner knows of their values, and lets go of
 * the log of changes, so that the old bytes are gone from the disk. Says, in sentences, what could not be done.
 */
export async function wipe(
  records: Records,
  tables: readonly string[],
  inPassing: readonly string[] = [],
): Promise<string[]> {
  const remains: string[] = [];
  const client = await records.pool.connect();
  const run = (text: string, values: unknown[] = []) =>
    client.query({ text, values, query_timeout: patience } as { text: string; values: unknown[] });
  try {
    await run(`SET statement_timeout = ${patience}`);
    const touched = new Set(tables);
    for (const table of new Set([...tables, ...inPassing])) {
      if (!/^[a-z_]+$/.test(table)) throw new Error('A table is named by its name');
      const { rows } = await run('SELECT pg_total_relation_size($1::regclass)::float8 AS bytes', [table]);
      const { bytes } = rows[0] as { bytes: number };
      if (!touched.has(table)) {
        if (bytes <= largestInPassing) await run(`VACUUM (FULL, ANALYZE) ${table}`);
      } else if (bytes > largestRewritten) {
        await run(`VACUUM (ANALYZE) ${table}`);
        remains.push(
          `The records table ${table} is too large to be rewritten while people work: freed pages keep old bytes until they are written over.`,
        );
      } else {
        // Rewriting waits for whoever uses the table; a few tries, rather than stopping everybody for long.
        await run(`VACUUM (FULL, ANALYZE) ${table}`);
      }
    }
    // Samples of values, by which the planner guesses, are rows of a catalogue of its own.
    if (!(await allowed(run, 'VACUUM (FULL) pg_catalog.pg_statistic'))) {
      remains.push(
        "PostgreSQL's statistics may hold samples of erased values until it renews them; its administrator can run VACUUM FULL pg_statistic.",
      );
    }
    let isLogGone = true;
    for (let round = 0; round < 2; round++) {
      isLogGone =
        isLogGone && (await allowed(run, 'SELECT pg_switch_wal()')) && (await allowed(run, 'CHECKPOINT'));
    }
    if (!isLogGone) {
      remains.push(
        "PostgreSQL's log of changes, its replicas and its archive hold what was erased until they are recycled; ask its administrator how long that is.",
      );
    }
    return remains;
  } finally {
    // Made patient, and perhaps still at work: it is ended rather than given back.
    client.release(true);
  }
}

/** Runs a statement that only some users may; false when this one may not. */
async function allowed(run: (text: string) => Promise<unknown>, text: string): Promise<boolean> {
  try {
    await run(text);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return false;
    throw error;
  }
}
