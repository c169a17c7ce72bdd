import { sql } from 'kysely';
import type { Tx } from '../../../stores/records/records.ts';

interface Row {
  times: string;
}

/** How often vectors of this company's words were to be forgotten, over all servers of these records. */
export async function timesForgotten(tx: Tx): Promise<number> {
  const { rows } = await sql<Row>`SELECT times FROM vectors_forgotten`.execute(tx);
  return Number(rows[0]?.times ?? 0);
}

/** Once more; gives how often that makes. */
export async function noteForgotten(tx: Tx, workspace: string): Promise<number> {
  const { rows } = await sql<Row>`
    INSERT INTO vectors_forgotten (workspace_id, times) VALUES (${workspace}::uuid, 1)
    ON CONFLICT (workspace_id) DO UPDATE SET times = vectors_forgotten.times + 1 RETURNING times`.execute(tx);
  return Number(rows[0]?.times);
}
