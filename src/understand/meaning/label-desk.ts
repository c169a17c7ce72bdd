import type { z } from 'zod';
import { newId } from '../../kernel/ids.ts';
import type { AnswerOf } from '../../kernel/operation.ts';
import type { Caller } from '../../kernel/policy.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import { refuseAnswer } from './about/decide-about.ts';
import { companyOf } from './about/see-company.ts';
import { agreementOf } from './agreement-of-labels.ts';
import {
  type AboutTask,
  classesOf,
  type decideLabel,
  isAboutTask,
  type labelAgreement,
  unassigned,
} from './desk.contract.ts';
import { labelsFor } from './label-queue.ts';
import { type KeptDecision, keepDecision, newestDecisions, taughtTasks } from './label-store.ts';
import { rereadVoices } from './labelling/reread-voices.ts';
import { seeVoice } from './see-voices.ts';
import { themesIn } from './theme-store.ts';
import { themeNamed } from './themes/edit-themes.ts';
import type { Voice } from './voices.contract.ts';

type Decided = z.output<(typeof decideLabel)['body']>;

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
