import { sql } from 'kysely';
import { z } from 'zod';
import type { Records } from '../../stores/records/records.ts';
import { type Finding, type FindingsRun, findingShape, findingStateShape, runShape } from './contract.ts';
import type { MetricFacts } from './effects/outcomes.ts';
import { type Naming, namingShape, namingsIn } from './nouns.ts';
import { type Behind, behindShape } from './stories/people-behind.ts';

const metricRow = z.object({
  name: z.string(),
  low: z.number(),
  high: z.number(),
  sum_up: z.enum(['mean', 'nps', 'csat', 'ces', 'top-box']),
});

/** Scales of the metrics, and how each is summed up. */
export function metricsOf(records: Records, workspace: string): Promise<MetricFacts[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<unknown>`SELECT name, low, high, sum_up FROM metrics ORDER BY name`.execute(
      tx,
    );
    return rows.map((row) => {
      const { name, low, high, sum_up } = metricRow.parse(row);
      return { name, low, high, sumUp: sum_up };
    });
  });
}

/** How the newest imports name their episodes. */
export function namingsOf(records: Records, workspace: string): Promise<Naming[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ mapping: unknown }>`
      SELECT mapping FROM imports WHERE NOT dry_run AND load IS NOT NULL ORDER BY created_at DESC LIMIT 50`.execute(
      tx,
    );
    return rows.flatMap(({ mapping }) => {
      const read = namingShape.safeParse(mapping);
      return read.success ? namingsIn(read.data) : [];
    });
  });
}

/** Raised when the shape of what is kept changes: what an older Sirius kept is then looked for again. */
const form = 2;

export interface StoredRun {
  readonly run: FindingsRun;
  readonly generations: readonly number[];
}

export function newestRun(records: Records, workspace: string): Promise<StoredRun | null> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ generations: string[]; document: { form?: number } }>`
      SELECT generations, document FROM findings_runs ORDER BY run DESC LIMIT 1`.execute(tx);
    const [row] = rows;
    if (row?.document.form !== form) return null;
    const { form: _, ...run } = row.document;
    return { run: runShape.parse(run), generations: row.generations.map(Number) };
  });
}

const findingRow = z.object({
  id: z.string(),
  first_seen: z.date(),
  state: findingStateShape,
  affected: z.number(),
  among: z.number(),
  document: z.unknown(),
  behind: behindShape,
});

export interface StoredFinding {
  readonly finding: Finding;
  readonly behind: Behind;
  readonly among: number;
}

function read(row: unknown): StoredFinding {
  const { document, behind, state, first_seen, among } = findingRow.parse(row);
  const finding = findingShape.parse({ ...(document as object), state, firstSeen: first_seen.toISOString() });
  return { finding, behind, among };
}

const isReadable = (row: unknown) =>
  findingShape.omit({ state: true, firstSeen: true }).safeParse(findingRow.parse(row).document).success;

const columns = sql`id, first_seen, state, affected, among, document, behind`;

/** Findings that stand out now, best first. */
export function standingFindings(records: Records, workspace: string): Promise<StoredFinding[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<unknown>`
      SELECT ${columns} FROM findings WHERE state <> 'gone' ORDER BY weight DESC, id`.execute(tx);
    return rows.map(read);
  });
}

/** One finding, also one that is gone; null when there never was one. */
export function storedFinding(
  records: Records,
  workspace: string,
  id: string,
): Promise<StoredFinding | null> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<unknown>`SELECT ${columns} FROM findings WHERE id = ${id}`.execute(tx);
    // Only one that was gone before a change of form cannot be read any more.
    return rows[0] === undefined || !isReadable(rows[0]) ? null : read(rows[0]);
  });
}

export interface Reading {
  readonly firstSeen: string;
  readonly state: Finding['state'];
  readonly affected: number;
  readonly among: number;
}

