import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type { Caller, Role } from '../../kernel/policy.ts';
import type { Records } from '../../stores/records/records.ts';

/** Only this is kept of a key or of an invitation's link. They carry 256 random bits, so a plain hash is enough. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function newSecretText(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}

interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly roles: Role[];
  readonly created_by: string;
  readonly created_at: Date;
}

const present = (row: KeyRow) => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  roles: row.roles,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
});

/**
 * Keys seen a moment ago: a program that sends thousands of items a second does not ask the records each time. A key ended
 * on this server is out at once; one ended on another server, when its moment is over.
 */
const rememberMs = 3000;
const mostRemembered = 1000;
const remembered = new WeakMap<Records, Map<string, { caller: Caller; until: number }>>();

function forgetKeys(records: Records): void {
  remembered.delete(records);
}

/** The program that holds this key, in the one company the key is for; null for unknown and revoked alike. */
export async function callerByKey(records: Records, text: string): Promise<Caller | null> {
  const hash = hashOf(text);
  const seen = remembered.get(records) ?? new Map<string, { caller: Caller; until: number }>();
  remembered.set(records, seen);
  const known = seen.get(hash);
  if (known !== undefined && known.until > performance.now()) return known.caller;
  const caller = await lookUp(records, hash);
  if (caller === null) {
    seen.delete(hash);
    return null;
  }
  if (seen.size >= mostRemembered) seen.clear();
  // Into the map of the look-up's beginning: one that was thrown away meanwhile, because a key ended, keeps nothing.
  seen.set(hash, { caller, until: performance.now() + rememberMs });
  return caller;
}

async function lookUp(records: Records, hash: string): Promise<Caller | null> {
  const { rows } = await records.outside(async (tx) => {
    await sql`SELECT set_config('sirius.key_hash', ${hash}, true)`.execute(tx);
    return sql<KeyRow & { workspace_id: string }>`
      SELECT id, workspace_id, name, roles FROM api_keys
      WHERE hash = ${hash} AND revoked_at IS NULL`.execute(tx);
  });
  const [row] = rows;
  if (row === undefined) return null;
  return { userId: `key:${row.id}`, name: row.name, workspaceId: row.workspace_id, roles: row.roles };
}

export async function keysOf(records: Records, workspaceId: string) {
  const { rows } = await records.inWorkspace(workspaceId, (tx) =>
    sql<KeyRow>`
      SELECT id, name, prefix, roles, created_by, created_at FROM api_keys
      WHERE revoked_at IS NULL ORDER BY created_at, id`.execute(tx),
  );
  return rows.map(present);
}

/** A new key; its text is given back once and never kept. */
export async function addKey(records: Records, by: Caller, name: string, roles: readonly Role[]) {
  const text = newSecretText('sirius');
  const prefix = text.slice(0, 12);
  const { rows } = await records.inWorkspace(by.workspaceId, (tx) =>
    sql<KeyRow>`
      INSERT INTO api_keys (id, workspace_id, name, prefix, hash, roles, created_by)
      VALUES (${newId()}, ${by.workspaceId}::uuid, ${name}, ${prefix}, ${hashOf(text)}, ${[...roles]}, ${by.userId})
      RETURNING id, name, prefix, roles, created_by, created_at`.execute(tx),
  );
  return { key: present(rows[0] as KeyRow), text };
}

/** Ends a key; false when this company has no such key. */
export async function endKey(records: Records, workspaceId: string, id: string): Promise<boolean> {
  const { rows } = await records.inWorkspace(workspaceId, (tx) =>
    sql`
      UPDATE api_keys SET revoked_at = now()
      WHERE id::text = ${id} AND revoked_at IS NULL RETURNING id`.execute(tx),
  );
  forgetKeys(records);
  return rows.length > 0;
}
