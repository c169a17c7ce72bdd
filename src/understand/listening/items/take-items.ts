import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { createGathering } from '../../../server/gathering.ts';
import { acknowledged } from '../../../server/pressure.ts';
import type { Services } from '../../../server/serve.ts';
import { isAway, type Tx } from '../../../stores/records/records.ts';
import { openKeeper } from '../../meaning/redaction/index.ts';
import { keptOutIn } from '../../people/erasure/index.ts';
import type { Acknowledgement, Item } from './contract.ts';
import { momentId } from './item-identity.ts';
import { refuseOtherScales, rememberScales } from './known-scales.ts';
import { type PreparedItem, prepareItem, scalesOf } from './prepare-item.ts';
import { itemsTaken } from './relay.ts';
import { type Rules, rulesIn, type StoredItem, writeItems } from './store.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'events' | 'log' | 'now' | 'seal'>;

/** An item with where it came from. */
export interface SentItem {
  /** The id of the post. */
  readonly post: string;
  readonly item: Item;
  /** Who sent it: a user, a key, a connector. */
  readonly by: string;
}

const keyOf = ({ post, sourceId }: { post: string; sourceId: string }) => `${post}\u001f${sourceId}`;

/** What a taken item is answered with, and whether it had come before. */
export interface Taken extends Acknowledgement {
  readonly again: boolean;
}

function answerOf(
  workspace: string,
  item: PreparedItem,
  { stored, again }: { stored: StoredItem; again: boolean },
): Taken | Refusal {
  if (stored.fingerprint !== item.fingerprint) {
    return refuse('other-content', `The item ${item.sourceId} came before with other content.`, {
      next: 'Send a changed item under an id of its own, or leave it: the first one stands.',
      kind: 'conflict',
    });
  }
  return {
    id: item.sourceId,
    receivedAt: stored.receivedAt.toISOString(),
    moments: item.moments.map((_, n) => momentId(workspace, item.post, item.sourceId, n)),
    again,
  };
}

const paused = (): Refusal =>
  refuse('post-paused', 'This listening post is paused; nothing was taken.', {
    kind: 'away',
    next: 'Send it again when the post is resumed.',
  });

const erased = (item: PreparedItem): Refusal =>
  refuse('erased-customer', `The item ${item.sourceId} is about a customer who was erased.`, {
    next: 'An administrator can allow the customer again under Personal data.',
    kind: 'conflict',
  });

/**
 * Writes items into the records in the caller's transaction: they are durable, each exactly once, when it commits. An item
 * that came before gets the same answer as then; the same id with other content is refused. Afterwards the caller says
 * `itemsTaken`.
 */
