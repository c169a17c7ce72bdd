import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';

/** Kinds of data that have a period of their own. */
export const retentionKinds = [
  'words',
  'survey-sessions',
  'invitations',
  'observations',
  'language-model-log',
  'uploads',
  'quarantine',
  'access-log',
] as const;
export const retentionKind = z.enum(retentionKinds);
export type RetentionKind = z.infer<typeof retentionKind>;

export const ruleShape = z.strictObject({
  kind: retentionKind,
  /** The post whose own period it is, from the programme sheet; null = the company's rule. */
  post: z.string().nullable(),
  /** null = kept until somebody says otherwise. */
  days: z.number().int().nullable(),
  reason: z.string(),
  leastDays: z.number().int(),
  changedBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
  /** What is older than its period now, and goes with the next look; null = nothing ever is. */
  due: z.number().int().nullable(),
});
export type RetentionRule = z.infer<typeof ruleShape>;

export const listRetention = operation({
  method: 'GET',
  path: '/people/retention',
  summary: 'How long each kind of data is kept and why, and how much would be let go now; nothing is changed',
  does: ['read', 'retention'],
  answer: z.strictObject({ rules: z.array(ruleShape), lastLookAt: z.iso.datetime().nullable() }),
});

export const setRetention = operation({
  method: 'PUT',
  path: '/people/retention/{kind}',
  summary:
    'Sets how many days a kind of data is kept, with the reason; from the next daily look on it is let go',
  does: ['change', 'retention'],
  params: z.strictObject({ kind: retentionKind }),
  body: z.strictObject({
    days: z.number().int().min(1).max(36_500).nullable(),
    reason: z.string().trim().min(10).max(500),
  }),
  answer: z.strictObject({ rules: z.array(ruleShape), lastLookAt: z.iso.datetime().nullable() }),
});

export const entryShape = z.strictObject({
  number: z.number().int(),
  kind: retentionKind,
  post: z.string().nullable(),
  days: z.number().int(),
  before: z.iso.datetime(),
  count: z.number().int(),
  /** What could not be removed here and now, and how long it stays, in sentences. */
  remains: z.array(z.string()),
  by: z.string(),
  at: z.iso.datetime(),
});
export type RetentionEntry = z.infer<typeof entryShape>;

export const runRetention = operation({
  method: 'POST',
  path: '/people/retention/run',
  summary: 'Lets go now of what the daily look would let go of; gives what went',
  does: ['change', 'retention'],
  body: z.strictObject({}),
  answer: z.strictObject({ entries: z.array(entryShape) }),
});

export const listRetained = operation({
  method: 'GET',
  path: '/people/retention/ledger',
  summary: 'What was let go, newest first: how much of what kind, older than when; never whose it was',
  does: ['read', 'retention'],
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(1000).default(200) }),
  answer: z.strictObject({ entries: z.array(entryShape) }),
});
