import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../stores/records/records.ts';
import type { Count, Segment } from './contract.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly rule: string;
  readonly core: boolean;
  readonly retired: boolean;
  readonly by_name: string;
  readonly at: Date;
  readonly counted_at: Date | null;
  readonly counted_version: number | null;
  readonly customers: string | null;
  readonly of_customers: string | null;
}

const read = (row: Row): Segment => ({
  id: row.id,
  name: row.name,
  version: row.version,
  rule: row.rule,
  core: row.core,
  retired: row.retired,
  changedBy: row.by_name,
  changedAt: row.at.toISOString(),
  count:
    row.counted_at === null
      ? null
      : {
          at: row.counted_at.toISOString(),
          version: row.counted_version ?? row.version,
          customers: Number(row.customers),
          of: Number(row.of_customers),
        },
});

/** Every segment, the core one first, retired ones last. */
export async function segmentsIn(tx: Tx): Promise<Segment[]> {
  const { rows } = await sql<Row>`
    SELECT s.id, s.name, s.version, v.rule, s.core, s.retired, v.by_name, v.at,
      c.at AS counted_at, c.version AS counted_version, c.customers, c.of_customers
    FROM segments s JOIN segment_versions v ON v.segment = s.id AND v.version = s.version
    LEFT JOIN LATERAL (SELECT * FROM segment_counts k WHERE k.segment = s.id ORDER BY k.at DESC LIMIT 1) c ON true
    ORDER BY s.retired, s.core DESC, s.name`.execute(tx);
  return rows.map(read);
}

/** A new segment, or the next version of the one of that name; the same rule again is no new version. */
export async function putRule(
  tx: Tx,
  workspace: string,
  wanted: { readonly name: string; readonly rule: string; readonly why: string },
  by: string,
  at: Date,
): Promise<string> {
  const { rows } = await sql<{ id: string; version: number }>`
    INSERT INTO segments (id, workspace_id, name, version) VALUES (${newId()}::uuid, ${workspace}::uuid, ${wanted.name}, 0)
    ON CONFLICT (workspace_id, name) DO UPDATE SET retired = false RETURNING id, version`.execute(tx);
  const { id, version } = rows[0] as { id: string; version: number };
  const standing = await sql<{ rule: string }>`
    SELECT rule FROM segment_versions WHERE segment = ${id}::uuid AND version = ${version}`.execute(tx);
  if (standing.rows[0]?.rule === wanted.rule) return id;
  await sql`INSERT INTO segment_versions (workspace_id, segment, version, rule, why, by_name, at)
    VALUES (${workspace}::uuid, ${id}::uuid, ${version + 1}, ${wanted.rule}, ${wanted.why}, ${by}, ${at})`.execute(
    tx,
  );
  await sql`UPDATE segments SET version = ${version + 1} WHERE id = ${id}::uuid`.execute(tx);
  return id;
}

/** One core segment a company: marking one unmarks the other. */
export async function markCore(tx: Tx, id: string, core: boolean): Promise<void> {
  if (core) await sql`UPDATE segments SET core = false WHERE core AND id <> ${id}::uuid`.execute(tx);
  await sql`UPDATE segments SET core = ${core} WHERE id = ${id}::uuid`.execute(tx);
}

export async function retire(tx: Tx, id: string, retired: boolean): Promise<void> {
  await sql`UPDATE segments SET retired = ${retired}, core = core AND NOT ${retired}::boolean WHERE id = ${id}::uuid`.execute(
    tx,
  );
}

export async function putCount(tx: Tx, workspace: string, segment: string, count: Count): Promise<void> {
  await sql`INSERT INTO segment_counts (workspace_id, segment, version, at, customers, of_customers)
    VALUES (${workspace}::uuid, ${segment}::uuid, ${count.version}, ${new Date(count.at)}, ${count.customers}, ${count.of})
    ON CONFLICT (workspace_id, segment, at) DO UPDATE SET version = excluded.version, customers = excluded.customers,
      of_customers = excluded.of_customers`.execute(tx);
}

export async function historyOf(tx: Tx, id: string) {
  const versions = await sql<{ version: number; rule: string; why: string; by: string; at: Date }>`
    SELECT version, rule, why, by_name AS by, at FROM segment_versions WHERE segment = ${id}::uuid ORDER BY version DESC`.execute(
    tx,
  );
  const counts = await sql<{ at: Date; version: number; customers: string; of: string }>`
    SELECT at, version, customers, of_customers AS of FROM segment_counts WHERE segment = ${id}::uuid ORDER BY at DESC LIMIT 500`.execute(
    tx,
  );
  return {
    versions: versions.rows.map((row) => ({ ...row, at: row.at.toISOString() })),
    counts: counts.rows.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      customers: Number(row.customers),
      of: Number(row.of),
    })),
  };
}
