import { sql } from 'kysely';
import type { Tx } from '../../../stores/records/records.ts';
import type { RetentionEntry, RetentionKind } from './contract.ts';

interface RuleRow {
  readonly kind: RetentionKind;
  readonly days: number | null;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

export async function rulesIn(tx: Tx): Promise<Map<RetentionKind, RuleRow>> {
  const { rows } = await sql<RuleRow>`
    SELECT kind, days, reason, changed_by AS by, changed_at AS at FROM retention_rules`.execute(tx);
  return new Map(rows.map((row) => [row.kind, row]));
}

export async function writeRule(tx: Tx, workspace: string, rule: RuleRow): Promise<void> {
  await sql`INSERT INTO retention_rules (workspace_id, kind, days, reason, changed_by, changed_at)
    VALUES (${workspace}::uuid, ${rule.kind}, ${rule.days}, ${rule.reason}, ${rule.by}, ${rule.at})
    ON CONFLICT (workspace_id, kind) DO UPDATE SET days = excluded.days, reason = excluded.reason,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(tx);
}

/** Posts that were promised a period of their own, with the number their moments carry. */
export async function postsWithPeriod(tx: Tx): Promise<{ name: string; source: number; days: number }[]> {
  const { rows } = await sql<{ name: string; source: number; days: number }>`
    SELECT name, source, retention_days AS days FROM posts WHERE retention_days IS NOT NULL ORDER BY name`.execute(
    tx,
  );
  return rows;
}

export async function lastLook(tx: Tx): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`SELECT at FROM retention_looks`.execute(tx);
  return rows[0]?.at ?? null;
}

export async function writeLook(tx: Tx, workspace: string, at: Date): Promise<void> {
  await sql`INSERT INTO retention_looks (workspace_id, at) VALUES (${workspace}::uuid, ${at})
    ON CONFLICT (workspace_id) DO UPDATE SET at = excluded.at`.execute(tx);
}

/** Something that is being let go of, or was when the server was killed. `count`: how much was due when it began. */
export interface BegunEntry {
  readonly number: number;
  readonly kind: RetentionKind;
  readonly post: string | null;
  readonly days: number;
  readonly before: Date;
  readonly count: number;
}

export async function beginEntry(
  tx: Tx,
  workspace: string,
  entry: Omit<BegunEntry, 'number'> & { readonly by: string; readonly at: Date },
): Promise<number> {
  const { rows } = await sql<{ number: string }>`
    INSERT INTO retention_log (workspace_id, kind, post, days, before, count, by_name, at)
    VALUES (${workspace}::uuid, ${entry.kind}, ${entry.post}, ${entry.days}, ${entry.before}, ${entry.count},
      ${entry.by}, ${entry.at}) RETURNING number`.execute(tx);
  return Number(rows[0]?.number ?? 0);
}

/** What was begun and not finished, oldest first. */
export async function begunEntries(tx: Tx): Promise<BegunEntry[]> {
  const { rows } = await sql<Omit<BegunEntry, 'number' | 'count'> & { number: string; count: string }>`
    SELECT number, kind, post, days, before, count FROM retention_log
    WHERE finished_at IS NULL ORDER BY number`.execute(tx);
  return rows.map((row) => ({ ...row, number: Number(row.number), count: Number(row.count) }));
}

/** Says what went in the end; null = nothing did, and there is nothing to tell. */
export async function finishEntry(
  tx: Tx,
  number: number,
  { count, remains, at }: { readonly count: number; readonly remains: readonly string[]; readonly at: Date },
): Promise<RetentionEntry | null> {
  if (count === 0) {
    await sql`DELETE FROM retention_log WHERE number = ${number}`.execute(tx);
    return null;
  }
  const { rows } = await sql<EntryRow>`
    UPDATE retention_log SET count = ${count}, remains = ${JSON.stringify(remains)}::jsonb, finished_at = ${at}
    WHERE number = ${number} RETURNING ${columns}`.execute(tx);
  return rows[0] === undefined ? null : entryOf(rows[0]);
}

type EntryRow = Omit<RetentionEntry, 'number' | 'count' | 'before' | 'at'> & {
  readonly number: string;
  readonly count: string;
  readonly before: Date;
  readonly at: Date;
};
const columns = sql`number, kind, post, days, before, count, remains, by_name AS by, at`;
const entryOf = (row: EntryRow): RetentionEntry => ({
  ...row,
  number: Number(row.number),
  count: Number(row.count),
  before: row.before.toISOString(),
  at: row.at.toISOString(),
});

/** The ledger: what was let go, newest first. */
export async function entriesIn(tx: Tx, limit: number): Promise<RetentionEntry[]> {
  const { rows } = await sql<EntryRow>`
    SELECT ${columns} FROM retention_log WHERE finished_at IS NOT NULL ORDER BY number DESC LIMIT ${limit}`.execute(
    tx,
  );
  return rows.map(entryOf);
}
