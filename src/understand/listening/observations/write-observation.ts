import type { AnswerOf } from '../../../kernel/operation.ts';
import type { Caller } from '../../../kernel/policy.ts';
import { isRefusal, orThrow, type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { redactorOf } from '../../meaning/redaction/index.ts';
import { itemsKept, itemsTaken, putItems } from '../items/index.ts';
import { ensureOwnPost } from '../posts/index.ts';
import type { writeObservation } from './contract.ts';
import { mostPhotosADay, type ObservationDraft } from './draft.contract.ts';
import { findCustomer } from './find-customer.ts';
import { makeItem } from './make-item.ts';
import * as store from './store.ts';

type Answer = AnswerOf<typeof writeObservation>;

/** The post on the programme sheet; people fill in its owner and legal basis. */
const post = { name: 'Observations', kind: 'observation', by: 'Sirius' };
const sheet = {
  purpose: 'What employees see and hear beside customers: gemba, service safaris, notes from a contact.',
  coverage: 'Customers whom somebody stood beside and wrote about; nobody chose them at random.',
  holes: 'What nobody was there for. Quotations are written down by employees, not recorded.',
  actionability: 'person' as const,
};

const other = refuse(
  'other-content',
  'An observation of this id came before with other content; that one stands.',
  {
    next: 'Write what changed as an observation of its own.',
    kind: 'conflict',
  },
);
const deleted = refuse('observation-deleted', 'This observation was deleted; it is not taken again.', {
  kind: 'conflict',
});
/** Phones wait on a refusal of this kind, and try again. */
const enoughPhotos = refuse(
  'too-many-photos',
  `More than ${mostPhotosADay} photos of one person within a day are not taken.`,
  { next: 'Send this observation tomorrow, or without its photos.', kind: 'forbidden' },
);
const day = 86_400_000;

async function present(
  services: Services,
  caller: Caller,
  row: Pick<store.ObservationRow, 'id' | 'received_at' | 'customer_found' | 'photos'>,
  again: boolean,
): Promise<Answer> {
  const arrived = again
    ? await services.records.inWorkspace(caller.workspaceId, (tx) => store.photosOf(tx, [row.id]))
    : [];
  return {
    id: row.id,
    receivedAt: row.received_at.toISOString(),
    again,
    // Who may not see persons learns from this form neither who is known.
    customerFound: services.isAllowed(caller, 'read', 'person', {}) ? row.customer_found : null,
    photosMissing: row.photos.filter((id) => !arrived.some((photo) => photo.id === id)),
  };
}

/**
 * Writes an observation down, with the item it becomes, in one transaction: durable when answered, once for ever. Texts are
 * redacted first; what names the customer is looked up and not kept.
 */
export async function writeDown(
  services: Services,
  caller: Caller,
  named: string,
  draft: ObservationDraft,
  now: Date,
): Promise<Answer | Refusal> {
  const id = named.toLowerCase();
  const { workspaceId: workspace } = caller;
  const { records } = services;
  const redactor = await redactorOf(records, workspace);
  // Fields stand in the order of the contract, so that the same observation is the same text.
  const fingerprint = redactor.fingerprint(JSON.stringify(draft));
  const known = await records.inWorkspace(workspace, (tx) => store.findObservation(tx, id));
  if (known !== null) {
    const isSame = known.observer === caller.userId && known.fingerprint === fingerprint;
    return isSame ? present(services, caller, known, true) : other;
  }
  const { customer, found } = await findCustomer(services, workspace, draft.customer);
  const clean = (text: string | undefined) =>
    text === undefined || text === '' ? '' : redactor.redact(text);
  const row = {
    id,
    observer: caller.userId,
    observer_function: caller.functionName ?? '',
    signed_by: draft.signed === true ? caller.name : '',
    kind: draft.kind,
    at: new Date(draft.at),
    received_at: now,
    fingerprint,
    saw: clean(draft.saw),
    said: clean(draft.said),
    means: clean(draft.means),
    step: draft.step ?? '',
    function: draft.function ?? '',
    channel: draft.channel ?? '',
    place: clean(draft.place),
    customer,
    customer_found: found,
    feeling: draft.feeling ?? '',
    effort: draft.effort ?? '',
    waste: draft.waste ?? [],
    photos: (draft.photos ?? []).map((photo) => photo.toLowerCase()),
  };
  const outcome = await records.inWorkspace(workspace, async (tx) => {
    if (await store.isGone(tx, id)) return deleted;
    if (row.photos.length > 0) {
      const lately = await store.photosSince(tx, caller.userId, new Date(now.getTime() - day));
      if (lately + row.photos.length > mostPhotosADay) return enoughPhotos;
    }
    const postId = await ensureOwnPost(tx, workspace, post, sheet);
    // Not who wrote it: items are read by many.
    const sent = [{ post: postId, item: makeItem(id, draft, customer), by: 'observation' }];
    const [taken] = await putItems(services, tx, workspace, sent, now);
    const { again, moments } = orThrow(taken ?? other);
    if (again) return (await store.findObservation(tx, id)) === null ? deleted : other;
    // The voice is the last moment of an item that has one.
    const said_as = row.said === '' ? null : (moments.at(-1) ?? null);
    await store.insertObservation(tx, workspace, { ...row, said_as });
    return sent;
  });
  if (isRefusal(outcome)) {
    // Two deliveries at once: the other one wrote it.
    const stands = await records.inWorkspace(workspace, (tx) => store.findObservation(tx, id));
    if (stands?.observer === caller.userId && stands.fingerprint === fingerprint)
      return present(services, caller, stands, true);
    return outcome;
  }
  itemsKept(records, workspace, outcome);
  await itemsTaken(services, workspace);
  return present(services, caller, row, false);
}
