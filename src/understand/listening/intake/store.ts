import { sql } from 'kysely';
import type { Records, Tx } from '../../../stores/records/records.ts';
import { workspaceIds } from '../../../stores/records/workspace-ids.ts';
import type { Import, ImportReport, Loss } from './contract.ts';
import type { KeptMapping } from './mapping.contract.ts';
import type { Checkpoint } from './reading.ts';

export interface UploadRow {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly format: string;
}

/** Cells of a quarantined row as a person corrected them. */
export interface Correction {
  readonly n: number;
  readonly row: number;
  readonly values: Readonly<Record<string, string>>;
}

export interface ImportRow {
  readonly id: string;
  readonly workspace: string;
  readonly stage: Import['stage'];
  readonly dryRun: boolean;
  readonly mapping: KeptMapping;
  readonly load: number | null;
  readonly attempt: number;
  readonly replays: string | null;
  readonly corrections: readonly Correction[];
  readonly report: ImportReport | null;
  readonly startedBy: string;
  readonly createdAt: Date;
}

export interface ImportFile {
  readonly n: number;
  readonly upload: UploadRow;
  readonly table: string;
  readonly source: number;
  readonly header: readonly string[];
  readonly next: Checkpoint;
  readonly isRead: boolean;
  readonly losses: readonly Loss[];
}

export async function addUpload(tx: Tx, workspace: string, upload: UploadRow, by: string): Promise<void> {
  await sql`INSERT INTO uploads (id, workspace_id, name, bytes, sha256, format, uploaded_by)
    VALUES (${upload.id}, ${workspace}, ${upload.name}, ${upload.bytes}, ${upload.sha256}, ${upload.format}, ${by})`.execute(
    tx,
  );
}

const uploadColumns = sql`u.id, u.name, u.bytes::float8 AS bytes, u.sha256, u.format`;

export async function findUploads(tx: Tx, ids: readonly string[]): Promise<UploadRow[]> {
  const { rows } = await sql<UploadRow>`
    SELECT ${uploadColumns} FROM uploads u WHERE u.id = ANY (${[...ids]}::uuid[])`.execute(tx);
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}

export interface NewImport {
  readonly id: string;
  readonly dryRun: boolean;
  readonly mapping: KeptMapping;
  readonly fingerprint: string;
  readonly replays: string | null;
  readonly corrections: readonly Correction[];
  readonly startedBy: string;
  readonly files: readonly { readonly upload: string; readonly table: string }[];
}

export async function addImport(tx: Tx, workspace: string, it: NewImport): Promise<void> {
  await sql`INSERT INTO imports (id, workspace_id, stage, dry_run, mapping, fingerprint, replays, corrections, started_by)
    VALUES (${it.id}, ${workspace}, 'waiting', ${it.dryRun}, ${JSON.stringify(it.mapping)}::jsonb, ${it.fingerprint},
      ${it.replays}, ${JSON.stringify(it.corrections)}::jsonb, ${it.startedBy})`.execute(tx);
  for (const [n, file] of it.files.entries()) {
    await sql`INSERT INTO import_files (import_id, n, workspace_id, upload_id, table_name)
      VALUES (${it.id}, ${n}, ${workspace}, ${file.upload}, ${file.table})`.execute(tx);
  }
}

/** An earlier import of the same files under the same mapping whose moments count. */
export async function findSame(
  tx: Tx,
  fingerprint: string,
): Promise<{ id: string; report: ImportReport } | null> {
  const { rows } = await sql<{ id: string; report: ImportReport }>`
    SELECT i.id, i.report FROM imports i JOIN loads l ON l.load = i.load
     WHERE i.fingerprint = ${fingerprint} AND i.stage = 'done' AND NOT i.dry_run AND l.state = 'committed'
     ORDER BY i.created_at LIMIT 1`.execute(tx);
  return rows[0] ?? null;
}

