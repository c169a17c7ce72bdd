import { emptied, type ToForget } from '../../../server/forgetting.ts';
import type { Services } from '../../../server/serve.ts';
import { keepThemes, themesIn } from '../theme-store.ts';
import { discoveriesIn, dropTrials, emptyThemeEdits, replaceDiscovery } from './forget-store.ts';
import { holdsWord, wordsOnlyTheirs } from './only-theirs.ts';
import { strippedDocument, strippedModel, strippedTheme } from './strip-themes.ts';

/** Takes words that only this customer used out of themes that were found: names, phrases, and what places new voices. */
export async function forgetInThemes(services: Services, who: ToForget): Promise<number> {
  const gone = await wordsOnlyTheirs(services, who);
  if (gone.size === 0) return 0;
  return services.records.inWorkspace(who.workspaceId, async (tx) => {
    let changed = 0;
    for (const found of await discoveriesIn(tx)) {
      const document = strippedDocument(found.document, gone);
      const model = found.model === '' ? '' : strippedModel(found.model, gone);
      if (document === found.document && model === found.model) continue;
      await replaceDiscovery(tx, { ...found, document, model });
      changed++;
    }
    const named = (await themesIn(tx)).filter(({ kind }) => kind === 'discovered');
    const next = named.flatMap((theme) => {
      const first = strippedTheme({ id: theme.id, name: theme.firstName, words: theme.words }, gone);
      // A name that people gave stays, unless it holds such a word.
      const isOwn = theme.name === theme.firstName || holdsWord(theme.name, gone);
      const name = isOwn ? first.name : theme.name;
      const { words = [] } = first;
      const isSame =
        name === theme.name && first.name === theme.firstName && words.length === theme.words.length;
      return isSame ? [] : [{ ...theme, name, firstName: first.name, words }];
    });
    if (next.length > 0) await keepThemes(tx, who.workspaceId, next);
    const holds = (text: string) => holdsWord(text, gone);
    const edits = await emptyThemeEdits(tx, (document) => emptied(document, { is: holds, holds }));
    return changed + next.length + edits + (await dropTrials(tx));
  });
}
