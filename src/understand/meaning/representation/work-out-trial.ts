import { distinctOf } from '../../../instruments/language/discovery/distinct.ts';
import type { Embedder } from '../../../instruments/language/vectors/embedder.ts';
import { Refused } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { ask } from '../../../stores/moments/question.ts';
import { decisionsAbout, documentOf, fewestVoices, mostVoices } from '../discover-themes.ts';
import { knowsLanguage } from '../embedders/encoder-facts.ts';
import { type EncoderNeeds, encoderInUse } from '../embedders/open-encoder.ts';
import { inThread } from '../learning/in-thread.ts';
import { clauseTexts, voiceTexts } from '../questions/clause-texts.ts';
import { themesHad } from '../questions/themes-had.ts';
import { allVoices } from '../questions/voices-asked.ts';
import { currentTaxonomyIn, taughtModelIn, taxonomyOf } from '../taxonomy-store.ts';
import { discoveryIn, themesIn } from '../theme-store.ts';
import { compareTiers, type FoundBoth, type TaughtBoth } from './compare-tiers.ts';
import { representationIn } from './representation-store.ts';
import { finishTrial, type KeptTrial, noteTrial, type WorkedOut } from './trial-store.ts';

export type Needs = Pick<Services, 'records' | 'moments' | 'scope' | 'log'> & EncoderNeeds;

/** Texts embedded between two looks at whether somebody said stop. */
const portion = 128;
/** Taught themes are compared on so many clauses, drawn by a hash: an encoder takes its time, and may cost something. */
const mostClauses = 10_000;

/** Somebody stopped or dropped it: nothing is wrong, nothing more is done. */
class Stopped extends Error {}

interface Voices {
  readonly moments: readonly string[];
  readonly texts: readonly string[];
  readonly languages: readonly string[];
}

/** Everything of one trial that its steps need. */
interface Trying {
  readonly services: Needs;
  readonly workspace: string;
  readonly trial: KeptTrial;
  /** The encoder tried, and the one that counts; null = the light tier. */
  readonly tried: Embedder | null;
  readonly counting: Embedder | null;
  note(phase: KeptTrial['phase'], done?: number, total?: number): Promise<void>;
}

/**
 * Works a trial out, from wherever it was: vectors that were made stay, all else takes seconds. False when it was stopped.
 * What fails is thrown.
 */
export async function workOutTrial(services: Needs, workspace: string, trial: KeptTrial): Promise<boolean> {
  const { records } = services;
  const began = performance.now();
  const before = await records.inWorkspace(workspace, async (tx) => ({
    themes: await themesIn(tx),
    discovery: await discoveryIn(tx),
    taxonomy: await currentTaxonomyIn(tx),
    counting: await representationIn(tx),
  }));
  const trying: Trying = {
    services,
    workspace,
    trial,
    tried: encoderInUse(services, workspace, trial),
    counting: encoderInUse(services, workspace, before.counting),
    async note(phase, done = 0, total = 0) {
      const seconds = (performance.now() - began) / 1000;
      if (!(await noteTrial(records, workspace, trial.id, { phase, done, total, seconds })))
        throw new Stopped();
    },
  };
  try {
    await trying.note('embedding');
    const found = await foundBoth(trying, before);
    const taught = before.taxonomy === 0 ? null : await taughtBoth(trying, before.taxonomy);
    await trying.note('comparing');
    const worked: WorkedOut = {
      afterDiscovery: before.discovery?.run ?? 0,
      afterTaxonomy: before.taxonomy,
      discovery: found?.discovery ?? null,
      taughtModel: taught?.model ?? null,
      comparison: compareTiers(before.themes, found?.both ?? null, taught?.both ?? null),
    };
    return await finishTrial(records, workspace, trial.id, worked);
  } catch (error) {
    if (error instanceof Stopped) return false;
    throw error;
  }
}

type Before = Parameters<typeof compareTiers>[0];