/** The same import, begun earlier and not ended: a crash has interrupted it. */
export async function findUnfinished(tx: Tx, fingerprint: string, dryRun: boolean): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM imports WHERE fingerprint = ${fingerprint} AND dry_run = ${dryRun} AND stage NOT IN ('done', 'failed', 'cancelled')
     ORDER BY created_at LIMIT 1`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Was a file with these bytes imported before? Then rows of it that make no moments are duplicates too. */
export async function knownHashes(tx: Tx, importId: string, hashes: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ sha256: string }>`
    SELECT DISTINCT u.sha256 FROM import_files f JOIN uploads u ON u.id = f.upload_id JOIN imports i ON i.id = f.import_id
      JOIN loads l ON l.load = i.load
     WHERE u.sha256 = ANY (${[...hashes]}) AND i.id <> ${importId} AND l.state = 'committed'`.execute(tx);
  return new Set(rows.map((row) => row.sha256));
}

const importColumns = sql`id, workspace_id AS workspace, stage, dry_run AS "dryRun", mapping, load::int8::text AS load,
  attempt, replays, corrections, report, started_by AS "startedBy", created_at AS "createdAt"`;

export async function findImport(tx: Tx, id: string): Promise<ImportRow | null> {
  const { rows } = await sql<ImportRow & { load: string | null }>`
    SELECT ${importColumns} FROM imports WHERE id = ${id}`.execute(tx);
  const [row] = rows;
  return row === undefined ? null : { ...row, load: row.load === null ? null : Number(row.load) };
}

export async function filesOf(tx: Tx, importId: string): Promise<ImportFile[]> {
  const { rows } = await sql<{
    n: number;
    table: string;
    source: number;
    header: string[];
    next_offset: number;
    next_row: number;
    next_block: number;
    is_read: boolean;
    losses: Loss[];
    id: string;
    name: string;
    bytes: number;
    sha256: string;
    format: string;
  }>`SELECT f.n, f.table_name AS table, f.source, f.header, f.next_offset::float8, f.next_row::float8, f.next_block,
       f.is_read, f.losses, ${uploadColumns}
      FROM import_files f JOIN uploads u ON u.id = f.upload_id WHERE f.import_id = ${importId} ORDER BY f.n`.execute(
    tx,
  );
  return rows.map((row) => ({
    n: row.n,
    upload: { id: row.id, name: row.name, bytes: row.bytes, sha256: row.sha256, format: row.format },
    table: row.table,
    source: row.source,
    header: row.header,
    next: { offset: row.next_offset, row: row.next_row, block: row.next_block },
    isRead: row.is_read,
    losses: row.losses,
  }));
}

/** Moves a file's checkpoint; what the block lost goes with it. */
export async function saveCheckpoint(
  tx: Tx,
  importId: string,
  n: number,
  at: { header: readonly string[]; next: Checkpoint; isRead: boolean; losses: readonly Loss[] },
): Promise<void> {
  await sql`UPDATE import_files SET header = ${JSON.stringify(at.header)}::jsonb, next_offset = ${at.next.offset},
      next_row = ${at.next.row}, next_block = ${at.next.block}, is_read = ${at.isRead},
      losses = ${JSON.stringify(at.losses)}::jsonb
    WHERE import_id = ${importId} AND n = ${n}`.execute(tx);
}

export async function setStage(tx: Tx, id: string, stage: Import['stage']): Promise<void> {
  await sql`UPDATE imports SET stage = ${stage} WHERE id = ${id} AND stage NOT IN ('done', 'failed', 'cancelled')`.execute(
    tx,
  );
}

/** A new attempt at checking: what an earlier one stored is given up, and a load opened (none in a dry run). */
export async function beginAttempt(
  tx: Tx,
  workspace: string,
  it: ImportRow,
  rule: object,
): Promise<{ attempt: number; load: number; abandoned: number | null }> {
  if (it.load !== null) {
    await sql`UPDATE loads SET state = 'abandoned' WHERE load = ${it.load} AND state = 'open'`.execute(tx);
  }
  let load = 0;
  if (!it.dryRun) {
    const { rows } = await sql<{ load: string }>`
      INSERT INTO loads (workspace_id, state, episode_rule) VALUES (${workspace}, 'open', ${JSON.stringify(rule)}::jsonb)
      RETURNING load`.execute(tx);
    load = Number(rows[0]?.load);
  }
  await sql`UPDATE imports SET attempt = attempt + 1, stage = 'checking', load = ${it.dryRun ? null : load}
    WHERE id = ${it.id}`.execute(tx);
  return { attempt: it.attempt + 1, load, abandoned: it.load };
}

export async function committedLoads(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ load: string }>`
    SELECT load FROM loads WHERE state = 'committed' ORDER BY load`.execute(tx);
  return rows.map((row) => Number(row.load));
}

export async function loadState(tx: Tx, load: number): Promise<string | null> {
  const { rows } = await sql<{ state: string }>`SELECT state FROM loads WHERE load = ${load}`.execute(tx);
  return rows[0]?.state ?? null;
}

/** A load that brought nothing needs no deriving to count. */
export async function markCommitted(tx: Tx, load: number): Promise<void> {
  await sql`UPDATE loads SET state = 'committed', committed_at = now() WHERE load = ${load} AND state = 'open'`.execute(
    tx,
  );
}

export async function saveReport(
  tx: Tx,
  id: string,
  stage: Import['stage'],
  report: ImportReport,
): Promise<void> {
  await sql`UPDATE imports SET report = ${JSON.stringify(report)}::jsonb, stage = ${stage},
      finished_at = CASE WHEN ${stage} = 'done' THEN now() ELSE NULL END
    WHERE id = ${id}`.execute(tx);
}

/** Ends an import that did not get through; its load never counts. */
export async function endImport(
  tx: Tx,
  id: string,
  stage: 'failed' | 'cancelled',
  problem: string,
): Promise<void> {
  await sql`UPDATE loads SET state = 'abandoned' WHERE state = 'open' AND load = (SELECT load FROM imports WHERE id = ${id})`.execute(
    tx,
  );
  await sql`UPDATE imports SET stage = ${stage}, problem = ${problem}, finished_at = now()
    WHERE id = ${id} AND stage NOT IN ('done', 'failed', 'cancelled')`.execute(tx);
}

/** Imports as people see them, newest first; one when `id` is given. */
export async function showImports(tx: Tx, id?: string): Promise<Import[]> {
  const { rows } = await sql<{
    id: string;
    stage: Import['stage'];
    dryRun: boolean;
    startedBy: string;
    createdAt: Date;
    seconds: number;
    report: ImportReport | null;
    problem: string | null;
    files: Import['files'];
  }>`SELECT i.id, i.stage, i.dry_run AS "dryRun", i.started_by AS "startedBy", i.created_at AS "createdAt",
       extract(epoch FROM coalesce(i.finished_at, clock_timestamp()) - i.created_at)::float8 AS seconds,
       CASE WHEN i.stage = 'done' THEN i.report END AS report, i.problem,
       (SELECT jsonb_agg(jsonb_build_object('path', u.name, 'bytes', u.bytes, 'rowsRead', f.next_row,
          'bytesRead', CASE WHEN f.is_read THEN u.bytes ELSE least(f.next_offset, u.bytes) END) ORDER BY f.n)
          FROM import_files f JOIN uploads u ON u.id = f.upload_id WHERE f.import_id = i.id) AS files
      FROM imports i WHERE ${id === undefined ? sql`true` : sql`i.id = ${id}`}
     ORDER BY i.created_at DESC, i.id LIMIT 100`.execute(tx);
  return rows.map((row) => ({ ...row, files: row.files ?? [], createdAt: row.createdAt.toISOString() }));
}

/** Imports that were under way when a server stopped, oldest first. */
export async function unfinished(records: Records): Promise<{ id: string; workspace: string }[]> {
  const found: { id: string; workspace: string }[] = [];
  for (const workspace of await workspaceIds(records)) {
    const { rows } = await records.inWorkspace(workspace, (tx) =>
      sql<{
        id: string;
      }>`SELECT id FROM imports WHERE stage NOT IN ('done', 'failed', 'cancelled') ORDER BY created_at`.execute(
        tx,
      ),
    );
    found.push(...rows.map((row) => ({ id: row.id, workspace })));
  }
  return found;
}
