import { isRefusal, type Refusal } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../server/serve.ts';
import type { Records, Tx } from '../../../../stores/records/records.ts';
import { putItems, type Rules, type SentItem, scalesKnown } from '../../items/index.ts';
import type { Done } from './judge-moves.ts';
import { consentsOf, keepConsents } from './keep-consents.ts';
import { dayOf, finished, type Kept, type Move } from './kept.ts';
import { keepBack, makeMoments, sortedIn } from './make-item.ts';
import { onOtherScales } from './other-scales.ts';
import { placeInGroups } from './place-in-groups.ts';
import * as store from './store.ts';
import { spendLinks } from './store-links.ts';
import { postOf } from './survey-post.ts';
import type { Places } from './take-places.ts';

/** Somebody else began one of these sessions at the same time: look again. */
export class Collided extends Error {}

/** Items were refused by the items: their moves are refused, the others are settled anew. */
export class Unkept extends Error {
  readonly refusals: ReadonlyMap<Move, Refusal>;
  constructor(refusals: ReadonlyMap<Move, Refusal>) {
    super('Items of moves were refused');
    this.refusals = refusals;
  }
}

type Needs = Pick<Services, 'records' | 'seal'>;

interface Sent {
  readonly move: Move;
  readonly isAnonymous: boolean;
  readonly item: SentItem;
}

const byKey = (a: Kept, b: Kept) => (a.key < b.key ? -1 : 1);

/** A session that has ended, as it is kept from then on; `apart` = what of an anonymous one tells who somebody is. */
function ended({ settled: { kept, plan } }: Done, redact: (text: string) => string) {
  const isAnonymous = kept.link === null;
  const { answers, apart } = keepBack(plan.definition, kept.answers, redact);
  const startedAt = isAnonymous ? dayOf(kept.startedAt) : kept.startedAt;
  const changedAt = isAnonymous ? dayOf(kept.changedAt) : kept.changedAt;
  // What was flagged is kept to be seen by its question and reason; its words are not.
  const flagged = kept.flagged.map(({ question, why }) => ({ question, why }));
  return {
    kept: { ...kept, answers, flagged, startedAt, changedAt },
    apart: kept.state === 'completed' ? apart : [],
  };
}

/** Personal addresses that an answer came by: an anonymous survey's are taken away instead of marked. */
function spent(done: readonly Done[]) {
  const personal = done.filter(({ settled, link }) => settled.handedIn !== null && link.kind === 'personal');
  const isAnonymous = ({ settled }: Done) => settled.kept.link === null;
  return {
    marked: personal.filter((one) => !isAnonymous(one)).map(({ link }) => link.id),
    gone: personal
      .filter((one) => isAnonymous(one) && one.settled.plan.definition.rules.singleUse)
      .map(({ link }) => link.id),
  };
}

/** Writes the items; thrown is which moves they refuse. */
async function sendItems(
  services: Needs,
  tx: Tx,
  workspace: string,
  sent: readonly Sent[],
  { now, rules }: { now: Date; rules: Rules },
): Promise<void> {
  const refusals = new Map<Move, Refusal>();
  // An anonymous answer arrives on a day; a known one at its time. Two calls, because the time belongs to the call.
  for (const [isDay, at] of [[true, dayOf(now)] as const, [false, now] as const]) {
    const some = sent.filter(({ isAnonymous }) => isAnonymous === isDay);
    if (some.length === 0) continue;
    const items = some.map(({ item }) => item);
    const taken = await putItems(services, tx, workspace, items, at, rules);
    for (const [i, { move }] of some.entries()) {
      const answer = taken[i];
      if (isRefusal(answer)) refusals.set(move, answer);
    }
  }
  if (refusals.size > 0) throw new Unkept(refusals);
}

/** Answers kept apart from the sessions they came in, those of all moves together. */
type Apart = Map<string, { readonly survey: string; readonly question: string; readonly answers: unknown[] }>;

async function keepApart(tx: Tx, workspace: string, apart: Apart): Promise<void> {
  // In one order everywhere, so that two transactions never wait for one another.
  for (const [, { survey, question, answers }] of [...apart].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const known = await store.readApart(tx, survey, question);
    await store.writeApart(tx, workspace, survey, { question, answers: sortedIn(known, answers) });
  }
}

async function scalesIn(records: Records, tx: Tx, workspace: string, done: readonly Done[]) {
  const scores = done.flatMap(({ settled }) => settled.handedIn?.scores ?? []);
  const names = [...new Set(scores.map(({ metric }) => metric))];
  return onOtherScales(await scalesKnown(records, tx, workspace, names), scores);
}

/** Writes what came of moves in the caller's transaction, all of it together. */
export async function keepSettled(
  services: Needs,
  tx: Tx,
  workspace: string,
  { done, places }: { readonly done: readonly Done[]; readonly places: ReadonlyMap<string, Places> },
  by: { now: Date; rules: Rules },
): Promise<{ posts: ReadonlyMap<string, string>; sent: readonly SentItem[] }> {
  const { records } = services;
  const { redact } = by.rules.redactor;
  const all = done.map(({ settled }) => settled);
  const renamedIn = await scalesIn(records, tx, workspace, done);
  const isOfGroup = await placeInGroups(tx, workspace, all, by.now);
  const last = new Map<string, Kept>();
  const sent: Sent[] = [];
  const posts = new Map<string, string>();
  const apart: Apart = new Map();
  for (const one of done) {
    const { settled, move } = one;
    const { definition } = settled.plan;
    const end = finished(settled.kept.state) ? ended(one, redact) : { kept: settled.kept, apart: [] };
    const { kept } = end;
    for (const { question, answer } of end.apart) {
      const name = `${kept.survey} ${question}`;
      const known = apart.get(name) ?? { survey: kept.survey, question, answers: [] };
      known.answers.push(answer);
      apart.set(name, known);
    }
    last.set(kept.key, kept);
    const judged = settled.handedIn;
    if (judged === null) continue;
    const title = definition.title[definition.languages[0] ?? 'en'] ?? 'Survey';
    const survey = { id: kept.survey, title };
    const post = posts.get(survey.id) ?? (await postOf(records, tx, workspace, survey));
    posts.set(survey.id, post);
    const moments = makeMoments(kept, definition, judged, renamedIn(judged), isOfGroup(kept));
    const item = { post, item: { id: kept.key, moments }, by: move.by === 'import' ? 'import' : 'answering' };
    sent.push({ move, isAnonymous: kept.link === null, item });
  }
  // Before the items: who sends the same session at once waits here, and then finds what became of it.
  if (last.size > 0) {
    const written = await store.writeSessions(tx, workspace, [...last.values()].sort(byKey));
    if (written < last.size) throw new Collided();
  }
  await sendItems(services, tx, workspace, sent, by);
  for (const [survey, booked] of places) {
    const rows = booked.written();
    if (rows.length > 0) await store.writePlaces(tx, workspace, survey, rows);
  }
  const consents = all.flatMap((one) => (one.handedIn === null ? [] : consentsOf(one, one.handedIn)));
  await keepConsents(tx, workspace, consents);
  await keepApart(tx, workspace, apart);
  await spendLinks(tx, spent(done));
  return { posts, sent: sent.map(({ item }) => item) };
}
