import { sql } from 'kysely';
import type { Tx } from '../../../../stores/records/records.ts';
import type { Logo } from './clean-logo.ts';

export interface LogoRow {
  readonly type: Logo['type'];
  readonly content: Buffer;
  readonly hash: string;
  readonly putAt: Date;
  readonly putBy: string;
}

/** The company's logo; null when it has none. */
export async function logoOf(tx: Tx): Promise<LogoRow | null> {
  const { rows } = await sql<LogoRow>`
    SELECT type, content, hash, put_at AS "putAt", put_by AS "putBy" FROM survey_logos`.execute(tx);
  return rows[0] ?? null;
}

export async function writeLogo(tx: Tx, workspaceId: string, logo: LogoRow): Promise<void> {
  await sql`
    INSERT INTO survey_logos (workspace_id, type, content, hash, put_at, put_by)
    VALUES (${workspaceId}::uuid, ${logo.type}, ${logo.content}, ${logo.hash}, ${logo.putAt}, ${logo.putBy})
    ON CONFLICT (workspace_id) DO UPDATE SET type = excluded.type, content = excluded.content, hash = excluded.hash,
      put_at = excluded.put_at, put_by = excluded.put_by`.execute(tx);
}

export async function deleteLogo(tx: Tx): Promise<void> {
  await sql`DELETE FROM survey_logos`.execute(tx);
}

/** The company's name, and by which hash its logo is known; without the picture itself. */
export async function headOf(
  tx: Tx,
  workspaceId: string,
): Promise<{ name: string | null; hash: string | null }> {
  const { rows } = await sql<{ name: string; hash: string | null }>`
    SELECT w.name, l.hash FROM workspaces w LEFT JOIN survey_logos l ON l.workspace_id = w.id
    WHERE w.id = ${workspaceId}::uuid`.execute(tx);
  const [row] = rows;
  // A company that nobody has named yet is called so.
  return { name: row === undefined || row.name === 'default' ? null : row.name, hash: row?.hash ?? null };
}
