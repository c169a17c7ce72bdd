import { randomBytes } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { prepared } from '../../../stores/records/prepared.ts';
import type { Records, Tx } from '../../../stores/records/records.ts';

export interface StoredSettings {
  readonly is_on: boolean;
  readonly reason: string | null;
  readonly allowed: readonly string[];
  readonly denied: readonly string[];
  readonly version: number;
  /** Keys the fingerprints of original texts; made once, never shown. */
  readonly secret: Buffer;
  /** The name of who changed them last; the bare id of one who is no person of the house. */
  readonly changed_by: string | null;
  readonly changed_at: Date | null;
  /** Whether originals of redacted texts are kept, sealed. */
  readonly keeps_originals: boolean;
}

/** The workspace's settings; made with their secret when they are first asked for. */
export const settingsOf = (records: Records, workspace: string): Promise<StoredSettings> =>
  records.inWorkspace(workspace, (tx) => settingsIn(tx, workspace));

/** The same in the caller's transaction, and with it whatever else is asked by an expression of one value. */
export async function settingsIn<More = null>(
  tx: Tx,
  workspace: string,
  more: RawBuilder<More> = sql`NULL`,
): Promise<StoredSettings & { readonly more: More }> {
  const { rows } = await sql<StoredSettings & { more: More }>`${prepared}
    SELECT s.is_on, s.reason, s.allowed, s.denied, s.version, s.secret, coalesce(u.name, s.changed_by) AS changed_by, s.changed_at,
      coalesce((SELECT o.is_on FROM originals_settings o), false) AS keeps_originals, ${more} AS more
    FROM redaction_settings s LEFT JOIN users u ON u.id::text = s.changed_by`.execute(tx);
  if (rows[0] !== undefined) return rows[0];
  await sql`INSERT INTO redaction_settings (workspace_id, secret) VALUES (${workspace}::uuid, ${randomBytes(32)})
    ON CONFLICT (workspace_id) DO NOTHING`.execute(tx);
  return settingsIn(tx, workspace, more);
}

/** Writes the settings as a whole and counts the change. */
export async function writeSettings(
  tx: Tx,
  workspace: string,
  next: {
    readonly isOn: boolean;
    readonly reason: string | null;
    readonly allow: readonly string[];
    readonly deny: readonly string[];
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  await sql`
    INSERT INTO redaction_settings (workspace_id, secret, is_on, reason, allowed, denied, version, changed_by, changed_at)
    VALUES (${workspace}::uuid, ${randomBytes(32)}, ${next.isOn}, ${next.reason}, ${[...next.allow]}, ${[...next.deny]}, 2, ${next.by}, ${next.at})
    ON CONFLICT (workspace_id) DO UPDATE SET is_on = excluded.is_on, reason = excluded.reason, allowed = excluded.allowed,
      denied = excluded.denied, version = redaction_settings.version + 1, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(
    tx,
  );
}
