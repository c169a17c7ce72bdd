import { sql } from 'kysely';
import type { Caller } from '../../../kernel/policy.ts';
import { note } from '../../../stores/records/audit.ts';
import type { Records, Tx } from '../../../stores/records/records.ts';
import type { OriginalReading, OriginalsSettings } from './originals.contract.ts';

const usualDays = 30;

export async function originalsSettingsIn(tx: Tx): Promise<OriginalsSettings> {
  const { rows } = await sql<{
    is_on: boolean;
    reason: string;
    keep_days: number;
    by_name: string;
    at: Date;
  }>`
    SELECT is_on, reason, keep_days, by_name, at FROM originals_settings`.execute(tx);
  const counted = await sql<{ kept: number; oldest: Date | null }>`
    SELECT count(*)::int AS kept, min(kept_at) AS oldest FROM originals`.execute(tx);
  const [row] = rows;
  return {
    originals: row?.is_on === true ? 'on' : 'off',
    reason: row?.reason ?? '',
    days: row?.keep_days ?? usualDays,
    changed: row === undefined ? null : { by: row.by_name, at: row.at.toISOString() },
    kept: counted.rows[0]?.kept ?? 0,
    oldest: counted.rows[0]?.oldest?.toISOString() ?? null,
  };
}

/** Writes the settings; switched off, nothing is kept any longer. Gives how many originals were deleted. */
export async function writeOriginalsSettings(
  tx: Tx,
  by: Caller,
  next: { readonly isOn: boolean; readonly reason: string; readonly days: number; readonly at: Date },
): Promise<number> {
  const { isOn, reason, days, at } = next;
  await sql`
    INSERT INTO originals_settings (workspace_id, is_on, reason, keep_days, by_id, by_name, at)
    VALUES (${by.workspaceId}::uuid, ${isOn}, ${reason}, ${days}, ${by.userId}, ${by.name}, ${at})
    ON CONFLICT (workspace_id) DO UPDATE SET is_on = excluded.is_on, reason = excluded.reason,
      keep_days = excluded.keep_days, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at`.execute(
    tx,
  );
  const detail = { originals: isOn ? 'on' : 'off', days, reason };
  await note(tx, by, { verb: 'keep', noun: 'original', subject: by.workspaceId, detail });
  return deleteExpired(tx, at);
}

/** Deletes what is older than the company keeps originals, or all of them where they are not kept. */
export async function deleteExpired(tx: Tx, now: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    WITH gone AS (DELETE FROM originals o WHERE NOT EXISTS (
        SELECT 1 FROM originals_settings s
        WHERE s.is_on AND o.kept_at > ${now}::timestamptz - make_interval(days => s.keep_days))
      RETURNING 1)
    SELECT count(*)::int AS n FROM gone`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** A sealed original under the fingerprint that its moment carries. */
export interface SealedOriginal {
  readonly textKey: string;
  readonly sealed: string;
}

/** Keeps originals; one that comes again is kept as long as its newest coming says. */
export async function keepOriginals(
  tx: Tx,
  workspace: string,
  originals: readonly SealedOriginal[],
  from: { readonly at: Date; readonly importId: string | null },
): Promise<void> {
  if (originals.length === 0) return;
  await sql`
    INSERT INTO originals (workspace_id, text_key, sealed, kept_at, import_id)
    SELECT ${workspace}::uuid, text_key, sealed, ${from.at}::timestamptz, ${from.importId}::uuid
    FROM unnest(${originals.map(({ textKey }) => textKey)}::text[], ${originals.map(({ sealed }) => sealed)}::text[])
      AS given (text_key, sealed)
    ON CONFLICT (workspace_id, text_key) DO UPDATE SET kept_at = excluded.kept_at`.execute(tx);
}

/** Fingerprints an import brought of which it is not yet known whether a moment came of them. */
export async function unsettledOf(tx: Tx, importId: string): Promise<string[]> {
  const { rows } = await sql<{ text_key: string }>`
    SELECT text_key FROM originals WHERE import_id = ${importId}::uuid`.execute(tx);
  return rows.map((row) => row.text_key);
}

/** These stay of what an import brought; the others were never to be kept. */
export async function settle(tx: Tx, importId: string, stay: readonly string[]): Promise<void> {
  await sql`UPDATE originals SET import_id = NULL
    WHERE import_id = ${importId}::uuid AND text_key = ANY(${[...stay]}::text[])`.execute(tx);
  await sql`DELETE FROM originals WHERE import_id = ${importId}::uuid`.execute(tx);
}

export async function originalOf(
  tx: Tx,
  textKey: string,
): Promise<{ sealed: string; keptAt: Date; days: number } | null> {
  const { rows } = await sql<{ sealed: string; keptAt: Date; days: number }>`
    SELECT o.sealed, o.kept_at AS "keptAt", s.keep_days AS days FROM originals o CROSS JOIN originals_settings s
    WHERE o.text_key = ${textKey} AND s.is_on`.execute(tx);
  return rows[0] ?? null;
}

export async function noteReading(
  tx: Tx,
  by: Caller,
  reading: { readonly moment: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  const { moment, reason, at } = reading;
  await sql`INSERT INTO original_readings (workspace_id, at, by_id, by_name, moment, reason)
    VALUES (${by.workspaceId}::uuid, ${at}, ${by.userId}, ${by.name}, ${moment}::uuid, ${reason})`.execute(
    tx,
  );
  await note(tx, by, { verb: 'read', noun: 'original', subject: moment });
}

export function readingsOf(records: Records, workspace: string, limit: number): Promise<OriginalReading[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ id: string; at: Date; by_name: string; moment: string; reason: string }>`
      SELECT id, at, by_name, moment, reason FROM original_readings ORDER BY id DESC LIMIT ${limit}`.execute(
      tx,
    );
    return rows.map(({ at, by_name, ...row }) => ({ ...row, at: at.toISOString(), by: by_name }));
  });
}

/** Deletes originals by fingerprint, and what readers wrote about those moments. */
export async function forgetOriginals(
  tx: Tx,
  textKeys: readonly string[],
  moments: readonly string[],
): Promise<number> {
  const originals =
    await sql`DELETE FROM originals WHERE text_key = ANY(${[...textKeys]}::text[]) RETURNING 1`.execute(tx);
  const reasons = await sql`UPDATE original_readings SET reason = ''
    WHERE moment = ANY(${[...moments]}::uuid[]) AND reason <> '' RETURNING 1`.execute(tx);
  return originals.rows.length + reasons.rows.length;
}
