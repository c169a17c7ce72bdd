import { checkTaxonomy } from '../../instruments/language/taught/exchange.ts';
import { indexOf, withThemesOf } from '../../instruments/language/taught/taxonomy.ts';
import { proportion } from '../../instruments/statistics/proportion.ts';
import { newId } from '../../kernel/ids.ts';
import type { Caller } from '../../kernel/policy.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import { changesOf, countsOf } from './compare-readings.ts';
import { type DeskText, deskAfter } from './desk-examples.ts';
import { type EncoderNeeds, encoderInUse } from './embedders/open-encoder.ts';
import { inThread } from './learning/in-thread.ts';
import type { TeachDone } from './learning/tasks.ts';
import { type ClauseText, clauseTexts } from './questions/clause-texts.ts';
import { representationIn } from './representation/representation-store.ts';
import {
  applyTaxonomy,
  type KeptProposal,
  keepProposal,
  taughtModelIn,
  taxonomyOf,
} from './taxonomy-store.ts';
import type { Example, Proposal, TaughtTheme } from './teaching.contract.ts';
import { keepTaughtThemes } from './theme-store.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'scope'> & EncoderNeeds;

/** Before and after are counted on at most so many clauses: more of them would not change what a person decides. */
const mostClauses = 60_000;
/** An encoder takes its time, and may cost something. */
const mostEncoded = 10_000;

export interface Wanted {
  readonly name?: string | undefined;
  readonly themes: readonly TaughtTheme[];
  readonly examples: readonly Example[];
  /** Left out: what stays of the desk when the examples become these. */
  readonly desk?: readonly DeskText[];
  readonly why: string;
}

/** The newest word on each text counts. */
export function withNewer(known: readonly Example[], added: readonly Example[]): Example[] {
  const byText = new Map(known.map((example) => [example.text.trim(), example]));
  for (const example of added) byText.set(example.text.trim(), example);
  return [...byText.values()];
}

const round = (value: number | null) => (value === null ? null : Math.round(value * 1e4) / 1e4);

/** What learning came to, as people are shown it before anything is applied. */
function proposalOf(
  done: TeachDone,
  clauses: readonly ClauseText[],
  kept: KeptProposal,
  seconds: number,
): Proposal {
  const names = new Map(done.taxonomy.themes.map(({ id, name }) => [id, name]));
  const { quality } = done;
  const count = quality.accuracy === null ? 0 : Math.round(quality.accuracy * quality.n);
  return {
    proposal: kept.id,
    why: kept.why,
    themes: kept.themes.length,
    examples: kept.examples.length,
    quality: {
      accuracy: proportion({ count, n: quality.accuracy === null ? 0 : quality.n }),
      macroF1: round(quality.macroF1),
      perTheme: done.learnt.map(({ id, examples, precision, recall, threshold }) => ({
        name: names.get(id) ?? id,
        examples,
        precision: round(precision),
        recall: round(recall),
        threshold,
      })),
    },
    changes: changesOf(clauses, done, names),
    unassigned: {
      before: countsOf(clauses, (i) => done.before[i]?.length === 0),
      after: countsOf(clauses, (i) => done.after[i]?.length === 0),
    },
    seconds: Math.round(seconds * 100) / 100,
  };
}

/** Learns what is wanted and shows what it would change; nothing changes until it is applied. */
export async function proposeTaxonomy(
  services: Needs,
  by: Caller,
  wanted: Wanted,
): Promise<{ shown: Proposal; kept: KeptProposal } | Refusal> {
  const { records, moments } = services;
  const workspace = by.workspaceId;
  const current = await taxonomyOf(records, workspace);
  if (current === null) return refuse('no-taxonomy', 'The taxonomy that counts is gone.');
  const whole = withThemesOf(
    { name: wanted.name ?? current.name, version: current.version + 1, themes: [...wanted.themes] },
    [...wanted.examples],
  );
  const checked = checkTaxonomy({ ...whole, examples: wanted.examples });
  if (isRefusal(checked)) return checked;
  const tooMany = indexOf(whole).themes.length > 500;
  if (tooMany) return refuse('too-many-themes', 'A taxonomy has at most 500 themes.');
  const began = performance.now();
  const [last, chosen] = await records.inWorkspace(workspace, async (tx) => [
    await taughtModelIn(tx, current.version),
    await representationIn(tx),
  ]);
  const encoder = encoderInUse(services, workspace, chosen);
  const most = encoder === null ? mostClauses : mostEncoded;
  const clauses = await ask(moments, await services.scope(workspace), clauseTexts(most));
  const task = {
    task: 'teach' as const,
    taxonomy: whole,
    examples: wanted.examples,
    last: last === null ? null : { model: last, examples: current.examples },
    clauses: clauses.map(({ quote }) => quote),
  };
  const done = await inThread(task, encoder);
  const kept: KeptProposal = {
    id: newId(),
    name: whole.name,
    themes: done.taxonomy.themes.map((theme) => ({
      ...theme,
      rules: [...theme.rules],
      seeds: [...theme.seeds],
    })),
    examples: wanted.examples,
    desk: wanted.desk ?? deskAfter(current, wanted.examples),
    why: wanted.why,
    after: current.version,
    model: done.model,
  };
  await keepProposal(records, by, kept);
  return { kept, shown: proposalOf(done, clauses, kept, (performance.now() - began) / 1000) };
}

/** Makes a proposal count. Voices are read anew with it in the background. */
export async function applyProposal(
  { records }: Needs,
  by: Caller,
  kept: KeptProposal,
): Promise<number | Refusal> {
  const version = await applyTaxonomy(records, by, kept, (tx) =>
    keepTaughtThemes(tx, by.workspaceId, kept.themes),
  );
  return (
    version ??
    refuse('taxonomy-moved', 'The taxonomy was changed after this was shown.', {
      kind: 'conflict',
      next: 'Teach again: the counts before and after are then those of now.',
    })
  );
}
