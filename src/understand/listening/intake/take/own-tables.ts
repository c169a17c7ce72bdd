import type { Work } from './work.ts';
import { ownTable } from './work.ts';

const tables: Readonly<Record<string, string>> = {
  // Rows that cannot become the moment of one entry.
  bad: '(source UInt32, row UInt64, declared UInt16, column String, reason String) ENGINE = MergeTree ORDER BY (source, row)',
  // What each entry made of a row, where several entries share a table.
  rows: '(source UInt32, row UInt64, taken UInt8, left UInt8) ENGINE = MergeTree ORDER BY (source, row)',
  // The rows a replay is about.
  again: '(source UInt32, row UInt64) ENGINE = MergeTree ORDER BY (source, row)',
};

export async function createOwnTables(work: Work): Promise<void> {
  await dropOwnTables(work);
  for (const [name, form] of Object.entries(tables)) {
    await work.moments.runEverywhere(`CREATE TABLE ${ownTable(work, name)} ${form}`);
  }
  if (work.target !== 'moments') {
    await work.moments.runEverywhere(
      `CREATE TABLE ${work.target} AS ${work.moments.form === 'cluster' ? 'moments_local' : 'moments'}`,
    );
  }
}

export async function dropOwnTables(work: Pick<Work, 'moments' | 'importId'>): Promise<void> {
  for (const name of [...Object.keys(tables), 'people', 'trial']) {
    await work.moments.runEverywhere(`DROP TABLE IF EXISTS ${ownTable(work, name)} SYNC`);
  }
}
