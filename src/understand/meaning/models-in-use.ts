import type { Records } from '../../stores/records/records.ts';
import { settingsOf } from '../scores/index.ts';
import { currentModelVersion, type Models } from './models.ts';
import { currentTaxonomyIn, taughtModelIn } from './taxonomy-store.ts';
import { discoveryIn, latestDiscoveryRun, themesIn } from './theme-store.ts';
import type { Way } from './version-store.ts';

export interface ModelsInUse {
  readonly models: Models;
  readonly zone: string;
}

/** What is wanted now, without loading any model. */
export function wayWanted(records: Records, workspace: string): Promise<Omit<Way, 'round'>> {
  return records.inWorkspace(workspace, async (tx) => ({
    model: currentModelVersion(),
    taxonomy: await currentTaxonomyIn(tx),
    discovery: await latestDiscoveryRun(tx),
  }));
}

/** How the company's voices are to be read now: the instruments, its taxonomy and the themes found. */
export async function modelsFor(records: Records, workspace: string): Promise<ModelsInUse> {
  const { zone } = await settingsOf(records, workspace);
  return records.inWorkspace(workspace, async (tx) => {
    const themes = await themesIn(tx);
    const taxonomy = await currentTaxonomyIn(tx);
    const discovery = await discoveryIn(tx);
    return {
      zone,
      models: {
        way: { model: currentModelVersion(), taxonomy, discovery: discovery?.run ?? 0 },
        themeNames: themes.map(({ id, name }) => [id, name] as const),
        taught: taxonomy === 0 ? null : await taughtModelIn(tx, taxonomy),
        discovered: discovery?.model ?? null,
      },
    };
  });
}
