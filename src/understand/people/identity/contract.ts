import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';

/** What a customer is reached or recognised by. */
export const identityKind = z.enum(['id', 'email', 'phone', 'cookie', 'handle']);
export type IdentityKind = z.infer<typeof identityKind>;

export const identityDraft = z.strictObject({
  kind: identityKind,
  value: z.string().trim().min(1).max(300),
  /** The company knows that it is theirs; false = somebody wrote it, a sender's address for instance. */
  verified: z.boolean().optional(),
});
export type IdentityDraft = z.infer<typeof identityDraft>;

export const identityShape = z.strictObject({
  /** The identifier of the customer it was given for. */
  customer: z.string(),
  kind: identityKind,
  value: z.string(),
  verified: z.boolean(),
  source: z.string(),
  addedAt: z.iso.datetime(),
  /** As many customers, of different people, have the same one. */
  sharedWith: z.number().int(),
});
export type Identity = z.infer<typeof identityShape>;

export const evidenceShape = z.strictObject({
  /** An identity both have, or a person's own judgement. */
  by: z.enum([...identityKind.options, 'person']),
  value: z.string(),
  /** Both are known to be theirs. */
  verified: z.boolean(),
  /** Why nobody should merge on this alone, in a sentence. */
  warning: z.string().nullable(),
});
export type Evidence = z.infer<typeof evidenceShape>;

export const linkShape = z.strictObject({
  id: z.guid(),
  a: z.string(),
  b: z.string(),
  /** The one whose name counts while they are merged. */
  keep: z.string(),
  state: z.enum(['proposed', 'merged', 'split', 'dismissed']),
  /** How much the evidence says for one customer, 0 to 1; what it is made of stands beside it. */
  strength: z.number(),
  evidence: z.array(evidenceShape),
  changedBy: z.string(),
  changedAt: z.iso.datetime(),
});
export type Link = z.infer<typeof linkShape>;

const conflictShape = z.strictObject({ what: z.string(), a: z.string(), b: z.string() });

export const listLinks = operation({
  method: 'GET',
  path: '/people/links',
  summary:
    'Identifiers that may be, or are, one customer: strongest first, with evidence and what speaks against it',
  does: ['read', 'identity'],
  query: z.strictObject({
    state: linkShape.shape.state.optional(),
    limit: z.coerce.number().int().min(1).max(500).optional(),
  }),
  answer: z.strictObject({
    counts: z.strictObject({
      proposed: z.number(),
      merged: z.number(),
      split: z.number(),
      dismissed: z.number(),
    }),
    links: z.array(linkShape.extend({ conflicts: z.array(conflictShape) })),
  }),
});

const customer = z.string().trim().min(1).max(200);
const why = z.string().trim().max(500).optional();

export const addIdentities = operation({
  method: 'POST',
  path: '/people/identities',
  summary:
    'Adds identities to a customer; what they have in common with others is proposed, never merged silently',
  does: ['write', 'customer'],
  body: z.strictObject({ customer, identities: z.array(identityDraft).min(1).max(50) }),
  answer: z.strictObject({ added: z.number().int(), proposed: z.number().int(), merged: z.number().int() }),
});

export const mergeCustomers = operation({
  method: 'POST',
  path: '/people/links',
  summary: 'Says that two identifiers are one customer: their timelines, episodes and answers become one',
  does: ['merge', 'customer'],
  body: z.strictObject({ a: customer, b: customer, keep: customer.optional(), why }),
  answer: linkShape,
});

export const decideLinks = operation({
  method: 'POST',
  path: '/people/links/decide',
  summary: 'Merges, splits or dismisses links; splitting puts everything back as it was',
  does: ['merge', 'customer'],
  body: z.strictObject({
    links: z.array(z.guid()).min(1).max(500),
    what: z.enum(['merge', 'split', 'dismiss']),
    why,
  }),
  answer: z.strictObject({ links: z.array(linkShape) }),
});

export const readLinkLog = operation({
  method: 'GET',
  path: '/people/links/log',
  summary: 'Every proposal, merge and split, newest first, with the evidence of then',
  does: ['read', 'identity'],
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(1000).optional() }),
  answer: z.strictObject({
    total: z.number().int(),
    entries: z.array(
      z.strictObject({
        deed: z.enum(['proposed', 'merged', 'split', 'dismissed']),
        link: z.guid(),
        a: z.string(),
        b: z.string(),
        evidence: z.array(evidenceShape),
        why: z.string(),
        by: z.string(),
        at: z.iso.datetime(),
      }),
    ),
  }),
});
