import type { Services } from '../../../server/serve.ts';
import { identifiersOf } from '../identity/index.ts';
import { itemMomentsOf, rowsAbout, tablesAbout } from './store.ts';

/** Everything of one kind that is held about a customer. */
export interface Held {
  readonly what: string;
  readonly rows: readonly Record<string, unknown>[];
}

const limits = { seconds: 120 };
/** What the moments store holds by customer. `episodes` and `answers` say nothing that `timeline` does not. */
const momentTables = ['moments', 'timeline', 'clauses', 'customer_facts'] as const;

/**
 * Everything held about a customer, under every identifier of theirs, from both stores. Tables of the records are found by
 * their columns, so that a new one is in it by itself; secrets and keyed fingerprints are left out.
 */
export async function heldAbout(services: Services, workspace: string, customer: string): Promise<Held[]> {
  const { records, moments, scope } = services;
  const customers = await records.inWorkspace(workspace, (tx) => identifiersOf(tx, customer));
  const { generations, readings } = await scope(workspace);
  const current: Record<(typeof momentTables)[number], string> = {
    moments: '1',
    timeline: 'generation IN {generations:Array(UInt64)}',
    clauses: 'reading IN {readings:Array(UInt64)}',
    customer_facts: '1',
  };
  const held: Held[] = [];
  for (const table of momentTables) {
    const rows = await moments.rows(
      `SELECT * EXCEPT (workspace) FROM ${table}
       WHERE workspace = {workspace:UUID} AND customer IN {customers:Array(String)} AND ${current[table]}`,
      { workspace, customers, generations: [...generations], readings: [...readings] },
      limits,
    );
    held.push({ what: table, rows: rows as Record<string, unknown>[] });
  }
  const ids = new Set(held[0]?.rows.map((row) => String(row.id)));
  await records.inWorkspace(workspace, async (tx) => {
    for (const about of await tablesAbout(tx)) {
      const rows = await rowsAbout(tx, about, about.column === 'customer' ? customers : [...ids]);
      held.push({ what: about.table, rows });
    }
    for (const column of ['a', 'b'] as const) {
      for (const table of ['identity_links', 'identity_log']) {
        held.push({ what: table, rows: await rowsAbout(tx, { table, column }, customers) });
      }
    }
    held.push({ what: 'items', rows: await itemMomentsOf(tx, customers) });
  });
  const together = Map.groupBy(held, ({ what }) => what);
  return [...together].map(([what, parts]) => ({ what, rows: parts.flatMap(({ rows }) => rows) }));
}
