import { queueOf, type Unjudged } from '../../instruments/language/taught/queue.ts';
import type { AnswerOf } from '../../kernel/operation.ts';
import type { Services } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import { aboutsFor } from './choose-abouts.ts';
import { type Chosen, chosenFor, idOf, withDiffering } from './choose-clauses.ts';
import {
  type AboutTask,
  aboutTasks,
  type DeskTask,
  deskTasks,
  isAboutTask,
  type LabelTask,
  type labelQueue,
  labelTasks,
} from './desk.contract.ts';
import type { ClauseRead } from './evidence.contract.ts';
import { labelsOf, restorer } from './kept-labels.ts';
import { newestDecisions } from './label-store.ts';
import { shareOut } from './mix-queues.ts';
import { instrumentsOf } from './open-instruments.ts';
import { opinionsOf } from './opinion-store.ts';
import { type ClauseToJudge, clausesToJudge } from './questions/clauses-to-judge.ts';
import { voiceRows } from './questions/voice-rows.ts';
import { type VoiceToJudge, voicesToJudge } from './questions/voices-to-judge.ts';
import { readTaughtThemes, type ThemeReaders } from './read-themes.ts';
import { versionSaid } from './see-voices.ts';
import { themesNow } from './voice-view.ts';

type ClauseLabels = Pick<ClauseRead, 'sentiment' | 'effort' | 'emotion' | 'intent' | 'themes'>;
/** What a clause is read as in one task. */
export const labelsFor = (task: LabelTask, clause: ClauseLabels) => {
  if (task === 'sentiment') return clause.sentiment === null ? [] : [clause.sentiment];
  if (task === 'effort') return [clause.effort];
  return task === 'theme' ? clause.themes : clause[task];
};

/** At most so many clauses or voices are looked through for the ones that teach most. */
const mostLooked = 5000;
const usualQueue = 20;
/** Second opinions that are looked through for those that people have not settled. */
const mostDiffering = 200;
const mostDecisions = 10_000;

type Queue = AnswerOf<typeof labelQueue>;
type Item = Queue['items'][number];

/** The labels that would teach most; one in ten is drawn by chance. Without a task some of each, no clause twice. */
export async function queue(
  services: Services,
  workspace: string,
  { task, limit = usualQueue }: { readonly task?: DeskTask | undefined; readonly limit?: number | undefined },
): Promise<Queue> {
  const tasks: readonly DeskTask[] = task === undefined ? deskTasks : [task];
  const decided = await newestDecisions(services.records, workspace, mostDecisions);
  const judged = (of: readonly DeskTask[]) => [
    ...new Set(
      decided
        .filter((each) => of.includes(each.task) && tasks.includes(each.task))
        .map(({ moment }) => moment),
    ),
  ];
  const scope = await services.scope(workspace);
  const [clauses, voices] = await Promise.all([
    tasks.some((each) => !isAboutTask(each))
      ? ask(services.moments, scope, clausesToJudge(judged(labelTasks), mostLooked))
      : [],
    tasks.some(isAboutTask)
      ? ask(services.moments, scope, voicesToJudge(judged(aboutTasks), mostLooked))
      : [],
  ]);
  const parts = { clause: tasks.filter((each) => !isAboutTask(each)), voice: tasks.filter(isAboutTask) };
  /** A task's own part of what may be asked about, always the same: nobody is asked twice about one sentence. */
  const ownOf = <T extends { moment: string }>(
    all: readonly T[],
    among: readonly DeskTask[],
    each: DeskTask,
  ) =>
    all.filter(({ moment }) => Number.parseInt(moment.slice(-6), 16) % among.length === among.indexOf(each));
  const queues: Item[][] = [];
  for (const each of tasks) {
    queues.push(
      isAboutTask(each)
        ? await queueOfVoices(services, workspace, each, ownOf(voices, parts.voice, each), limit)
        : await queueOfClauses(services, workspace, each, ownOf(clauses, parts.clause, each), limit),
    );
  }
  return {
    waiting: task === undefined || !isAboutTask(task) ? clauses.length : voices.length,
    items: task === undefined ? shareOut(queues, limit) : (queues[0] ?? []),
  };
}

