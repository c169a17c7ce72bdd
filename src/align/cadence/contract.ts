import { z } from 'zod';
import { estimateShape } from '../../kernel/estimate.ts';
import { operation } from '../../kernel/operation.ts';
import { measureShape } from '../../understand/scores/contract.ts';
import { contributionStateShape, orphansShape } from '../contributions/contract.ts';

const when = z.iso.datetime();

/** How a measure moved between two stretches of equal length, ending where the records end. */
export const movementShape = z.strictObject({
  measure: measureShape,
  now: estimateShape,
  difference: estimateShape,
  verdict: z.enum(['improved', 'declined', 'practically-unchanged', 'cannot-tell']),
  /** Further answers before it could be told. */
  needed: z.number().int().nullable(),
  from: when,
  until: when,
});
export type Movement = z.infer<typeof movementShape>;

export const homeShape = z.strictObject({
  /** Nothing is known of customers yet: teach, do not count. */
  firstDay: z.boolean(),
  /** The reader's last look; null = the first. */
  since: when.nullable(),
  /** Findings that are new, grow or fade; when none do, the weightiest that still stand. */
  findings: z.array(
    z.strictObject({ finding: z.string(), change: z.enum(['new', 'growing', 'fading', 'standing']) }),
  ),
  findingsInAll: z.number().int(),
  /** Findings are being looked for after new records: ask again in a moment. */
  looking: z.boolean(),
  scores: z.array(movementShape),
  promises: z.array(movementShape),
  /** Verdicts due or next, soonest first. */
  checks: z.array(
    z.strictObject({
      decision: z.string(),
      title: z.string(),
      checkOn: z.iso.date(),
      state: contributionStateShape,
    }),
  ),
  /** Verdicts written since the last look. */
  verdicts: z.array(
    z.strictObject({
      decision: z.string(),
      title: z.string(),
      outcome: z.string(),
      say: z.string(),
      writtenAt: when,
    }),
  ),
  /** Decisions waiting for the reader's approval. */
  toApprove: z.array(z.strictObject({ decision: z.string(), title: z.string(), author: z.string() })),
  orphans: orphansShape,
});
export type Home = z.infer<typeof homeShape>;

export const showHome = operation({
  method: 'GET',
  path: '/home',
  summary: 'What changed since your last look, which verdicts are due, and where the two stars do not meet',
  does: ['read', 'home'],
  answer: homeShape,
});

export const noteLook = operation({
  method: 'POST',
  path: '/home/look',
  summary: 'Note that the reader has looked: what changes from now on is new to them',
  does: ['read', 'home'],
  answer: z.strictObject({ at: when }),
});
