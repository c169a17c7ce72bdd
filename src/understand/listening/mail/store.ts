import { sql } from 'kysely';
import type { Tx } from '../../../stores/records/records.ts';
import type { MailSettings } from './contract.ts';

export interface MailRow {
  readonly settings: MailSettings;
  readonly password: string | null;
  readonly gatewayKey: string | null;
  readonly changedAt: Date;
  readonly changedBy: string;
}

/** How mail leaves this workspace; null when nobody has set it up. */
export async function mailOf(tx: Tx): Promise<MailRow | null> {
  const { rows } = await sql<MailRow>`
    SELECT settings, password, gateway_key AS "gatewayKey", changed_at AS "changedAt", changed_by AS "changedBy"
    FROM mail_settings`.execute(tx);
  return rows[0] ?? null;
}

export async function writeMail(
  tx: Tx,
  workspace: string,
  row: Omit<MailRow, 'changedAt'> & { at: Date },
): Promise<void> {
  await sql`
    INSERT INTO mail_settings (workspace_id, settings, password, gateway_key, changed_at, changed_by)
    VALUES (${workspace}::uuid, ${JSON.stringify(row.settings)}::jsonb, ${row.password}, ${row.gatewayKey}, ${row.at}, ${row.changedBy})
    ON CONFLICT (workspace_id) DO UPDATE SET settings = excluded.settings, password = excluded.password,
      gateway_key = excluded.gateway_key, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    tx,
  );
}
