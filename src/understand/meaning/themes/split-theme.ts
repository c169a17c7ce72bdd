import type { Caller } from '../../../kernel/policy.ts';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { ask } from '../../../stores/moments/question.ts';
import { encoderInUse } from '../embedders/open-encoder.ts';
import { startLabelling } from '../labelling/keep-labelling.ts';
import { inThread } from '../learning/in-thread.ts';
import { voiceTexts } from '../questions/clause-texts.ts';
import { representationIn } from '../representation/representation-store.ts';
import { discoveryIn, keepDiscovery, type ThemeRecord, themesIn } from '../theme-store.ts';
import type { ThemeEdit } from '../themes.contract.ts';
import { keepEdit, type ThemeEdited, themeNamed } from './edit-themes.ts';

const mostVoices = 20_000;
const cannot = (say: string, next: string) => new Refused(refuse('cannot-split', say, { next }));

/** Cuts a discovered theme into parts that stand below it; voices are read anew with them in the background. */
export async function splitTheme(
  services: Services,
  by: Caller,
  edit: Extract<ThemeEdit, { edit: 'split' }>,
): Promise<ThemeEdited> {
  const { records, moments } = services;
  const { theme, last, chosen } = await records.inWorkspace(by.workspaceId, async (tx) => ({
    theme: themeNamed(await themesIn(tx), edit.theme),
    last: await discoveryIn(tx),
    chosen: await representationIn(tx),
  }));
  if (theme.kind === 'taught' || last === null) {
    throw cannot(
      `“${theme.name}” was taught, not found.`,
      'Add themes below it to the taxonomy, with examples of their own.',
    );
  }
  const filter = [{ field: 'theme', anywhereInEpisode: false, operator: '=' as const, values: [theme.id] }];
  const asked = { filter, words: { all: [], none: [] } };
  const voices = await ask(moments, await services.scope(by.workspaceId), voiceTexts(asked, mostVoices));
  const task = {
    task: 'split' as const,
    model: last.model,
    theme: theme.id,
    texts: voices.map(({ text }) => text),
    parts: edit.parts,
  };
  const done = await inThread(task, encoderInUse(services, by.workspaceId, chosen));
  if (done === null) {
    throw cannot(
      `“${theme.name}” has too few different voices for ${edit.parts} parts.`,
      'Ask for fewer parts, or split a theme that holds voices itself.',
    );
  }
  const edited = await records.inWorkspace(by.workspaceId, async (tx) => {
    const document = { split: theme.id, parts: done.parts, themes: [], voices: voices.length };
    await keepDiscovery(tx, by.workspaceId, by.name, document, done.model);
    const parts = done.parts.map(
      ({ id, name, words }): ThemeRecord => ({
        id,
        kind: 'discovered',
        name,
        firstName: name,
        definition: '',
        parent: theme.id,
        words,
        pinned: false,
        state: 'active',
        mergedInto: null,
        createdAt: '',
      }),
    );
    const names = done.parts.map(({ name }) => `“${name}”`).join(', ');
    return keepEdit(tx, by, edit, { changed: parts, say: `“${theme.name}” falls into ${names}` });
  });
  void startLabelling(services, by.workspaceId);
  return edited;
}
