import { sql } from 'kysely';
import type { Records } from '../../stores/records/records.ts';
import { currentModelVersion, type Models } from './models.ts';
import { themesIn } from './theme-store.ts';
import type { Way } from './version-store.ts';

export interface ModelsInUse {
  readonly models: Models;
  readonly way: Omit<Way, 'round'>;
  readonly zone: string;
  /** One sentence: what a version read this way brings. */
  readonly why: string;
}

/** How the company's voices are to be read now: the instruments, its taxonomy and the themes found. */
export async function modelsFor(records: Records, workspace: string): Promise<ModelsInUse> {
  const zone = await records.outside(async (tx) => {
    const { rows } = await sql<{ zone: string | null }>`
      SELECT settings ->> 'zone' AS zone FROM workspaces WHERE id = ${workspace}::uuid`.execute(tx);
    return rows[0]?.zone ?? 'UTC';
  });
  return records.inWorkspace(workspace, async (tx) => {
    const themes = await themesIn(tx);
    const way = { model: currentModelVersion(), taxonomy: 0, discovery: 0 };
    return {
      way,
      zone,
      why: 'instruments',
      models: { way, themeNames: themes.map(({ id, name }) => [id, name] as const) },
    };
  });
}
