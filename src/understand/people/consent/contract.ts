import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';

/** What may be done with a customer's data, or why they are written to. */
export const purpose = z.enum(['research', 'case', 'news', 'language-model', 'original', 'publish']);
export type Purpose = z.infer<typeof purpose>;

export const basis = z.enum(['consent', 'contract', 'legitimate-interest']);

const wording = z.strictObject({ en: z.string().min(1).max(500), es: z.string().min(1).max(500) });

export const purposeShape = z.strictObject({
  purpose,
  /** With `consent`, nothing happens before a yes; with the others, until a no. */
  basis,
  /** What the customer reads. */
  wording,
  /** Customers who said yes, and no, as their last word. */
  yes: z.number().int(),
  no: z.number().int(),
});
export type PurposeNow = z.infer<typeof purposeShape>;

export const listPurposes = operation({
  method: 'GET',
  path: '/people/purposes',
  summary: 'What customers may allow or refuse: legal basis, wording, and how many said what',
  does: ['read', 'consent'],
  answer: z.strictObject({ purposes: z.array(purposeShape) }),
});

export const changePurpose = operation({
  method: 'PATCH',
  path: '/people/purposes/{purpose}',
  summary:
    'Changes the legal basis or the wording of a purpose; what customers said stays with the wording they read',
  does: ['change', 'consent'],
  params: z.strictObject({ purpose }),
  body: z.strictObject({ basis: basis.optional(), wording: wording.optional() }),
  answer: purposeShape,
});

export const consentShape = z.strictObject({
  customer: z.string(),
  purpose,
  given: z.boolean(),
  wording: z.string(),
  channel: z.string(),
  proof: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
});
export type Consent = z.infer<typeof consentShape>;

export const permissionShape = z.strictObject({
  purpose,
  allowed: z.boolean(),
  /** Their own last word; null = they never said. */
  said: z.boolean().nullable(),
  basis,
  /** Why, in a sentence. */
  say: z.string(),
});
export type Permission = z.infer<typeof permissionShape>;

export const showConsents = operation({
  method: 'GET',
  path: '/people/customers/{customer}/consents',
  summary: 'What may be done for each purpose and why, and every word the customer gave, newest first',
  does: ['read', 'person'],
  params: z.strictObject({ customer: z.string().min(1).max(200) }),
  answer: z.strictObject({ permissions: z.array(permissionShape), log: z.array(consentShape) }),
});

export const putConsent = operation({
  method: 'POST',
  path: '/people/customers/{customer}/consents',
  summary:
    'Writes down what a customer allowed or refused, with the wording they were given and what proves it',
  does: ['write', 'customer'],
  params: z.strictObject({ customer: z.string().min(1).max(200) }),
  body: z.strictObject({
    purpose,
    given: z.boolean(),
    channel: z.string().trim().min(1).max(100),
    proof: z.string().trim().max(1000).optional(),
    /** The words they were given; the purpose's own when left out. */
    wording: z.string().trim().max(1000).optional(),
  }),
  answer: z.strictObject({ permissions: z.array(permissionShape) }),
});

export const makeLink = operation({
  method: 'POST',
  path: '/people/customers/{customer}/preference-link',
  summary: "A link to the customer's own page; shown once, only its hash is kept",
  does: ['write', 'customer'],
  params: z.strictObject({ customer: z.string().min(1).max(200) }),
  body: z.strictObject({}),
  answer: z.strictObject({ path: z.string(), endsAt: z.iso.datetime() }),
});

export const requestShape = z.strictObject({
  id: z.guid(),
  customer: z.string(),
  kind: z.enum(['access', 'erasure']),
  askedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
  doneBy: z.string().nullable(),
});
export type PrivacyRequest = z.infer<typeof requestShape>;

export const listRequests = operation({
  method: 'GET',
  path: '/people/requests',
  summary: 'What customers asked for on their page: to see what is held, or to be erased; due first',
  does: ['read', 'consent'],
  answer: z.strictObject({ requests: z.array(requestShape) }),
});

export const endRequest = operation({
  method: 'POST',
  path: '/people/requests/{request}/done',
  summary: 'Says that a request was answered',
  does: ['change', 'consent'],
  params: z.strictObject({ request: z.guid() }),
  body: z.strictObject({}),
  answer: requestShape,
});