/** How each finding stood at the last look, gone ones included. */
export function lastReadings(records: Records, workspace: string): Promise<Map<string, Reading>> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<unknown>`SELECT ${columns} FROM findings`.execute(tx);
    return new Map(
      rows.map((row) => {
        const { id, first_seen, state, affected, among } = findingRow.parse(row);
        return [id, { firstSeen: first_seen.toISOString(), state, affected, among }] as const;
      }),
    );
  });
}

/** Keeps one look: the run, every finding as it stands, and what no longer stands out as gone. One transaction. */
export function keepRun(
  records: Records,
  workspace: string,
  { run, generations }: StoredRun,
  findings: readonly StoredFinding[],
): Promise<void> {
  return records.inWorkspace(workspace, async (tx) => {
    // Two servers that look at once write one after the other.
    await sql`SELECT pg_advisory_xact_lock(hashtext('findings'), hashtext(${workspace}))`.execute(tx);
    const { rows } = await sql<{ run: string }>`
      INSERT INTO findings_runs (workspace_id, at, generations, document)
      VALUES (${workspace}::uuid, ${run.at ?? new Date().toISOString()}::timestamptz,
        ${`{${generations.join(',')}}`}::bigint[], ${JSON.stringify({ ...run, form })}::jsonb)
      RETURNING run`.execute(tx);
    const number = rows[0]?.run ?? '0';
    for (const { finding, behind, among } of findings) {
      const { state, firstSeen, ...document } = finding;
      await sql`
        INSERT INTO findings (workspace_id, id, run, first_seen, state, affected, among, weight, document, behind)
        VALUES (${workspace}::uuid, ${finding.id}, ${number}::bigint, ${firstSeen}::timestamptz, ${state},
          ${finding.affected}, ${among}, ${finding.weight}, ${JSON.stringify(document)}::jsonb,
          ${JSON.stringify(behind)}::jsonb)
        ON CONFLICT (workspace_id, id) DO UPDATE SET run = excluded.run, first_seen = excluded.first_seen,
          state = excluded.state, affected = excluded.affected, among = excluded.among, weight = excluded.weight,
          document = excluded.document, behind = excluded.behind`.execute(tx);
    }
    await sql`UPDATE findings SET state = 'gone' WHERE run <> ${number}::bigint`.execute(tx);
    await sql`
      DELETE FROM findings_runs WHERE run < (SELECT min(run) FROM
        (SELECT run FROM findings_runs ORDER BY run DESC LIMIT 50) AS newest)`.execute(tx);
  });
}

/** Takes somebody's names out of what was found; the newest look then counts as out of date. Gives how many changed. */
export function forgetInFindings(
  records: Records,
  workspace: string,
  strip: (document: unknown) => unknown,
): Promise<number> {
  return records.inWorkspace(workspace, async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtext('findings'), hashtext(${workspace}))`.execute(tx);
    let changed = 0;
    const found = await sql<{ id: string; document: unknown; behind: unknown }>`
      SELECT id, document, behind FROM findings`.execute(tx);
    for (const { id, document, behind } of found.rows) {
      const [next, people] = [strip(document), strip(behind)];
      if (next === document && people === behind) continue;
      changed++;
      await sql`UPDATE findings SET document = ${JSON.stringify(next)}::jsonb, behind = ${JSON.stringify(people)}::jsonb
        WHERE id = ${id}`.execute(tx);
    }
    const runs = await sql<{
      run: string;
      document: unknown;
    }>`SELECT run, document FROM findings_runs`.execute(tx);
    for (const { run, document } of runs.rows) {
      const next = strip(document);
      if (next === document) continue;
      changed++;
      await sql`UPDATE findings_runs SET document = ${JSON.stringify(next)}::jsonb WHERE run = ${run}::bigint`.execute(
        tx,
      );
    }
    await sql`UPDATE findings_runs SET generations = '{}' WHERE run = (SELECT max(run) FROM findings_runs)`.execute(
      tx,
    );
    return changed;
  });
}
