import { sql } from 'kysely';
import { newId } from '../../../../kernel/ids.ts';
import type { Records, Tx } from '../../../../stores/records/records.ts';

/** Whose address this is; null when it is nobody's. */
export async function doorAt(
  records: Records,
  address: string,
): Promise<{ workspace: string; post: string } | null> {
  const { rows } = await records.outside(async (tx) => {
    await sql`SELECT set_config('sirius.post_address', ${address}, true)`.execute(tx);
    return sql<{ workspace: string; post: string }>`
      SELECT workspace_id AS workspace, post FROM post_doors WHERE address = ${address}`.execute(tx);
  });
  return rows[0] ?? null;
}

/** A new address, which nobody can guess from another. */
export async function openDoor(tx: Tx, workspace: string, post: string): Promise<void> {
  await sql`INSERT INTO post_doors (address, workspace_id, post)
    VALUES (${newId()}, ${workspace}::uuid, ${post}::uuid) ON CONFLICT (post) DO NOTHING`.execute(tx);
}

export interface SecretRow {
  readonly id: string;
  readonly sealed: string;
  readonly made_at: Date;
  readonly made_by: string;
}

export async function secretsOf(tx: Tx, post: string, purpose: 'signing' | 'password'): Promise<SecretRow[]> {
  const { rows } = await sql<SecretRow>`
    SELECT id, sealed, made_at, made_by FROM post_secrets
    WHERE post = ${post}::uuid AND purpose = ${purpose} ORDER BY made_at, id`.execute(tx);
  return rows;
}

export async function keepSecret(
  tx: Tx,
  workspace: string,
  post: string,
  secret: { purpose: 'signing' | 'password'; sealed: string; at: Date; by: string },
): Promise<SecretRow> {
  const { rows } = await sql<SecretRow>`
    INSERT INTO post_secrets (id, workspace_id, post, purpose, sealed, made_at, made_by)
    VALUES (${newId()}::uuid, ${workspace}::uuid, ${post}::uuid, ${secret.purpose}, ${secret.sealed}, ${secret.at}, ${secret.by})
    RETURNING id, sealed, made_at, made_by`.execute(tx);
  return rows[0] as SecretRow;
}

export async function removeSecrets(tx: Tx, post: string, purpose: 'signing' | 'password'): Promise<void> {
  await sql`DELETE FROM post_secrets WHERE post = ${post}::uuid AND purpose = ${purpose}`.execute(tx);
}

export async function removeSecret(tx: Tx, post: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM post_secrets WHERE post = ${post}::uuid AND id = ${id}::uuid AND purpose = 'signing' RETURNING id`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Writes down that a signed call was taken; false when it was before. Calls too old to be sent again are let go. */
export async function takeCall(
  tx: Tx,
  workspace: string,
  post: string,
  call: { signature: string; at: Date; forgetBefore: Date },
): Promise<boolean> {
  await sql`DELETE FROM post_calls WHERE at < ${call.forgetBefore}`.execute(tx);
  const { rows } = await sql`
    INSERT INTO post_calls (workspace_id, post, signature, at)
    VALUES (${workspace}::uuid, ${post}::uuid, ${call.signature}, ${call.at})
    ON CONFLICT (workspace_id, post, signature) DO NOTHING RETURNING signature`.execute(tx);
  return rows.length > 0;
}
