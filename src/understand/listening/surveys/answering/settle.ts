import { isRefusal, type Refusal } from '../../../../kernel/refusal.ts';
import { groupsAsked } from '../../../../kernel/stakeholder.ts';
import type { Services } from '../../../../server/serve.ts';
import { isAway, type Records, type Tx } from '../../../../stores/records/records.ts';
import { purpose as purposeShape } from '../../../people/consent/contract.ts';
import { writeConsent } from '../../../people/consent/index.ts';
import { knownGroups, noteGroup } from '../../../people/groups/index.ts';
import {
  ensurePost,
  itemsKept,
  itemsTaken,
  putItems,
  type Rules,
  rulesIn,
  type SentItem,
} from '../../items/index.ts';
import { questionsOf } from '../definition.contract.ts';
import { inLanguage, type Judgement, type Plan } from '../runtime/index.ts';
import { filesOf } from './files.ts';
import { nothingHere } from './judge-entry.ts';
import { judgeMove, type Moved } from './judge-move.ts';
import { dayOf, finished, type Kept, type Link, type Move } from './kept.ts';
import { keepBack, makeMoments, sortedIn } from './make-item.ts';
import { planOf } from './plan-of.ts';
import * as store from './store.ts';
import { readLinks, spendLinks } from './store-links.ts';
import { Places } from './take-places.ts';

export type Needs = Pick<Services, 'records' | 'moments' | 'events' | 'log' | 'now' | 'seal'>;

/** A move with what came of it, and the version it was judged by. */
export interface Settled extends Moved {
  readonly plan: Plan;
}

/** Somebody else began one of these sessions at the same time: look again. */
class Collided extends Error {}
/** Items were refused by the items: their moves are refused, the others are settled anew. */
class Unkept extends Error {
  readonly refusals: ReadonlyMap<Move, Refusal>;
  constructor(refusals: ReadonlyMap<Move, Refusal>) {
    super('Items of moves were refused');
    this.refusals = refusals;
  }
}

interface Done {
  readonly move: Move;
  readonly link: Link;
  readonly settled: Settled;
}

const posts = new WeakMap<Records, Map<string, string>>();

async function postOf(records: Records, tx: Tx, workspace: string, survey: string, title: string) {
  const known = posts.get(records)?.get(survey);
  if (known !== undefined) return known;
  const name = `${title.slice(0, 180)} (${survey.slice(0, 8)})`;
  return ensurePost(tx, workspace, { name, kind: 'survey', by: 'surveys' });
}

