import { isRefusal, type Refusal, Refused, refuse } from '../../../../kernel/refusal.ts';
import type { SignedCall } from '../../../../server/hooks.ts';
import type { Services } from '../../../../server/serve.ts';
import { isAway } from '../../../../stores/records/records.ts';
import { itemsTaken, putItems } from '../../items/index.ts';
import { hold, type ToHold } from '../quarantine-store.ts';
import { findPost, type PostRow } from '../store.ts';
import { tally } from '../tally.ts';
import { hookSettings } from './hook.contract.ts';
import { type ReadCall, readCall, toHold } from './read-call.ts';
import { secretName } from './secrets.ts';
import { doorAt, secretsOf, takeCall } from './store.ts';
import { toleranceMs, verifyCall } from './verify-call.ts';

/** One answer for everybody who cannot prove who they are: no address, no signature, an old or a used one. */
const unsigned = refuse('unsigned', 'This call is not signed as it must be; nothing was taken.', {
  kind: 'signed-out',
  next: 'Check the address, the secret and the clock of the machine that calls. A call is taken once.',
});
const paused = refuse('post-paused', 'This listening post is paused; nothing was taken.', {
  kind: 'away',
  next: 'Send it again when the post is resumed.',
});

interface Door {
  readonly workspace: string;
  readonly post: PostRow;
  readonly proof: { signature: string; isTimed: boolean };
}

/** Who calls, and is it proven? */
async function whoCalls(services: Services, call: SignedCall): Promise<Door | null> {
  const door = /^[\da-f-]{36}$/.test(call.address) ? await doorAt(services.records, call.address) : null;
  if (door === null) return null;
  const { workspace } = door;
  const { post, sealed } = await services.records.inWorkspace(workspace, async (tx) => ({
    post: await findPost(tx, door.post),
    sealed: await secretsOf(tx, door.post, 'signing'),
  }));
  if (post === null) return null;
  const settings = hookSettings.safeParse(post.settings);
  if (!settings.success) return null;
  const secrets = sealed.flatMap(
    (secret) => services.seal.open(secret.sealed, secretName(workspace, post.id)) ?? [],
  );
  const proof = verifyCall(settings.data.scheme, secrets, call);
  if (proof === null) tally(services, workspace, post.id, call.at, { refused: 1 });
  return proof === null ? null : { workspace, post, proof };
}

/** Writes the call, its items and what is held in one transaction: all of it, or it may be sent again. */
async function keep(
  services: Services,
  { workspace, post, proof }: Door,
  call: SignedCall,
  read: ReadCall,
): Promise<{ accepted: number; duplicate: number; quarantined: number; ignored: number } | Refusal> {
  const at = await services.now(workspace);
  return services.records.inWorkspace(workspace, async (tx) => {
    if (proof.isTimed) {
      const forgetBefore = new Date(call.at.getTime() - 3 * toleranceMs);
      const { signature } = proof;
      if (!(await takeCall(tx, workspace, post.id, { signature, at: call.at, forgetBefore })))
        return unsigned;
    }
    const sent = read.items.map(({ item }) => ({ post: post.id, item, by: `post:${post.id}` }));
    const answers = await putItems(services, tx, workspace, sent, at);
    const held: ToHold[] = [...read.held];
    let [accepted, duplicate, refused] = [0, 0, 0];
    for (const [i, answer] of answers.entries()) {
      if (!isRefusal(answer)) {
        if (answer.again) duplicate++;
        else accepted++;
      } else if (answer.kind === 'away') throw new Refused(answer);
      else if (answer.refused === 'erased-customer') refused++;
      else held.push(toHold(read.items[i]?.raw ?? '', '', answer.say));
    }
    const quarantined = await hold(tx, workspace, post.id, held, { at, by: `post:${post.id}` });
    const again = duplicate + held.length - quarantined;
    tally(services, workspace, post.id, at, { duplicate: again, refused, other: read.others });
    return { accepted, duplicate: again, quarantined, ignored: read.others + refused };
  });
}

/**
 * Takes a call of another tool. Unsigned, wrongly signed, old, replayed, foreign: the same refusal, and nothing is stored.
 * What is signed is taken whole: items, or the quarantine with its reason.
 */
export async function receiveCall(services: Services, call: SignedCall) {
  const door = await whoCalls(services, call);
  if (door === null) return unsigned;
  if (door.post.paused_at !== null) return paused;
  const settings = hookSettings.parse(door.post.settings);
  const read = readCall(call.body, settings.mapping);
  try {
    const taken = await keep(services, door, call, read);
    if (!isRefusal(taken) && taken.accepted > 0) await itemsTaken(services, door.workspace);
    return taken;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    if (isAway(error) || read.items.length === 0) throw error;
    // One of its items no store can keep: the whole waits for a person rather than being sent again and again.
    services.log.warn({ err: error, post: door.post.id }, 'a call could not be stored as items');
    const held = toHold(call.body.toString('utf8'), '', 'the store cannot keep it');
    return keep(services, door, call, { items: [], held: [held], others: 0 });
  }
}
