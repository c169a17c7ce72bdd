import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';

/** What becomes of rows of an erased customer that are imported later. */
const againShape = z.enum(['quarantine', 'take']);
export type Again = z.infer<typeof againShape>;

const erasureShape = z.strictObject({
  id: z.string(),
  /** A keyed fingerprint of the customer's identifier: who it was cannot be read from it. */
  customer: z.string(),
  state: z.enum(['begun', 'done']),
  again: againShape,
  reason: z.string(),
  by: z.string(),
  askedAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
  /** What was removed, and how many of each. */
  removed: z.array(z.strictObject({ what: z.string(), count: z.number().int() })),
  /** What could not be removed here and now, and how long it stays, in sentences. */
  remains: z.array(z.string()),
  /** Why it did not end yet; it goes on by itself. */
  problem: z.string().nullable(),
});
export type Erasure = z.infer<typeof erasureShape>;

const customer = z.string().min(1).max(1000);

export const lookUpCustomer = operation({
  method: 'POST',
  path: '/erasures/look',
  summary: 'What would be erased with a customer; nothing is changed',
  does: ['erase', 'customer'],
  // Not in the address: addresses are written down in many places.
  body: z.strictObject({ customer }),
  answer: z.strictObject({
    moments: z.number().int(),
    voices: z.number().int(),
    episodes: z.number().int(),
    first: z.iso.datetime().nullable(),
    last: z.iso.datetime().nullable(),
    /** Erasures of this customer so far, newest first. */
    erasures: z.array(erasureShape),
  }),
});

export const eraseCustomer = operation({
  method: 'POST',
  path: '/erasures',
  summary: 'Erases a customer everywhere, in the background; the identifier is to be given twice',
  does: ['erase', 'customer'],
  body: z.strictObject({
    customer,
    /** The identifier once more, typed by whoever wants it erased. */
    confirm: z.string().max(1000),
    /** What becomes of rows of this customer that come later; quarantine when not said. */
    again: againShape.optional(),
    /** The request it answers, say a ticket number; not who asked. */
    reason: z.string().trim().max(500).optional(),
  }),
  answer: erasureShape,
});

export const listErasures = operation({
  method: 'GET',
  path: '/erasures',
  summary: 'The ledger of erasures, newest first: when, by whom, what was removed, never who was erased',
  does: ['read', 'erasure'],
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(1000).optional() }),
  answer: z.strictObject({ total: z.number().int(), erasures: z.array(erasureShape) }),
});

export const showErasure = operation({
  method: 'GET',
  path: '/erasures/{erasure}',
  summary: 'One erasure: how far it is, what was removed, what remains where',
  does: ['read', 'erasure'],
  params: z.strictObject({ erasure: z.guid() }),
  answer: erasureShape,
});

export const changeErasure = operation({
  method: 'PATCH',
  path: '/erasures/{erasure}',
  summary: 'Whether rows of an erased customer that come later are taken, or kept out',
  does: ['erase', 'customer'],
  params: z.strictObject({ erasure: z.guid() }),
  body: z.strictObject({ again: againShape }),
  answer: erasureShape,
});
