import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { workspaceIds } from '../../../stores/records/workspace-ids.ts';
import type { Needs } from './run-import.ts';
import { unfinished } from './store.ts';
import { removeUpload, uploadFolder } from './upload-files.ts';

/** Uploads that nobody imported are kept this long, so that a preview can be come back to. */
const unusedDays = 7;

/** Removes what ended imports left behind when a process was killed while tidying: tables, parts of uploads. */
export async function sweep(services: Needs): Promise<void> {
  const tables = (await services.moments.rows(
    "SELECT name FROM system.tables WHERE database = currentDatabase() AND startsWith(name, 'intake_')",
  )) as { name: string }[];
  // Asked after the tables: an import that another server begins just now is known before its tables are there.
  const working = (await unfinished(services.records)).map(({ id }) => id.replaceAll('-', ''));
  for (const { name } of tables) {
    if (!/^intake_[a-z]+_[0-9a-f]{32}(?:_\d+)?$/.test(name) || working.some((id) => name.includes(id)))
      continue;
    await services.moments.runEverywhere(`DROP TABLE IF EXISTS ${name} SYNC`);
  }
  await sweepUploads(services);
}

async function sweepUploads(services: Needs): Promise<void> {
  const { records } = services;
  const folder = uploadFolder(services.dataDirectory);
  const old = readdirSync(folder.directory).filter(
    (name) => Date.now() - statSync(join(folder.directory, name)).mtimeMs > unusedDays * 86_400_000,
  );
  if (old.length === 0) return;
  const used = new Set<string>();
  for (const id of await workspaceIds(records)) {
    const { rows } = await records.inWorkspace(id, (tx) =>
      sql<{
        id: string;
      }>`SELECT DISTINCT f.upload_id AS id FROM import_files f JOIN imports i ON i.id = f.import_id
        WHERE NOT i.dry_run`.execute(tx),
    );
    for (const row of rows) used.add(row.id);
  }
  for (const name of old) {
    const id = name.slice(0, 36);
    if (/^[0-9a-f-]{36}$/.test(id) && !used.has(id)) removeUpload(folder, id);
  }
}
