import { Readable } from 'node:stream';
import {
  taxonomyFromCsv,
  taxonomyToCsv,
  taxonomyToJson,
} from '../../instruments/language/taught/exchange.ts';
import { starterTaxonomy } from '../../instruments/language/taught/starter.ts';
import type { Caller } from '../../kernel/policy.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { Download, type Services, serve } from '../../server/serve.ts';
import { keeping } from '../../stores/records/keeping.ts';
import { lessonsFor, waitingLessons, withLessons } from './desk-examples.ts';
import { teachingDecisions } from './label-store.ts';
import { startLabelling } from './labelling/keep-labelling.ts';
import { progressOf } from './show-progress.ts';
import { starters } from './starters/every-starter.ts';
import {
  proposalById,
  type TaxonomyVersion,
  taxonomyOf,
  taxonomyVersionsOf,
  undoTaxonomyVersion,
} from './taxonomy-store.ts';
import { applyProposal, proposeTaxonomy, type Wanted, withNewer } from './teach-themes.ts';
import * as teaching from './teaching.contract.ts';
import { keepTaughtThemes } from './theme-store.ts';

const noVersion = (version: number) =>
  refuse('no-such-version', `The taxonomy has no version ${version}.`, { kind: 'not-found' });

const documentOf = ({ version, name, themes, examples }: TaxonomyVersion) => ({
  version,
  name,
  themes,
  examples,
});

async function current(services: Services, workspace: string): Promise<TaxonomyVersion> {
  const taxonomy = await taxonomyOf(services.records, workspace);
  if (taxonomy === null) throw new Error('The current version of the taxonomy cannot be read');
  return taxonomy;
}

/** What the taxonomy could learn from the label desk. */
async function atDesk(services: Services, workspace: string) {
  const known = await current(services, workspace);
  const lessons = lessonsFor(known, await teachingDecisions(services.records, workspace));
  return { known, lessons, waiting: waitingLessons(known, lessons) };
}

/** Proposes, and applies when told to. */
async function change(services: Services, caller: Caller, wanted: Wanted, apply: boolean | undefined) {
  const proposed = await keeping(services.records, caller.workspaceId, () =>
    proposeTaxonomy(services, caller, wanted),
  );
  if (isRefusal(proposed)) return proposed;
  if (apply !== true) return { ...proposed.shown, applied: false, version: proposed.kept.after };
  const version = await applyProposal(services, caller, proposed.kept);
  if (isRefusal(version)) return version;
  void startLabelling(services, caller.workspaceId);
  return { ...proposed.shown, applied: true, version };
}

