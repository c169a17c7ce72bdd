import { newId } from '../../kernel/ids.ts';
import type { Caller } from '../../kernel/policy.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import { changesOf } from './compare-readings.ts';
import { sentimentExamplesOf } from './evaluating/sentiment-examples.ts';
import { teachingDecisions } from './label-store.ts';
import { inThread } from './learning/in-thread.ts';
import { clauseTexts } from './questions/clause-texts.ts';
import {
  mostSentimentExamples,
  type SentimentExample,
  type SentimentProposal,
} from './sentiment.contract.ts';
import {
  rowsToLearn,
  type SentimentLesson,
  sentimentLessons,
  waitingSentiment,
} from './sentiment-lessons.ts';
import { type KeptSentiment, keepSentiment, keepSentimentProposal, sentimentOf } from './sentiment-store.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'scope'>;

/** Before and after are counted on at most so many clauses. */
const mostClauses = 60_000;

/** What the label desk could teach of sentiment now. */
async function lessonsAtDesk({ records }: Needs, workspace: string): Promise<SentimentLesson[]> {
  return sentimentLessons(await teachingDecisions(records, workspace, 'sentiment'));
}

/** How many decisions of the label desk wait to be learnt, or to be forgotten. */
export async function sentimentWaiting(services: Needs, workspace: string): Promise<number> {
  const [{ desk }, lessons] = await Promise.all([
    sentimentOf(services.records, workspace),
    lessonsAtDesk(services, workspace),
  ]);
  return waitingSentiment(desk, lessons);
}

interface Wanted {
  readonly examples?: readonly SentimentExample[] | undefined;
  readonly content?: string | undefined;
  readonly replace?: boolean | undefined;
  readonly fromDesk?: boolean | undefined;
}

/** Learns what is wanted and shows what it is worth and would change; nothing changes until it is applied. */
export async function proposeSentiment(
  services: Needs,
  by: Caller,
  { examples: listed = [], content, replace = false, fromDesk = false }: Wanted,
): Promise<{ shown: SentimentProposal; kept: KeptSentiment } | Refusal> {
  const ofFile = content === undefined ? [] : sentimentExamplesOf(content);
  if (isRefusal(ofFile)) return ofFile;
  const given = [...listed, ...ofFile];
  const { records, moments } = services;
  const workspace = by.workspaceId;
  const known = await sentimentOf(records, workspace);
  const lessons = fromDesk ? await lessonsAtDesk(services, workspace) : known.desk;
  const waiting = fromDesk ? waitingSentiment(known.desk, lessons) : 0;
  if (given.length === 0 && waiting === 0) {
    return refuse(
      'nothing-to-learn',
      'There is no example and no decision of the label desk to learn from.',
      {
        kind: fromDesk ? 'conflict' : 'invalid',
        next: 'Give labelled texts, or decide about sentiment at the label desk.',
      },
    );
  }
  const all = rowsToLearn([...(replace ? [] : known.examples), ...given], []);
  const rows = rowsToLearn(all, lessons);
  if (rows.length > mostSentimentExamples) {
    return refuse(
      'too-many-examples',
      `Sentiment is learnt from at most ${mostSentimentExamples} texts; these are ${rows.length}.`,
      {
        next: 'Teach with fewer, or let them take the place of those known.',
      },
    );
  }
  const began = performance.now();
  const clauses = await ask(moments, await services.scope(workspace), clauseTexts(mostClauses));
  const done = await inThread({
    task: 'feel',
    rows,
    last: known.models,
    clauses: clauses.map(({ quote, language }) => ({ text: quote, language })),
  });
  const why = [
    ...(given.length > 0 ? [`${given.length} examples`] : []),
    ...(fromDesk ? [`${waiting} decisions of the label desk`] : []),
  ].join(', ');
  const kept: KeptSentiment = {
    id: newId(),
    examples: all,
    desk: lessons,
    languages: done.languages,
    why,
    after: known.version,
    models: done.models,
  };
  await keepSentimentProposal(records, by, kept);
  const shown = {
    proposal: kept.id,
    why,
    examples: rows.length,
    desk: lessons.length,
    languages: [...done.languages],
    changes: changesOf(clauses, done, new Map()),
    seconds: Math.round((performance.now() - began) / 10) / 100,
  };
  return { shown, kept };
}

/** Makes a proposal count. Voices are read anew with it in the background. */
export async function applySentiment(
  { records }: Needs,
  by: Caller,
  kept: KeptSentiment,
): Promise<number | Refusal> {
  return (
    (await keepSentiment(records, by, kept)) ??
    refuse('sentiment-moved', 'What is taught about sentiment was changed after this was shown.', {
      kind: 'conflict',
      next: 'Teach again: the counts before and after are then those of now.',
    })
  );
}
