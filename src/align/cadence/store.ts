import { sql } from 'kysely';
import type { Tx } from '../../stores/records/records.ts';

/** Within this long, opening the home again is still the same look. */
const oneLook = 30 * 60_000;

interface LookRow {
  readonly at: Date;
  readonly before: Date | null;
}

async function lookOf(tx: Tx, userId: string): Promise<LookRow | null> {
  const { rows } = await sql<LookRow>`SELECT at, before FROM last_looks WHERE user_id = ${userId}`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** When this person looked last, before the look they are at now; null = never. */
export async function lastLook(tx: Tx, userId: string, now: Date): Promise<Date | null> {
  const look = await lookOf(tx, userId);
  if (look === null) return null;
  return Math.abs(now.getTime() - look.at.getTime()) > oneLook ? look.at : look.before;
}

export async function noteLookOf(tx: Tx, userId: string, now: Date): Promise<void> {
  const before = await lastLook(tx, userId, now);
  await sql`
    INSERT INTO last_looks (workspace_id, user_id, at, before)
    VALUES (current_setting('sirius.workspace')::uuid, ${userId}, ${now}, NULL)
    ON CONFLICT (workspace_id, user_id) DO UPDATE SET at = ${now}, before = ${before}`.execute(tx);
}
