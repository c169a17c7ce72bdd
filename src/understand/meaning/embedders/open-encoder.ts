import { createHash } from 'node:crypto';
import type { Embedder } from '../../../instruments/language/vectors/embedder.ts';
import { isRefusal, orThrow, type Refusal, Refused, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { redactorOf } from '../redaction/index.ts';
import { type Chosen, countSent, representationIn } from '../representation/representation-store.ts';
import type { RepresentationGiven, RepresentationSettings } from '../representation.contract.ts';
import type { AskVectors } from './ask-thread.ts';
import { askFolder, factsOfFolder } from './by-folder.ts';
import { askUrl } from './by-url.ts';
import { cached } from './cached.ts';
import { timesForgotten } from './forgotten-store.ts';
import { askFullTier, fullTierFacts, fullTierIsInstalled, fullTierMissing } from './full.ts';
import { gathered } from './gathered.ts';
import { heedForgotten, vectorsKept } from './kept-vectors.ts';
import { folderNamed, modelsRoot } from './model-folders.ts';

export type EncoderNeeds = Pick<Services, 'records' | 'outbound' | 'seal' | 'dataDirectory'>;
type UrlSettings = Extract<RepresentationSettings, { tier: 'url' }>;

const sealedFor = (workspace: string) => `${workspace} embeddings key`;
const spoken = (languages: 'all' | readonly string[]) =>
  languages === 'all' ? 'all' : [...languages].sort().join('.');

/**
 * What a company may choose, as it is at this moment: the folder is opened and an address asked once, so that what cannot
 * work is refused here. `known` are earlier choices: a key that is left out is that of the same address.
 */
export async function chosenFrom(
  services: EncoderNeeds,
  workspace: string,
  given: RepresentationGiven,
  known: readonly Chosen[],
): Promise<Chosen | Refusal> {
  switch (given.tier) {
    case 'light':
      return { settings: given, encoder: null, sealedKey: null };
    case 'full':
      if (!fullTierIsInstalled()) return fullTierMissing();
      return { settings: given, encoder: fullTierFacts, sealedKey: null };
    case 'folder': {
      const folder = await folderNamed(modelsRoot(services.dataDirectory), given.folder);
      if (isRefusal(folder)) return folder;
      const facts = await factsOfFolder(folder);
      if (isRefusal(facts)) return facts;
      const version = `${facts.version}/${spoken(given.languages)}`;
      const encoder = { id: 'folder', version, dimensions: facts.dimensions, languages: given.languages };
      return { settings: given, encoder, sealedKey: null };
    }
    case 'url': {
      const chosen = chosenAddress(services, workspace, given, known);
      if (isRefusal(chosen)) return chosen;
      const { ask } = await openAddress(services, workspace, chosen, chosen.settings as UrlSettings);
      const answer = await ask(['The bill was wrong.']).catch((error: unknown) => {
        if (error instanceof Refused) return error.refusal;
        throw error;
      });
      return isRefusal(answer) ? answer : chosen;
    }
  }
}

function chosenAddress(
  { outbound, seal }: EncoderNeeds,
  workspace: string,
  { key, ...settings }: Extract<RepresentationGiven, { tier: 'url' }>,
  known: readonly Chosen[],
): Chosen | Refusal {
  const refused = outbound.check(settings.url);
  if (refused !== undefined) return refused;
  const same = known.find((each) => each.settings.tier === 'url' && each.settings.url === settings.url);
  const where = createHash('sha256').update(settings.url).digest('hex').slice(0, 8);
  const { model, dimensions, languages } = settings;
  return {
    settings,
    encoder: {
      id: 'own',
      version: `own:${model}/${dimensions}@${where}/${spoken(languages)}`,
      dimensions,
      languages,
    },
    sealedKey:
      key === undefined
        ? (same?.sealedKey ?? null)
        : key === ''
          ? null
          : seal.close(key, sealedFor(workspace)),
  };
}

async function openAddress(
  { records, outbound, seal }: EncoderNeeds,
  workspace: string,
  { sealedKey }: Chosen,
  { url, model, dimensions, monthlyCharacters }: UrlSettings,
): Promise<{ ask: AskVectors }> {
  const key = sealedKey === null ? undefined : seal.open(sealedKey, sealedFor(workspace));
  if (key === null) {
    throw new Refused(
      refuse('key-sealed', 'The key of the embeddings address was sealed with another secret.', {
        next: 'Give the key again: SIRIUS_SECRET or the data directory has changed.',
        kind: 'away',
      }),
    );
  }
  const { withhold } = await redactorOf(records, workspace);
  const mayShare = (characters: number) => countSent(records, workspace, characters, monthlyCharacters);
  return { ask: askUrl({ url, model, dimensions, key, redact: withhold, mayShare }, outbound) };
}

/** Encoders that are open in this process, by company and choice. */
const opened = new Map<string, Promise<Embedder>>();
const mostOpen = 8;

/** The encoder of a choice that has one. One is open for however many threads ask. */
function openEncoder(services: EncoderNeeds, workspace: string, chosen: Chosen): Promise<Embedder> {
  const { settings, encoder, sealedKey } = chosen;
  const key = JSON.stringify([services.dataDirectory, workspace, settings, encoder, sealedKey]);
  const known = opened.get(key) ?? madeEncoder(services, workspace, chosen);
  opened.delete(key);
  opened.set(key, known);
  known.catch(() => opened.delete(key));
  for (const other of opened.keys()) if (opened.size > mostOpen) opened.delete(other);
  return known;
}

async function madeEncoder(services: EncoderNeeds, workspace: string, chosen: Chosen): Promise<Embedder> {
  const { settings, encoder } = chosen;
  if (encoder === null) throw new Error('The light tier has no encoder');
  const kept = () => vectorsKept(services.dataDirectory, workspace, encoder);
  switch (settings.tier) {
    case 'full':
      if (!fullTierIsInstalled()) throw new Refused(fullTierMissing());
      return cached(encoder, await kept(), askFullTier);
    case 'folder': {
      const folder = orThrow(await folderNamed(modelsRoot(services.dataDirectory), settings.folder));
      // Reading a table is as quick as reading what was kept of it.
      return cached(
        encoder,
        null,
        askFolder(folder, encoder.version.slice(0, encoder.version.lastIndexOf('/'))),
      );
    }
    case 'url': {
      const { ask } = await openAddress(services, workspace, chosen, settings);
      return cached(encoder, await kept(), gathered(ask));
    }
    default:
      throw new Error('The light tier has no encoder');
  }
}

/**
 * The encoder that a company's voices are read with, as plain facts at once, opened when it is first asked. A key that was
 * given anew counts at once; another encoder does not: whoever asks for the old one is told. Nor is anything answered from
 * what was kept before another server forgot vectors.
 */
export function encoderInUse(services: EncoderNeeds, workspace: string, chosen: Chosen): Embedder | null {
  const { encoder } = chosen;
  if (encoder === null) return null;
  return {
    ...encoder,
    embed: async (texts) => {
      const [now, times] = await services.records.inWorkspace(
        workspace,
        async (tx) => [await representationIn(tx), await timesForgotten(tx)] as const,
      );
      await heedForgotten(services.dataDirectory, workspace, times);
      const same = now.encoder?.version === encoder.version;
      return (await openEncoder(services, workspace, same ? now : chosen)).embed(texts);
    },
  };
}
