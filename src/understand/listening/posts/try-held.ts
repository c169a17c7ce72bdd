import type { Caller } from '../../../kernel/policy.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { note } from '../../../stores/records/audit.ts';
import { isUnread } from './map-item.ts';
import { explain, findHeld, type HeldRow, openSince, settle } from './quarantine-store.ts';
import { readRaw } from './read-raw.ts';
import { receiveOne } from './receive.ts';
import type { PostRow } from './store.ts';

const done = refuse('held-done', 'This was replayed or dismissed already.', { kind: 'conflict' });
const noHeld = refuse('no-held', 'There is no such item in quarantine.', { kind: 'not-found' });

/** Tries one again; the item first, its place in quarantine after: a crash between the two only tries it once more. */
async function tryOne(
  services: Services,
  caller: Caller,
  post: PostRow,
  held: HeldRow,
  now: Date,
  raw = held.raw,
): Promise<'replayed' | 'still' | Refusal> {
  const { records } = services;
  const workspace = caller.workspaceId;
  const item = await readRaw(post.settings, held.form, raw);
  if (item === null || isUnread(item)) {
    const why = item ?? { place: '', reason: 'nothing in it is listened to under the present mapping' };
    await records.inWorkspace(workspace, (tx) => explain(tx, held.id, why));
    return 'still';
  }
  const answer = await receiveOne(services, workspace, { post: post.id, by: caller.userId, at: now }, item);
  if (isRefusal(answer)) {
    if (answer.kind === 'away') return answer;
    await records.inWorkspace(workspace, (tx) => explain(tx, held.id, { place: '', reason: answer.say }));
    return 'still';
  }
  await records.inWorkspace(workspace, async (tx) => {
    await settle(tx, held.id, 'replayed', { at: now, by: caller.name });
    await note(tx, caller, { verb: 'replay', noun: 'quarantined item', subject: held.id });
  });
  return 'replayed';
}

/** Tries one quarantined item again, corrected where `raw` is given. */
export async function tryHeld(
  services: Services,
  caller: Caller,
  post: PostRow,
  it: { id: string; raw: string | undefined; now: Date },
): Promise<HeldRow | Refusal> {
  const find = () => services.records.inWorkspace(caller.workspaceId, (tx) => findHeld(tx, post.id, it.id));
  const held = await find();
  if (held === null) return noHeld;
  if (held.state !== 'open') return done;
  const outcome = await tryOne(services, caller, post, held, it.now, it.raw);
  if (isRefusal(outcome)) return outcome;
  return (await find()) ?? noHeld;
}

/** Puts one aside for good. */
export async function dismiss(
  services: Services,
  caller: Caller,
  post: PostRow,
  it: { id: string; now: Date },
): Promise<HeldRow | Refusal> {
  return services.records.inWorkspace(caller.workspaceId, async (tx) => {
    const held = await findHeld(tx, post.id, it.id);
    if (held === null) return noHeld;
    if (held.state !== 'open') return done;
    await settle(tx, held.id, 'dismissed', { at: it.now, by: caller.name });
    await note(tx, caller, { verb: 'dismiss', noun: 'quarantined item', subject: held.id });
    return (await findHeld(tx, post.id, it.id)) ?? noHeld;
  });
}

const atOnce = 500;
const most = 100_000;

/** Tries all that wait since a point, oldest first. */
export async function tryAllSince(
  services: Services,
  caller: Caller,
  post: PostRow,
  { from, now }: { from: Date; now: Date },
): Promise<{ replayed: number; still: number } | Refusal> {
  const tried = new Set<string>();
  let [replayed, still] = [0, 0];
  let since = from;
  while (tried.size < most) {
    const waiting = await services.records.inWorkspace(caller.workspaceId, (tx) =>
      openSince(tx, post.id, since, atOnce + still),
    );
    const fresh = waiting.filter(({ id }) => !tried.has(id));
    if (fresh.length === 0) break;
    for (const held of fresh) {
      tried.add(held.id);
      const outcome = await tryOne(services, caller, post, held, now);
      if (isRefusal(outcome)) return outcome;
      if (outcome === 'replayed') replayed++;
      else still++;
    }
    since = fresh.at(-1)?.at ?? since;
  }
  return { replayed, still };
}
