import { z } from 'zod';
import { actionability } from './kinds.contract.ts';

const line = (most: number) => z.string().trim().max(most);

/** What stands on the programme sheet about a post, in people's words. */
export const sheetShape = z.strictObject({
  owner: line(200),
  purpose: line(1000),
  legalBasis: line(500),
  /** Which customers and which share of their contacts it hears. */
  coverage: line(1000),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language as en, es, pt-BR'))
    .max(50),
  /** For how many days it was promised to keep what comes in here; null = nothing was promised. */
  retentionDays: z.number().int().min(1).max(36_500).nullable(),
  actionability: z.enum(actionability).nullable(),
  /** Whom and what it does not hear. */
  holes: line(2000),
  /** Silence longer than this many hours is told; null = any silence is fine. */
  expectedHours: z.number().int().min(1).max(8760).nullable(),
});
export type Sheet = z.output<typeof sheetShape>;

/** How a post does, worst first. */
export const postStates = ['error', 'quarantine', 'silent', 'paused', 'waiting', 'well'] as const;

export const dayShape = z.object({
  /** In UTC. */
  day: z.string(),
  accepted: z.number().int(),
  duplicate: z.number().int(),
  quarantined: z.number().int(),
  refused: z.number().int(),
  /** Told apart and not counted as items: automatic answers, bounces, mail of our own. */
  setAside: z.number().int(),
});
export type Day = z.output<typeof dayShape>;

export const postShape = z.object({
  ...sheetShape.shape,
  id: z.uuid(),
  name: z.string(),
  kind: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
  /** Made by Sirius itself: it is neither paused nor deleted by hand. */
  isOwn: z.boolean(),
  settings: z.record(z.string(), z.unknown()),
  /** Where a webhook is called; null for other kinds. */
  address: z.string().nullable(),
  pausedAt: z.string().nullable(),
  pausedBy: z.string().nullable(),
  state: z.enum(postStates),
  /** What went wrong last, in one sentence, while nothing went well since. */
  error: z.string().nullable(),
  lastItemAt: z.string().nullable(),
  /** Over the last 30 days. */
  accepted: z.number().int(),
  duplicate: z.number().int(),
  refused: z.number().int(),
  setAside: z.number().int(),
  /** Waiting for somebody, whatever their age. */
  quarantined: z.number().int(),
  /** Fields of the sheet that nobody filled in. */
  missing: z.array(z.enum(['owner', 'purpose', 'legalBasis', 'coverage', 'actionability', 'holes'])),
});
export type Post = z.output<typeof postShape>;