async function keepItems(
  services: Pick<Services, 'records' | 'seal'>,
  tx: Tx,
  workspace: string,
  prepared: readonly PreparedItem[],
  at: Date,
  { silent, someAreKeptOut }: Rules,
): Promise<(Taken | Refusal)[]> {
  const refused = new Map<PreparedItem, Refusal>();
  const keptOut = someAreKeptOut ? await keptOutIn(tx, workspace) : null;
  for (const item of prepared) {
    if (silent.has(item.post)) refused.set(item, paused());
    else if (item.moments.some(({ customer }) => keptOut?.has(customer))) refused.set(item, erased(item));
  }
  // Only of what is taken: the first scale of a score stands for ever.
  const open = prepared.filter((item) => !refused.has(item));
  for (const [item, refusal] of await refuseOtherScales(services.records, tx, workspace, open)) {
    refused.set(item, refusal);
  }
  const firsts = new Map<string, PreparedItem>();
  for (const item of prepared) {
    if (!refused.has(item) && !firsts.has(keyOf(item))) firsts.set(keyOf(item), item);
  }
  const sorted = [...firsts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
  const stored = new Map(
    (await writeItems(tx, workspace, sorted, at)).map((item) => [keyOf(item), item] as const),
  );
  const keeper = openKeeper(services, workspace, { at, importId: null });
  for (const item of sorted) {
    if (stored.get(keyOf(item))?.fingerprint !== item.fingerprint) continue;
    for (const { textKey, text, customer } of item.originals) keeper.add(textKey, text, customer);
  }
  await keeper.flush(tx);
  return prepared.map((item) => {
    const key = keyOf(item);
    const known = stored.get(key) as StoredItem;
    return (
      refused.get(item) ??
      answerOf(workspace, item, { stored: known, again: !known.isNew || firsts.get(key) !== item })
    );
  });
}

/**
 * The same for items as they were sent; their texts are redacted first: by the company's rules, which a caller that has
 * read them already may hand over.
 */
export async function putItems(
  services: Pick<Services, 'records' | 'seal'>,
  tx: Tx,
  workspace: string,
  sent: readonly SentItem[],
  at: Date,
  known?: Rules,
): Promise<(Taken | Refusal)[]> {
  const rules = known ?? (await rulesIn(tx, workspace));
  const prepared = sent.map(({ post, item, by }) => prepareItem(post, item, by, rules.redactor));
  return keepItems(services, tx, workspace, prepared, at, rules);
}

/** The caller's transaction has committed: the scales of these items are known, and not asked for again. */
export function itemsKept(records: Services['records'], workspace: string, kept: readonly SentItem[]): void {
  rememberScales(
    records,
    workspace,
    kept.map(({ item }) => ({ scales: scalesOf(item) })),
  );
}

/** Writes items in a transaction of their own. One that no store can keep fails alone: its neighbours are stored. */
async function keepTogether(
  services: Needs,
  workspace: string,
  sent: readonly SentItem[],
  at: Date,
): Promise<(Taken | Refusal)[]> {
  const { records } = services;
  try {
    const answers = await records.inWorkspace(workspace, (tx) => putItems(services, tx, workspace, sent, at));
    const kept = sent.filter((_, i) => !isRefusal(answers[i]));
    itemsKept(records, workspace, kept);
    return answers;
  } catch (error) {
    if (isAway(error)) throw error;
    if (sent.length === 1) {
      services.log.error({ err: error, workspace }, 'an item could not be stored');
      return [
        refuse('not-storable', `The item ${sent[0]?.item.id ?? ''} could not be stored.`, {
          next: 'Look for characters or numbers in it that no store can hold.',
        }),
      ];
    }
    const half = Math.ceil(sent.length / 2);
    const first = await keepTogether(services, workspace, sent.slice(0, half), at);
    return [...first, ...(await keepTogether(services, workspace, sent.slice(half), at))];
  }
}

async function takeAll(
  services: Needs,
  workspace: string,
  sent: readonly SentItem[],
): Promise<(Taken | Refusal)[]> {
  const answers = await keepTogether(services, workspace, sent, await services.now(workspace));
  if (answers.some((answer) => !isRefusal(answer))) await itemsTaken(services, workspace);
  return answers;
}

/** While one transaction is written, the texts of the next are looked through; more at once would only wait for each other. */
const gatheredCalls = createGathering<readonly SentItem[], (Taken | Refusal)[]>({ together: 8, running: 2 });

/**
 * Takes items at once, in the order given: each is acknowledged (durable, exactly once for ever) or refused for itself. Calls
 * that come while others are being written share the next commit.
 */
export async function takeItems(
  services: Needs,
  workspace: string,
  sent: readonly SentItem[],
): Promise<(Taken | Refusal)[]> {
  if (sent.length === 0) return [];
  return gatheredCalls(services.records, workspace, sent, async (calls) => {
    const sentTogether = calls.flat();
    const answers = await takeAll(services, workspace, sentTogether);
    // Few callers may bring many items: those count here, callers where they are gathered.
    acknowledged(services.records, sentTogether.length);
    let next = 0;
    return calls.map(({ length }) => {
      const from = next;
      next += length;
      return { status: 'fulfilled', value: answers.slice(from, next) };
    });
  });
}

const gathered = createGathering<SentItem, Taken | Refusal>({ together: 256, running: 1 });

/**
 * Takes one item. Those that come while others are being written share the next commit: many at once cost hardly more
 * than one, and each is acknowledged only when it is durable.
 */
export const takeItem = (services: Needs, workspace: string, sent: SentItem): Promise<Taken | Refusal> =>
  gathered(services.records, workspace, sent, async (together) => {
    const answers = await takeAll(services, workspace, together);
    return answers.map((value) => ({ status: 'fulfilled', value }));
  });
