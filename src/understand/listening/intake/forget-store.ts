import { sql } from 'kysely';
import type { Records, Tx } from '../../../stores/records/records.ts';
import type { Mapping } from './mapping.contract.ts';
import type { UploadRow } from './store.ts';

/** Every file that was ever handed in; most are not on the disk any more. */
export async function uploadsOf(tx: Tx): Promise<UploadRow[]> {
  const { rows } = await sql<UploadRow>`
    SELECT id, name, bytes::float8 AS bytes, sha256, format FROM uploads ORDER BY uploaded_at, id`.execute(
    tx,
  );
  return rows;
}

/** Files that an import has still to read. */
export async function uploadsWaiting(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT f.upload_id AS id FROM import_files f JOIN imports i ON i.id = f.import_id
    WHERE i.stage NOT IN ('done', 'failed', 'cancelled')`.execute(tx);
  return rows.map(({ id }) => id);
}

/** A file of an import, with what tells its columns apart. */
export interface ImportedFile {
  readonly import: string;
  readonly n: number;
  readonly table: string;
  readonly header: readonly string[];
  readonly mapping: Mapping;
}

export async function importedFiles(tx: Tx): Promise<ImportedFile[]> {
  const { rows } = await sql<ImportedFile>`
    SELECT f.import_id AS import, f.n, f.table_name AS table, f.header, i.mapping
    FROM import_files f JOIN imports i ON i.id = f.import_id`.execute(tx);
  return rows;
}

interface ImportDocuments {
  readonly id: string;
  readonly corrections: unknown;
  readonly report: unknown;
}

/** Puts what `empty` makes of them in the place of what imports keep of rows: corrections, examples of what was noticed. */
export function emptyImports(
  records: Records,
  workspace: string,
  empty: (document: unknown) => unknown,
): Promise<number> {
  return records.inWorkspace(workspace, async (tx) => {
    let changed = 0;
    const imports = await sql<ImportDocuments>`SELECT id, corrections, report FROM imports
      WHERE stage IN ('done', 'failed', 'cancelled')`.execute(tx);
    for (const { id, corrections, report } of imports.rows) {
      const next = { corrections: empty(corrections), report: empty(report) };
      if (next.corrections === corrections && next.report === report) continue;
      changed++;
      await sql`UPDATE imports SET corrections = ${JSON.stringify(next.corrections)}::jsonb,
        report = ${next.report === null ? null : JSON.stringify(next.report)}::jsonb WHERE id = ${id}`.execute(
        tx,
      );
    }
    const files = await sql<{ import_id: string; n: number; losses: unknown }>`
      SELECT import_id, n, losses FROM import_files WHERE losses <> '[]'`.execute(tx);
    for (const { import_id, n, losses } of files.rows) {
      const next = empty(losses);
      if (next === losses) continue;
      changed++;
      await sql`UPDATE import_files SET losses = ${JSON.stringify(next)}::jsonb
        WHERE import_id = ${import_id} AND n = ${n}`.execute(tx);
    }
    return changed;
  });
}

export async function uploadsBefore(tx: Tx, before: Date): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`SELECT id FROM uploads WHERE uploaded_at < ${before} ORDER BY id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Imports that ended before a time. */
export async function importsBefore(tx: Tx, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM imports WHERE finished_at < ${before} AND stage IN ('done', 'failed', 'cancelled') ORDER BY id`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}
