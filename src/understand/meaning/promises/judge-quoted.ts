import type { z } from 'zod';
import { instantOf } from '../../../instruments/language/text/dates/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Caller } from '../../../kernel/policy.ts';
import { isRefusal, orThrow, type Refusal, Refused, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { ask } from '../../../stores/moments/question.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { ensurePost, itemsTaken, putItems } from '../../listening/items/index.ts';
import { settingsOf } from '../../scores/index.ts';
import { companyOf } from '../index.ts';
import type { decideQuoted } from './contract.ts';
import { madeAt } from './propose-promise.ts';
import { journeysAround } from './questions/journeys-around.ts';
import { quotingVoice } from './questions/quoting-voices.ts';
import { episodesOf, promisesOf } from './see-quoted.ts';
import { type KeptQuoted, keepQuoted, withdrawQuoted } from './store.ts';

type Body = z.output<(typeof decideQuoted)['body']>;

/** The post under which confirmed promises stand: their source, as a file is an import's. */
const post = { name: 'As told by customers', kind: 'quoted-promises' };

/** A time with its offset as it is; without one as the clocks of the zone show it. */
function instantIn(text: string, zone: string): string {
  if (/(?:Z|[+-]\d\d:?\d\d)$/.test(text)) return new Date(text).toISOString();
  const wall = Date.parse(`${text}Z`);
  const day = Math.floor(wall / 86_400_000);
  const minutes = Math.floor((wall - day * 86_400_000) / 60_000);
  const at = new Date(instantOf(day, minutes, zone));
  // 23:59 means the end of that minute: a day that is promised lasts until midnight.
  return new Date(at.getTime() + (minutes === 1439 ? 59_999 : 0)).toISOString();
}

/** The item that puts a confirmed promise on its customer's timeline, or takes it off again. */
function itemOf(decision: KeptQuoted, isWithdrawn: boolean) {
  const { id, moment, span, customer, episode, step, made, due } = decision;
  if (customer === null || episode === null || step === null || made === null || due === null)
    throw new Error('A confirmed promise says what was promised to whom');
  const place = `${moment}/${span.start}-${span.end}/${id}`;
  return {
    id: isWithdrawn ? `${place}/withdrawn` : place,
    moments: [
      {
        kind: 'promise' as const,
        customer,
        episode,
        step,
        ...(decision.function === '' ? {} : { function: decision.function }),
        at: made,
        due,
        quoted: place,
        ...(isWithdrawn ? { withdrawn: true } : {}),
      },
    ],
  };
}

async function putOn(services: Services, tx: Tx, by: Caller, decision: KeptQuoted, isWithdrawn: boolean) {
  const known = await ensurePost(tx, by.workspaceId, { ...post, by: by.name });
  const item = itemOf(decision, isWithdrawn);
  const now = await services.now(by.workspaceId);
  const [taken] = await putItems(services, tx, by.workspaceId, [{ post: known, item, by: by.name }], now);
  if (taken !== undefined && isRefusal(taken)) throw new Refused(taken);
}

const notQuoted = refuse('no-such-promise', 'The voice quotes no promise there.', {
  kind: 'not-found',
  next: 'Take the words as GET /voices/promises gives them; the voice may have been read anew meanwhile.',
});

/** What is to be kept of a decision, filled up from the voice and the journey around it. */
async function draftOf(
  services: Services,
  by: Caller,
  body: Body,
): Promise<Omit<KeptQuoted, 'by' | 'at'> | Refusal> {
  const scope = await services.scope(by.workspaceId);
  const [voice] = await ask(services.moments, scope, quotingVoice(body.moment));
  if (voice === undefined) return notQuoted;
  const { start, end } = body.span;
  const quoted = promisesOf(voice).promises.find(
    ({ label }) => label.span.start === start && label.span.end === end,
  );
  if (quoted === undefined) return notQuoted;
  const same = {
    id: newId(),
    moment: body.moment,
    span: body.span,
    quote: quoted.label.quote,
    status: body.status,
  };
  const nothing = { step: null, function: '', customer: null, episode: null, made: null, due: null };
  if (body.status === 'rejected') return { ...same, ...nothing };
  const { zone } = await settingsOf(services.records, by.workspaceId);
  const due = body.due === undefined ? quoted.due : instantIn(body.due, zone);
  if (due === null)
    return refuse('no-due-time', 'The words do not say by when.', {
      next: 'Say by when it was promised (due).',
    });
  const year = Number(due.slice(0, 4));
  if (year < 1971 || year > 2199) return refuse('bad-due-time', `${due} is no time a promise can be due.`);
  const company = await companyOf(services, scope);
  const known = company.steps.find(({ step }) => step === body.step);
  if (known === undefined) {
    return refuse(
      'no-such-step',
      body.step === undefined
        ? 'It is not said what was promised.'
        : `No record knows a step “${body.step}”.`,
      {
        next: 'A promise is kept by a step that the company records: take one of `steps` of the list.',
      },
    );
  }
  const journey = await ask(services.moments, scope, journeysAround([voice.customer]));
  const { episode: usual, episodes } = episodesOf(journey, voice);
  const episode = body.episode ?? usual;
  if (episode === '' || (episode !== voice.episode && !episodes.includes(episode)))
    return refuse(
      'no-such-episode',
      episode === '' ? 'The voice belongs to no episode.' : `This customer has no episode “${episode}”.`,
      {
        next: 'Name one of the customer’s episodes: a promise is judged by what happens in it.',
      },
    );
  const told =
    body.made === undefined
      ? madeAt(journey, { episode, at: voice.at, due, step: known.step })
      : instantIn(body.made, zone);
  const made = told > due ? due : new Date(told).toISOString();
  return {
    ...same,
    step: known.step,
    function: known.function,
    customer: voice.customer,
    episode,
    made,
    due,
  };
}

const alike = (a: Omit<KeptQuoted, 'by' | 'at' | 'id'>, b: Omit<KeptQuoted, 'by' | 'at' | 'id'>) =>
  a.status === b.status &&
  a.step === b.step &&
  a.due === b.due &&
  a.made === b.made &&
  a.episode === b.episode;

/**
 * A person says whether a quoted promise was given. A confirmed one is on the customer's timeline, exactly once, as soon as
 * the decision is durable; the same decision again gets the same answer, another one is refused.
 */
export async function judgeQuoted(services: Services, by: Caller, body: Body): Promise<KeptQuoted | Refusal> {
  const draft = await draftOf(services, by, body);
  if (isRefusal(draft)) return draft;
  const kept = await services.records.inWorkspace(by.workspaceId, async (tx) => {
    const standing = await keepQuoted(tx, by, draft);
    if (standing.id === draft.id && standing.status === 'confirmed')
      await putOn(services, tx, by, standing, false);
    return standing;
  });
  if (kept.id !== draft.id)
    return alike(kept, draft)
      ? kept
      : refuse('decided-otherwise', `${kept.by} decided otherwise about these words.`, {
          kind: 'conflict',
          next: 'Take that decision back first.',
        });
  if (kept.status === 'confirmed') await itemsTaken(services, by.workspaceId);
  return kept;
}

/** Takes a decision back: its words are asked about again, and what was confirmed leaves the timeline. */
export async function takeBackQuoted(services: Services, by: Caller, id: string): Promise<KeptQuoted> {
  const taken = await services.records.inWorkspace(by.workspaceId, async (tx) => {
    const decision = await withdrawQuoted(tx, by, id);
    if (decision?.status === 'confirmed') await putOn(services, tx, by, decision, true);
    return decision;
  });
  if (taken?.status === 'confirmed') await itemsTaken(services, by.workspaceId);
  return orThrow(
    taken ??
      refuse('no-such-decision', 'There is no such decision, or it was taken back.', { kind: 'not-found' }),
  );
}