async function foundBoth(
  trying: Trying,
  { themes, discovery }: { readonly themes: Before; readonly discovery: { readonly model: string } | null },
): Promise<{ both: FoundBoth; discovery: NonNullable<WorkedOut['discovery']> } | null> {
  const { services, workspace, trial, tried } = trying;
  if (discovery === null || discovery.model === '') return null;
  const scope = await services.scope(workspace);
  const rows = await ask(services.moments, scope, voiceTexts(allVoices, mostVoices));
  if (rows.length < fewestVoices) return null;
  const voices: Voices = {
    moments: rows.map(({ moment }) => moment),
    texts: rows.map(({ text }) => text),
    languages: rows.map(({ language }) => language),
  };
  await embedAll(trying, voices);
  await trying.note('finding');
  const had = await placedNow(trying, discovery.model, voices);
  const task = {
    task: 'discover' as const,
    texts: voices.texts,
    languages: voices.languages,
    k: trial.themes ?? ('auto' as const),
    previous: discovery.model,
    decisions: decisionsAbout(themes),
    anew: { before: had },
  };
  const done = await inThread(task, tried);
  return {
    both: {
      before: had,
      after: done.assignments,
      retired: done.retired.map(({ id }) => id),
      names: new Map(done.themes.map(({ id, name }) => [id, name])),
    },
    discovery: { document: documentOf(done), model: done.model },
  };
}

/** Embeds what costs something, portion by portion; what is embedded stays, whatever happens next. */
async function embedAll({ trial, tried, note }: Trying, { texts, languages }: Voices): Promise<void> {
  if (tried === null || trial.settings.tier === 'folder') return;
  const known = texts.filter((_, i) => {
    const language = languages[i] ?? 'unknown';
    return language === 'unknown' || knowsLanguage(tried, language);
  });
  const distinct = distinctOf(known).texts;
  for (let at = 0; at < distinct.length; at += portion) {
    await note('embedding', at, distinct.length);
    await tried.embed(distinct.slice(at, at + portion));
  }
  await note('embedding', distinct.length, distinct.length);
}

/**
 * The theme found that each voice has now. When what counts is away (a dead address is a reason to leave it), its labels
 * tell: the first theme found of each voice.
 */
async function placedNow({ services, workspace, counting }: Trying, model: string, voices: Voices) {
  try {
    const task = { task: 'place' as const, model, texts: voices.texts, languages: voices.languages };
    return (await inThread(task, counting)).assignments;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    services.log.warn(
      { workspace, why: error.message },
      'what counts cannot be asked; its labels are compared',
    );
    const labels = await ask(services.moments, await services.scope(workspace), themesHad);
    const records = await services.records.inWorkspace(workspace, themesIn);
    const found = new Set(records.filter(({ kind }) => kind === 'discovered').map(({ id }) => id));
    const byMoment = new Map(
      labels.map(({ moment, themes }) => [moment, themes.find((id) => found.has(id))]),
    );
    return voices.moments.map((moment) => byMoment.get(moment) ?? null);
  }
}

async function taughtBoth(
  { services, workspace, tried, counting, note }: Trying,
  version: number,
): Promise<{ both: TaughtBoth; model: Uint8Array } | null> {
  const { records, moments } = services;
  await note('teaching');
  const taxonomy = await taxonomyOf(records, workspace, version);
  const last = await records.inWorkspace(workspace, (tx) => taughtModelIn(tx, version));
  if (taxonomy === null || last === null) return null;
  const clauses = await ask(moments, await services.scope(workspace), clauseTexts(mostClauses));
  const quotes = clauses.map(({ quote }) => quote);
  const { name, themes, examples } = taxonomy;
  const task = {
    task: 'teach' as const,
    taxonomy: { name, version: version + 1, themes },
    examples,
    last: { model: last, examples },
    clauses: quotes,
  };
  const done = await inThread(task, tried);
  const was = await inThread({ task: 'apply', model: last, clauses: quotes }, counting).catch(
    (error: unknown) => {
      if (error instanceof Refused) return { accuracy: null, themes: done.before };
      throw error;
    },
  );
  return {
    model: done.model,
    both: {
      moments: clauses.map(({ moment }) => moment),
      before: was.themes,
      after: done.after,
      accuracyBefore: was.accuracy,
      accuracyAfter: done.quality.accuracy,
    },
  };
}