async function queueOfVoices(
  services: Services,
  workspace: string,
  task: AboutTask,
  voices: readonly VoiceToJudge[],
  limit: number,
): Promise<Item[]> {
  const chosen = aboutsFor(task, voices, limit);
  const scope = await services.scope(workspace);
  const texts = await ask(services.moments, scope, voiceRows(chosen.map(({ voice }) => voice.moment)));
  const said = await versionSaid(services, workspace);
  const byMoment = new Map(texts.map(({ moment, text }) => [moment, text]));
  return chosen.flatMap(({ voice, why, labels, settles }): Item[] => {
    const text = byMoment.get(voice.moment);
    if (text === undefined) return [];
    const span = labels[0]?.span ?? { start: 0, end: text.length };
    return [
      {
        moment: voice.moment,
        n: 0,
        text,
        span,
        quote: text.slice(span.start, span.end),
        language: voice.language,
        task,
        suggested: labels.map(restorer(said, text)),
        disputes: [],
        why,
        settles,
      },
    ];
  });
}

async function queueOfClauses(
  services: Services,
  workspace: string,
  task: LabelTask,
  clauses: readonly ClauseToJudge[],
  limit: number,
): Promise<Item[]> {
  const scope = await services.scope(workspace);
  const worth =
    task === 'theme'
      ? await chosenForThemes(services, workspace, clauses, limit)
      : chosenFor(task, clauses, limit);
  const differing = await opinionsOf(services.records, workspace, {
    task,
    differing: true,
    limit: mostDiffering,
  });
  const chosen = withDiffering(worth, clauses, differing, limit);
  const texts = await ask(services.moments, scope, voiceRows(chosen.map(({ clause }) => clause.moment)));
  const said = await versionSaid(services, workspace);
  const names = themesNow(scope);
  return chosen.flatMap(({ clause, why, disputes = [] }): Item[] => {
    const voice = texts.find(({ moment }) => moment === clause.moment);
    if (voice === undefined) return [];
    const labels = labelsOf(clause.evidence, restorer(said, voice.text), names);
    return [
      {
        moment: clause.moment,
        n: clause.n,
        text: voice.text,
        span: { start: clause.start, end: clause.end },
        quote: clause.quote,
        language: clause.language,
        task,
        suggested: labelsFor(task, labels),
        disputes: disputes.flatMap(({ theme, ...dispute }) => {
          const now = names.get(theme);
          return now === undefined ? [] : [{ ...dispute, theme: now.id, name: now.name }];
        }),
        why,
        settles: clause.settles,
      },
    ];
  });
}

/** Others are served after so many clauses. */
const atOnce = 100;
/** What each wording was read as, as long as the same instruments read: the desk asks again after every decision. */
const readings = new WeakMap<ThemeReaders, Map<string, Unjudged['reading']>>();

async function chosenForThemes(
  services: Services,
  workspace: string,
  clauses: readonly ClauseToJudge[],
  limit: number,
): Promise<Chosen[]> {
  const { themes } = (await instrumentsOf(services, workspace)).it;
  const { taught } = themes;
  if (taught === null)
    return clauses.slice(0, limit).map((clause) => ({ clause, why: 'nothing was taught yet' as const }));
  const byId = new Map(clauses.map((clause) => [idOf(clause), clause]));
  const unjudged: Unjudged[] = [];
  const known = readings.get(themes) ?? new Map<string, Unjudged['reading']>();
  const now = new Map<string, Unjudged['reading']>();
  for (const clause of clauses) {
    const reading = known.get(clause.quote) ??
      (await readTaughtThemes(themes, [clause.quote], clause.language))[0] ?? { guesses: [], disputes: [] };
    now.set(clause.quote, reading);
    unjudged.push({ id: idOf(clause), text: clause.quote, voices: clause.settles, reading });
    if (unjudged.length % atOnce === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  // Only what is still asked about stays.
  readings.set(themes, now);
  return queueOf(taught, unjudged, limit).flatMap(({ id, why }) => {
    const clause = byId.get(id);
    return clause === undefined ? [] : [{ clause, why, disputes: now.get(clause.quote)?.disputes ?? [] }];
  });
}
