import { sql } from 'kysely';
import type { Tx } from '../../../../stores/records/records.ts';
import type { CaptchaService } from './contract.ts';

export interface CaptchaRow {
  readonly service: CaptchaService;
  readonly secret: string;
  readonly changedAt: Date;
  readonly changedBy: string;
}

/** The service this company uses; null = the built-in check. */
export async function captchaOf(tx: Tx): Promise<CaptchaRow | null> {
  const { rows } = await sql<CaptchaRow>`
    SELECT settings AS service, secret, changed_at AS "changedAt", changed_by AS "changedBy"
    FROM captcha_services`.execute(tx);
  return rows[0] ?? null;
}

export async function writeCaptcha(tx: Tx, workspace: string, row: CaptchaRow): Promise<void> {
  await sql`
    INSERT INTO captcha_services (workspace_id, settings, secret, changed_at, changed_by)
    VALUES (${workspace}::uuid, ${JSON.stringify(row.service)}::jsonb, ${row.secret}, ${row.changedAt}, ${row.changedBy})
    ON CONFLICT (workspace_id) DO UPDATE SET settings = excluded.settings, secret = excluded.secret,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(tx);
}

export async function deleteCaptcha(tx: Tx): Promise<void> {
  await sql`DELETE FROM captcha_services`.execute(tx);
}
