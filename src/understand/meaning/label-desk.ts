import type { z } from 'zod';
import { queueOf, type Unjudged } from '../../instruments/language/taught/queue.ts';
import { newId } from '../../kernel/ids.ts';
import type { AnswerOf } from '../../kernel/operation.ts';
import type { Caller } from '../../kernel/policy.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import { refuseAnswer } from './about/decide-about.ts';
import { companyOf } from './about/see-company.ts';
import { agreementOf } from './agreement-of-labels.ts';
import { type Chosen, chosenFor, idOf, withDiffering } from './choose-clauses.ts';
import {
  type AboutTask,
  classesOf,
  type decideLabel,
  isAboutTask,
  type LabelTask,
  type labelAgreement,
  type labelQueue,
  unassigned,
} from './desk.contract.ts';
import type { ClauseRead } from './evidence.contract.ts';
import { labelsOf, restorer } from './kept-labels.ts';
import { type KeptDecision, keepDecision, newestDecisions, taughtTasks } from './label-store.ts';
import { rereadVoices } from './labelling/reread-voices.ts';
import { instrumentsOf } from './open-instruments.ts';
import { opinionsOf } from './opinion-store.ts';
import { type ClauseToJudge, clausesToJudge } from './questions/clauses-to-judge.ts';
import { voiceRows } from './questions/voice-rows.ts';
import { readTaughtThemes, type ThemeReaders } from './read-themes.ts';
import { seeVoice, versionSaid } from './see-voices.ts';
import { themesIn } from './theme-store.ts';
import { themeNamed } from './themes/edit-themes.ts';
import { themesNow } from './voice-view.ts';
import type { Voice } from './voices.contract.ts';

type Decided = z.output<(typeof decideLabel)['body']>;

type ClauseLabels = Pick<ClauseRead, 'sentiment' | 'effort' | 'emotion' | 'intent' | 'themes'>;
const labelsFor = (task: LabelTask, clause: ClauseLabels) => {
  if (task === 'sentiment') return clause.sentiment === null ? [] : [clause.sentiment];
  if (task === 'effort') return [clause.effort];
  return task === 'theme' ? clause.themes : clause[task];
};

/** The same of what the whole voice is about. */
async function judgeAbout(
  services: Services,
  by: Caller,
  body: Decided & { readonly task: AboutTask },
  voice: Voice,
): Promise<KeptDecision | Refusal> {
  const company = await companyOf(services, await services.scope(by.workspaceId));
  const refused = refuseAnswer(body.task, body.label, company);
  if (refused !== null) return refused;
  const { about } = voice;
  if (about === null)
    return refuse('not-read', 'The voice is not read yet.', {
      next: 'Wait until it is labelled.',
      kind: 'conflict',
    });
  const machine = body.task === 'object' ? about.objects : [about[body.task]];
  const kept = await keepDecision(services.records, by, {
    id: newId(),
    moment: body.moment,
    task: body.task,
    span: { start: 0, end: voice.text.length },
    quote: '',
    label: body.label,
    status: body.status,
    byChance: body.byChance ?? false,
    teaches: false,
    suggested: machine.filter(({ method }) => method !== 'human').map(({ label }) => label),
  });
  await rereadVoices(services, by.workspaceId, [body.moment]);
  return kept;
}

/** A person says what is right; it counts at once, and over every later reading. */
export async function judge(services: Services, by: Caller, body: Decided): Promise<KeptDecision | Refusal> {
  const voice = await seeVoice(services, by.workspaceId, body.moment);
  if ('refused' in voice) return voice;
  if (isAboutTask(body.task)) return judgeAbout(services, by, { ...body, task: body.task }, voice);
  if (body.task !== 'theme' && !classesOf[body.task].includes(body.label)) {
    return refuse('no-such-class', `"${body.label}" is no ${body.task}.`, {
      next: `Say one of: ${classesOf[body.task].join(', ')}.`,
    });
  }
  const { start, end } = body.span;
  if (end > voice.text.length || start >= end) {
    return refuse(
      'bad-span',
      `The voice has ${voice.text.length} letters; ${start} to ${end} is no part of it.`,
    );
  }
  const middle = (start + end) / 2;
  const clause = voice.clauses.find(({ span }) => span.start <= middle && middle < span.end);
  if (clause === undefined) {
    return refuse('no-clause', 'No clause of the voice stands there.', {
      next: 'Quoted mail, signatures and templates carry no labels.',
    });
  }
  if (body.label === unassigned && body.task === 'theme' && body.status === 'rejected') {
    return refuse('no-such-class', 'That a clause is not without a theme says nothing of which it has.', {
      next: 'Confirm the theme it speaks of.',
    });
  }
  const label =
    body.task === 'theme' && body.label !== unassigned
      ? themeNamed(await services.records.inWorkspace(by.workspaceId, themesIn), body.label).id
      : body.label;
  const machine = labelsFor(body.task, clause).filter(({ method }) => method !== 'human');
  const kept = await keepDecision(services.records, by, {
    id: newId(),
    moment: body.moment,
    task: body.task,
    span: body.span,
    quote: voice.text.slice(start, end),
    label,
    status: body.status,
    byChance: body.byChance ?? false,
    // What was drawn by chance measures; nobody measures with what was learnt.
    teaches: taughtTasks.includes(body.task) && (body.teach ?? body.byChance !== true),
    suggested: machine.map((each) => (body.task === 'theme' ? (each.theme ?? each.label) : each.label)),
  });
  await rereadVoices(services, by.workspaceId, [body.moment]);
  return kept;
}

/** At most so many clauses are looked through for the ones that teach most. */
const mostClauses = 5000;
const usualQueue = 20;
/** Second opinions that are looked through for those that people have not settled. */
const mostDiffering = 200;

/** The labels that would teach most; one in ten is drawn by chance. */
export async function queue(
  services: Services,
  workspace: string,
  {
    task = 'theme',
    limit = usualQueue,
  }: { readonly task?: LabelTask | undefined; readonly limit?: number | undefined },
): Promise<AnswerOf<typeof labelQueue>> {
  const decided = await newestDecisions(services.records, workspace, 10_000);
  const judged = [...new Set(decided.filter((each) => each.task === task).map(({ moment }) => moment))];
  const scope = await services.scope(workspace);
  const clauses = await ask(services.moments, scope, clausesToJudge(judged, mostClauses));
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
  return {
    waiting: clauses.length,
    items: chosen.flatMap(({ clause, why, disputes = [] }) => {
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
    }),
  };
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

/** How far people agree with each other and with the machine. */
export async function agreement(
  services: Services,
  workspace: string,
): Promise<AnswerOf<typeof labelAgreement>> {
  const [decisions, themes] = await Promise.all([
    newestDecisions(services.records, workspace, 10_000),
    services.records.inWorkspace(workspace, themesIn),
  ]);
  return agreementOf(decisions.toReversed(), new Map(themes.map(({ id, name }) => [id, name])));
}
