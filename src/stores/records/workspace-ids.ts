import { sql } from 'kysely';
import type { Records } from './records.ts';

/** Every company of this installation, the oldest first. */
export async function workspaceIds(records: Pick<Records, 'outside'>): Promise<string[]> {
  const { rows } = await records.outside((tx) =>
    sql<{ id: string }>`SELECT id FROM workspaces ORDER BY created_at, id`.execute(tx),
  );
  return rows.map(({ id }) => id);
}