function readDocument(body: {
  content?: string | undefined;
  as?: 'json' | 'csv' | undefined;
}): Omit<Wanted, 'why'> | Refusal {
  const { content, as } = body;
  if (content === undefined)
    return refuse('nothing-given', 'Give the content of a file, or a starter by its name.');
  const isJson = as === 'json' || (as === undefined && content.trimStart().startsWith('{'));
  if (!isJson) {
    const read = taxonomyFromCsv(content);
    if (isRefusal(read)) return read;
    return {
      name: read.name,
      themes: read.themes.map((theme) => ({ ...theme, rules: [...theme.rules], seeds: [...theme.seeds] })),
      examples: read.examples.map((one) => ({ text: one.text, themes: [...one.themes], not: [...one.not] })),
    };
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return refuse('not-json', 'The file is not JSON.');
  }
  const read = teaching.taxonomyShape
    .partial({ version: true, name: true, examples: true })
    .safeParse(parsed);
  if (!read.success) {
    const [issue] = read.error.issues;
    return refuse('not-a-taxonomy', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`);
  }
  const { name, themes, examples } = read.data;
  return { ...(name === undefined ? {} : { name }), themes, examples: examples ?? [] };
}

/** A starter set with its rules, seeds and examples in both languages; names are of one, people rename them. */
function starterNamed(name: string, language: 'en' | 'es'): Omit<Wanted, 'why'> | Refusal {
  const set = starters.find((each) => each.name === name);
  if (set === undefined) {
    return refuse('no-such-starter', `There is no starter "${name}".`, {
      kind: 'not-found',
      next: `Starters: ${starters.map((each) => each.name).join(', ')}.`,
    });
  }
  return starterTaxonomy(set, language);
}

export const teachingRoutes = [
  serve(teaching.showTaxonomy, async (services, { caller, query }) => {
    const taxonomy = await taxonomyOf(services.records, caller.workspaceId, query.version);
    return taxonomy === null ? noVersion(query.version ?? 0) : documentOf(taxonomy);
  }),
  serve(teaching.taxonomyVersions, (services, { caller }) =>
    taxonomyVersionsOf(services.records, caller.workspaceId),
  ),
  serve(teaching.exportTaxonomy, async (services, { caller, query }) => {
    const taxonomy = documentOf(await current(services, caller.workspaceId));
    const as = query.as ?? 'json';
    const text = as === 'csv' ? taxonomyToCsv(taxonomy) : taxonomyToJson(taxonomy);
    const type = as === 'csv' ? 'text/csv; charset=utf-8' : 'application/json';
    return new Download(type, `taxonomy-${taxonomy.version}.${as}`, Readable.from([Buffer.from(text)]));
  }),
  serve(teaching.teachThemes, async (services, { caller, body }) => {
    const known = await current(services, caller.workspaceId);
    const examples = body.replace === true ? body.examples : withNewer(known.examples, body.examples);
    const why = `${body.examples.length} examples`;
    return change(services, caller, { themes: known.themes, examples, why }, body.apply);
  }),
  serve(teaching.deskLessons, async (services, { caller }) => ({
    waiting: (await atDesk(services, caller.workspaceId)).waiting,
  })),
  serve(teaching.teachFromDesk, async (services, { caller, body }) => {
    const { known, lessons, waiting } = await atDesk(services, caller.workspaceId);
    if (waiting === 0) {
      return refuse('nothing-to-learn', 'No decision of the label desk waits to be learnt.', {
        kind: 'conflict',
        next: 'Decide about taught themes at the label desk; themes that were only found have nothing to learn.',
      });
    }
    const why = `${waiting} decisions of the label desk`;
    return change(
      services,
      caller,
      { themes: known.themes, ...withLessons(known, lessons), why },
      body.apply,
    );
  }),
  serve(teaching.putTaxonomy, async (services, { caller, body }) => {
    const known = await current(services, caller.workspaceId);
    const { apply, why, examples, themes, name } = body;
    const wanted = { name, themes, examples: examples ?? known.examples, why: why ?? 'themes changed' };
    return change(services, caller, wanted, apply);
  }),
  serve(teaching.importTaxonomy, async (services, { caller, body }) => {
    const read =
      body.starter === undefined ? readDocument(body) : starterNamed(body.starter, body.language ?? 'en');
    if (isRefusal(read)) return read;
    const why = body.starter === undefined ? 'imported' : `started from ${body.starter}`;
    return change(services, caller, { ...read, why }, body.apply);
  }),
  serve(teaching.listStarters, async (_, { query: { language = 'en' } }) =>
    starters.map(({ name, title, themes }) => ({
      name,
      title: title[language],
      themes: themes.map((theme) => theme.name[language]),
    })),
  ),
  serve(teaching.applyProposal, async (services, { caller, params }) => {
    const kept = await proposalById(services.records, caller.workspaceId, params.proposal);
    if (kept === null)
      return refuse('no-such-proposal', 'There is no such proposal, or it was applied.', {
        kind: 'not-found',
      });
    const version = await applyProposal(services, caller, kept);
    if (isRefusal(version)) return version;
    void startLabelling(services, caller.workspaceId);
    return { version, progress: await progressOf(services, caller.workspaceId) };
  }),
  serve(teaching.undoTaxonomy, async (services, { caller }) => {
    const version = await undoTaxonomyVersion(services.records, caller, (tx, themes) =>
      keepTaughtThemes(tx, caller.workspaceId, themes),
    );
    if (version === null) return refuse('nothing-to-undo', 'There is no taxonomy to take back.');
    void startLabelling(services, caller.workspaceId);
    return { version, progress: await progressOf(services, caller.workspaceId) };
  }),
];
