import type { Records } from '../../stores/records/records.ts';
import { settingsOf } from '../scores/index.ts';
import { currentModelVersion, type Models } from './models.ts';
import { type Chosen, representationIn } from './representation/representation-store.ts';
import { currentSentimentIn, taughtFeelingsIn } from './sentiment-store.ts';
import { currentTaxonomyIn, taughtModelIn } from './taxonomy-store.ts';
import { comingThemesIn, discoveryIn, latestDiscoveryRun, namesWith, themesIn } from './theme-store.ts';
import type { Way } from './version-store.ts';

export interface ModelsInUse {
  readonly models: Models;
  readonly zone: string;
  /** What the encoder of the models is opened by. */
  readonly chosen: Chosen;
}

/** What is wanted now, without loading any model. */
export function wayWanted(records: Records, workspace: string): Promise<Omit<Way, 'round'>> {
  return records.inWorkspace(workspace, async (tx) => ({
    model: currentModelVersion((await representationIn(tx)).encoder),
    taxonomy: await currentTaxonomyIn(tx),
    discovery: await latestDiscoveryRun(tx),
    sentiment: await currentSentimentIn(tx),
  }));
}

/** How the company's voices are to be read now: the instruments, its taxonomy and the themes found. */
export async function modelsFor(records: Records, workspace: string): Promise<ModelsInUse> {
  const { zone } = await settingsOf(records, workspace);
  return records.inWorkspace(workspace, async (tx) => {
    const themes = await themesIn(tx);
    const taxonomy = await currentTaxonomyIn(tx);
    const discovery = await discoveryIn(tx);
    const chosen = await representationIn(tx);
    const coming = await comingThemesIn(tx);
    const sentiment = await currentSentimentIn(tx);
    return {
      zone,
      chosen,
      models: {
        encoder: chosen.encoder,
        way: {
          model: currentModelVersion(chosen.encoder),
          taxonomy,
          discovery: discovery?.run ?? 0,
          sentiment,
        },
        themeNames: namesWith(themes, coming),
        taught: taxonomy === 0 ? null : await taughtModelIn(tx, taxonomy),
        discovered: discovery?.model ?? null,
        feelings: sentiment === 0 ? null : await taughtFeelingsIn(tx, sentiment),
      },
    };
  });
}