/** Surveys, versions, sessions and places that a group of moves is about, read and held. */
async function situate(records: Records, tx: Tx, moves: readonly Move[]) {
  const { links, surveys } = await readLinks(tx, [...new Set(moves.map(({ link }) => link))]);
  // Only a personal address is one person's: at an open one "mine" would be somebody else's.
  const mine = moves
    .filter(({ key, link }) => key === 'mine' && links.get(link)?.kind === 'personal')
    .map(({ link }) => link);
  const unfinished = mine.length === 0 ? new Map<string, string>() : await store.unfinishedAt(tx, mine);
  const keyOf = (move: Move) => (move.key === 'mine' ? (unfinished.get(move.link) ?? null) : move.key);
  const keys = [...new Set(moves.map(keyOf).filter((key) => key !== null))];
  const sessions = new Map((await store.readSessions(tx, keys)).map((kept) => [kept.key, kept]));
  const places = new Map<string, Places>();
  for (const { id, version } of [...surveys.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const plan = version === null ? null : await planOf(records, tx, id, version);
    const holds = [...sessions.values()].some((kept) => kept.survey === id && kept.places.length > 0);
    const counts = (plan?.definition.quotas.length ?? 0) > 0 || holds;
    places.set(id, new Places(counts ? await store.lockPlaces(tx, id) : new Map()));
  }
  return { links, surveys, sessions, places, keyOf };
}

async function judgeAll(
  services: Needs,
  tx: Tx,
  moves: readonly Move[],
  now: Date,
  fingerprint: (text: string) => string,
  refused: ReadonlyMap<Move, Refusal>,
) {
  const { records } = services;
  const { links, surveys, sessions, places, keyOf } = await situate(records, tx, moves);
  const answers: (Settled | Refusal)[] = [];
  const done: Done[] = [];
  const used = new Set<string>();
  for (const move of moves) {
    const link = links.get(move.link);
    const row = surveys.get(link?.survey ?? '');
    const key = keyOf(move);
    const session = key === null ? null : (sessions.get(key) ?? null);
    const current = row?.version == null ? null : await planOf(records, tx, row.id, row.version);
    const version = session?.version ?? move.version ?? row?.version ?? 0;
    const plan = row === undefined ? null : await planOf(records, tx, row.id, version);
    const before = refused.get(move);
    if (before !== undefined || link === undefined || row === undefined || plan === null || key === null) {
      answers.push(before ?? nothingHere);
      continue;
    }
    const survey = current === null ? null : { state: row.state, definition: current.definition };
    const booked = places.get(row.id) as Places;
    const asksFiles = Object.keys(move.answers).some(
      (code) => plan.questions.get(code)?.question.type === 'file',
    );
    const files = asksFiles ? await filesOf(tx, key) : [];
    const moved = judgeMove(
      {
        link: used.has(link.id) ? { ...link, used: true } : link,
        survey,
        session,
        now,
        plan,
        version,
        files,
        places: booked,
        fingerprint,
      },
      { ...move, key },
    );
    if (isRefusal(moved)) {
      answers.push(moved);
      continue;
    }
    const settled = { ...moved, plan };
    if (moved.handedIn !== null) used.add(link.id);
    answers.push(settled);
    if (moved.kept === session) continue;
    sessions.set(key, moved.kept);
    done.push({ move, link, settled });
  }
  return { answers, done, places };
}

function consentsOf({ kept, plan }: Settled, judged: Judgement): store.Consent[] {
  const { definition } = plan;
  return questionsOf(definition.flow).flatMap(({ question }) => {
    const given = judged.accepted.get(question.code);
    if (question.type !== 'consent' || typeof given !== 'boolean' || kept.customer === null) return [];
    const wording = inLanguage(question.label, kept.language, definition.languages[0] ?? 'en');
    const { key, survey, version, customer, language, channel, changedAt: at } = kept;
    const purpose = question.purpose ?? question.code;
    return [
      {
        key,
        question: question.code,
        survey,
        version,
        customer,
        purpose,
        wording,
        language,
        channel,
        given,
        at,
      },
    ];
  });
}

/** Agreeing to one of the company's own purposes holds wherever that purpose is asked for, from this transaction on. */
async function keepConsents(tx: Tx, workspace: string, consents: readonly store.Consent[]): Promise<void> {
  if (consents.length === 0) return;
  await store.writeConsents(tx, workspace, consents);
  for (const { purpose, survey, version, key, language: _, question, ...said } of consents) {
    const known = purposeShape.safeParse(purpose);
    if (!known.success) continue;
    const proof = `survey ${survey}, version ${version}, question ${question}, answer ${key.slice(0, 16)}`;
    await writeConsent(tx, workspace, { ...said, purpose: known.data, proof, by: said.customer });
  }
}

/** Settles moves in the caller's transaction: judged one after the other, written together. */
async function settleIn(
  services: Needs,
  tx: Tx,
  workspace: string,
  moves: readonly Move[],
  { now, rules }: { now: Date; rules: Rules },
  refused: ReadonlyMap<Move, Refusal>,
): Promise<{
  answers: (Settled | Refusal)[];
  newPosts: Map<string, string>;
  sent: readonly SentItem[];
}> {
  const { records } = services;
  const { redactor } = rules;
  const { answers, done, places } = await judgeAll(services, tx, moves, now, redactor.fingerprint, refused);
  const last = new Map<string, Kept>();
  const sent: { done: Done; item: SentItem }[] = [];
  const newPosts = new Map<string, string>();
  const consents: store.Consent[] = [];
  const apart = new Map<string, { survey: string; question: string; answers: unknown[] }>();
  const marked: string[] = [];
  const gone: string[] = [];
  const handedIn = done.flatMap(({ settled }) => (settled.handedIn === null ? [] : [settled.handedIn]));
  const renamedIn = await onOtherScales(records, tx, workspace, handedIn);
  const isOfGroup = await placeInGroups(tx, workspace, done, now);
  for (const one of done) {
    const { settled, link, move } = one;
    const { definition } = settled.plan;
    const isAnonymous = settled.kept.link === null;
    let { kept } = settled;
    if (finished(kept.state)) {
      const left = keepBack(definition, kept.answers, redactor.redact);
      const counts = kept.state === 'completed';
      for (const { question, answer } of counts ? left.apart : []) {
        const name = `${kept.survey} ${question}`;
        const known = apart.get(name) ?? { survey: kept.survey, question, answers: [] };
        known.answers.push(answer);
        apart.set(name, known);
      }
      const startedAt = isAnonymous ? dayOf(kept.startedAt) : kept.startedAt;
      const changedAt = isAnonymous ? dayOf(kept.changedAt) : kept.changedAt;
      // What was flagged is kept to be seen by its question and reason; its words are not.
      const flagged = kept.flagged.map(({ question, why }) => ({ question, why }));
      kept = { ...kept, answers: left.answers, flagged, startedAt, changedAt };
    }
    last.set(kept.key, kept);
    const judged = settled.handedIn;
    if (judged === null) continue;
    if (link.kind === 'personal') {
      if (!isAnonymous) marked.push(link.id);
      else if (definition.rules.singleUse) gone.push(link.id);
    }
    consents.push(...consentsOf(settled, judged));
    const renamed = renamedIn(judged);
    const title = definition.title[definition.languages[0] ?? 'en'] ?? 'Survey';
    const post = newPosts.get(kept.survey) ?? (await postOf(records, tx, workspace, kept.survey, title));
    newPosts.set(kept.survey, post);
    const item = { id: kept.key, moments: makeMoments(kept, definition, judged, renamed, isOfGroup(kept)) };
    sent.push({ done: one, item: { post, item, by: move.by === 'import' ? 'import' : 'answering' } });
  }
  // Before the items: who sends the same session at once waits here, and then finds what became of it.
  if (last.size > 0) {
    const written = await store.writeSessions(tx, workspace, [...last.values()].sort(byKey));
    if (written < last.size) throw new Collided();
  }
  // An anonymous answer arrives on a day; a known one at its time. Two calls, because the time belongs to the call.
  const unkept = new Map<Move, Refusal>();
  for (const [isDay, at] of [[true, dayOf(now)] as const, [false, now] as const]) {
    const some = sent.filter(({ done: { settled } }) => (settled.kept.link === null) === isDay);
    if (some.length === 0) continue;
    const items = some.map(({ item }) => item);
    const taken = await putItems(services, tx, workspace, items, at, rules);
    for (const [i, { done: of }] of some.entries()) {
      const answer = taken[i];
      if (isRefusal(answer)) unkept.set(of.move, answer);
    }
  }
  if (unkept.size > 0) throw new Unkept(unkept);
  for (const [survey, booked] of places) {
    const rows = booked.written();
    if (rows.length > 0) await store.writePlaces(tx, workspace, survey, rows);
  }
  await keepConsents(tx, workspace, consents);
  // In one order everywhere, so that two transactions never wait for one another.
  for (const [, { survey, question, answers: more }] of [...apart].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const known = await store.readApart(tx, survey, question);
    await store.writeApart(tx, workspace, survey, { question, answers: sortedIn(known, more) });
  }
  await spendLinks(tx, { marked, gone });
  return { answers, newPosts, sent: sent.map(({ item }) => item) };
}

/** Tells of which answers the person is known to be of the group that was asked: no other group's scores take them. */
async function placeInGroups(tx: Tx, workspace: string, done: readonly Done[], at: Date) {
  const named = done.flatMap(({ settled: { kept, handedIn, plan } }) =>
    handedIn === null || plan.definition.asks === 'customers'
      ? []
      : [{ kept, group: groupsAsked[plan.definition.asks] }],
  );
  for (const group of new Set(named.map((one) => one.group))) await noteGroup(tx, workspace, group, at);
  const people = named.flatMap(({ kept }) => (kept.customer === null ? [] : [kept.customer]));
  if (people.length === 0) return () => true;
  const known = await knownGroups(tx, people);
  const asked = new Map(named.map(({ kept, group }) => [kept.key, group]));
  return ({ key, customer }: Kept) => {
    const group = asked.get(key);
    return group === undefined || customer === null || known.get(customer) === group;
  };
}

const byKey = (a: Kept, b: Kept) => (a.key < b.key ? -1 : 1);

type Scale = readonly [low: number, high: number];
/** Scales never change: what the company knows a metric on is asked once. */
const scales = new WeakMap<Records, Map<string, Scale>>();

/**
 * Metrics of these scores that the company knows on another scale; of a metric that is new, that an earlier score of these
 * brings on another one.
 */
async function onOtherScales(records: Records, tx: Tx, workspace: string, judged: readonly Judgement[]) {
  const known = scales.get(records) ?? new Map<string, Scale>();
  scales.set(records, known);
  const nameOf = (metric: string) => `${workspace} ${metric}`;
  const all = judged.flatMap((one) => one.scores);
  const unknown = [...new Set(all.map(({ metric }) => metric))].filter((one) => !known.has(nameOf(one)));
  for (const { name, low, high } of unknown.length === 0 ? [] : await store.knownScales(tx, unknown)) {
    known.set(nameOf(name), [low, high]);
  }
  const firsts = new Map<string, Scale>();
  for (const { metric, low, high } of all) if (!firsts.has(metric)) firsts.set(metric, [low, high]);
  return (one: Judgement): ReadonlySet<string> =>
    new Set(
      one.scores.flatMap(({ metric, low, high }) => {
        const scale = known.get(nameOf(metric)) ?? firsts.get(metric);
        return scale === undefined || (scale[0] === low && scale[1] === high) ? [] : [metric];
      }),
    );
}

/** The same text stands in a session and in its voice: it is looked through once. */
function remembering({ redactor, ...rules }: Rules): Rules {
  const known = new Map<string, string>();
  const redact = (text: string) => {
    const redacted = known.get(text) ?? redactor.redact(text);
    known.set(text, redacted);
    return redacted;
  };
  return { ...rules, redactor: { ...redactor, redact } };
}

/** Settles moves together in one transaction; thrown is what no store can keep. */
async function settle(services: Needs, workspace: string, moves: readonly Move[]) {
  const { records } = services;
  const now = await services.now(workspace);
  const refused = new Map<Move, Refusal>();
  for (let tries = 0; ; tries++) {
    try {
      const { answers, newPosts, sent } = await records.inWorkspace(workspace, async (tx) => {
        const rules = remembering(await rulesIn(tx, workspace));
        return settleIn(services, tx, workspace, moves, { now, rules }, refused);
      });
      const known = posts.get(records) ?? new Map<string, string>();
      posts.set(records, known);
      for (const [survey, post] of newPosts) known.set(survey, post);
      return { answers, sent };
    } catch (error) {
      if (error instanceof Collided && tries < 20) continue;
      if (!(error instanceof Unkept)) throw error;
      for (const [move, refusal] of error.refusals) {
        // A scale that became known at this very moment: looked at again, the score goes by a name of its own.
        if (refusal.refused === 'other-scale' && tries === 0) continue;
        refused.set(move, refusal.refused === 'erased-customer' ? nothingHere : refusal);
      }
    }
  }
}

/** Halves until what cannot be kept stands alone. */
async function settleApart(
  services: Needs,
  workspace: string,
  moves: readonly Move[],
): Promise<PromiseSettledResult<Settled | Refusal>[]> {
  try {
    const { answers, sent } = await settle(services, workspace, moves);
    itemsKept(services.records, workspace, sent);
    return answers.map((value) => ({ status: 'fulfilled', value }));
  } catch (reason) {
    if (isAway(reason) || moves.length === 1) return moves.map(() => ({ status: 'rejected', reason }));
    const half = Math.ceil(moves.length / 2);
    const first = await settleApart(services, workspace, moves.slice(0, half));
    return [...first, ...(await settleApart(services, workspace, moves.slice(half)))];
  }
}

/** Settles moves. One that no store can keep fails alone: its neighbours are settled without it. */
export async function settleEach(
  services: Needs,
  workspace: string,
  moves: readonly Move[],
): Promise<PromiseSettledResult<Settled | Refusal>[]> {
  const outcomes = await settleApart(services, workspace, moves);
  const isHandedIn = (one: (typeof outcomes)[number]) =>
    one.status === 'fulfilled' && !isRefusal(one.value) && one.value.handedIn !== null;
  if (outcomes.some(isHandedIn)) await itemsTaken(services, workspace);
  return outcomes;
}
