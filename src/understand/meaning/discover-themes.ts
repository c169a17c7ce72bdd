import type { ThemeDecisions } from '../../instruments/language/discovery/found.ts';
import type { Caller } from '../../kernel/policy.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import { note } from '../../stores/records/audit.ts';
import { type EncoderNeeds, encoderInUse } from './embedders/open-encoder.ts';
import { restReaders } from './labelling/workers.ts';
import { inThread } from './learning/in-thread.ts';
import type { DiscoverDone } from './learning/tasks.ts';
import { voiceTexts } from './questions/clause-texts.ts';
import { representationIn } from './representation/representation-store.ts';
import { readAsked } from './see-voices.ts';
import {
  discoveryIn,
  foundOf,
  keepDiscovery,
  keepFoundThemes,
  type ThemeRecord,
  themesIn,
} from './theme-store.ts';
import type { Discovered } from './themes.contract.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'scope'> & EncoderNeeds;

/** Themes are looked for in at most so many voices; the others are placed in what is found. */
export const mostVoices = 50_000;
export const fewestVoices = 20;

/** Themes as the command line prints them: those that hold voices themselves, the largest first. */
export function discoveredThemes(done: Pick<DiscoverDone, 'themes'>, texts: readonly string[]): Discovered[] {
  const parents = new Set(done.themes.map(({ parent }) => parent));
  return done.themes
    .filter(({ id }) => !parents.has(id))
    .sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1))
    .map((theme) => ({
      theme: theme.name,
      words: [...new Set([...theme.phrases, ...theme.words])].slice(0, 10),
      size: theme.size,
      examples: [...new Set(theme.nearest.map((place) => texts[place] ?? ''))].slice(0, 5),
      id: theme.id,
      parent: theme.parent,
      texts: theme.texts,
    }));
}

export interface Looked {
  readonly done: DiscoverDone;
  readonly moments: readonly string[];
  readonly texts: readonly string[];
}

/** What people decided about themes that were found: every later discovery keeps to it. */
export function decisionsAbout(themes: readonly ThemeRecord[]): ThemeDecisions {
  const found = themes.filter(({ kind }) => kind === 'discovered');
  const ids = (wanted: (theme: ThemeRecord) => boolean) => found.filter(wanted).map(({ id }) => id);
  return {
    pinned: ids(({ pinned }) => pinned),
    forbidden: ids(({ state }) => state === 'forbidden'),
    merged: found.flatMap(({ id, state, mergedInto }) =>
      state === 'merged' && mergedInto !== null ? [{ from: id, into: mergedInto }] : [],
    ),
  };
}

/** What is kept of a discovery: all but its model and what it says of each single voice. */
export function documentOf({ model: _, assignments, confidence, ...document }: DiscoverDone) {
  return {
    ...document,
    themes: document.themes.map(({ nearest, ...theme }) => theme),
    voices: assignments.length,
  };
}

/** Looks for themes in the voices asked for; what people decided about themes is kept to. */
export async function lookForThemes(
  services: Needs,
  workspace: string,
  { where, k }: { readonly where?: string | undefined; readonly k?: number | undefined },
): Promise<Looked | Refusal> {
  const asked = await readAsked(services, workspace, { where });
  const voices = await ask(services.moments, await services.scope(workspace), voiceTexts(asked, mostVoices));
  if (voices.length < fewestVoices) {
    return refuse(
      'too-few-voices',
      `Themes are looked for in ${fewestVoices} labelled voices or more; there are ${voices.length}.`,
      { next: 'Import voices, or wait until they are labelled (sirius meaning progress).' },
    );
  }
  const { themes, last, chosen } = await services.records.inWorkspace(workspace, async (tx) => ({
    themes: await themesIn(tx),
    last: await discoveryIn(tx),
    chosen: await representationIn(tx),
  }));
  const texts = voices.map(({ text }) => text);
  const task = {
    task: 'discover' as const,
    texts,
    languages: voices.map(({ language }) => language),
    k: k ?? ('auto' as const),
    previous: last?.model ?? null,
    decisions: decisionsAbout(themes),
  };
  await restReaders();
  const done = await inThread(task, encoderInUse(services, workspace, chosen));
  return { done, texts, moments: voices.map(({ moment }) => moment) };
}

/** Keeps what was found: new voices are placed in it, and all voices are read anew with it in the background. */
export async function keepFound({ records }: Needs, by: Caller, { done }: Looked): Promise<void> {
  await records.inWorkspace(by.workspaceId, async (tx) => {
    await keepDiscovery(tx, by.workspaceId, by.name, documentOf(done), done.model);
    await keepFoundThemes(
      tx,
      by.workspaceId,
      done.themes.map(foundOf),
      done.retired.map(({ id }) => id),
    );
    await note(tx, by, { verb: 'discover', noun: 'theme', subject: `${done.themes.length} themes` });
  });
}
