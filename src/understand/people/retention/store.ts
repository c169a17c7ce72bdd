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

type NewEntry = Omit<RetentionEntry, 'number' | 'before' | 'at'> & {
  readonly before: Date;
  readonly at: Date;
};

export async function writeEntry(tx: Tx, workspace: string, entry: NewEntry): Promise<number> {
  const { rows } = await sql<{ number: string }>`
    INSERT INTO retention_log (workspace_id, kind, post, days, before, count, remains, by_name, at)
    VALUES (${workspace}::uuid, ${entry.kind}, ${entry.post}, ${entry.days}, ${entry.before}, ${entry.count},
      ${JSON.stringify(entry.remains)}::jsonb, ${entry.by}, ${entry.at}) RETURNING number`.execute(tx);
  return Number(rows[0]?.number ?? 0);
}

export async function entriesIn(tx: Tx, limit: number): Promise<RetentionEntry[]> {
  const { rows } = await sql<
    Omit<RetentionEntry, 'number' | 'count' | 'before' | 'at'> & {
      number: string;
      count: string;
      before: Date;
      at: Date;
    }
  >`SELECT number, kind, post, days, before, count, remains, by_name AS by, at FROM retention_log
    ORDER BY number DESC LIMIT ${limit}`.execute(tx);
  return rows.map((row) => ({
    ...row,
    number: Number(row.number),
    count: Number(row.count),
    before: row.before.toISOString(),
    at: row.at.toISOString(),
  }));
}
