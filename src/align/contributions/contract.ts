import { z } from 'zod';
import { estimateShape } from '../../kernel/estimate.ts';
import { evidenceShape } from '../../kernel/evidence.ts';
import { operation } from '../../kernel/operation.ts';
import { spokenShape } from '../../understand/findings/contract.ts';
import { dayShape, draftClaimShape, foresightShape, remarkShape, rungShape } from './claim.contract.ts';

const when = z.iso.datetime();

export const outcomeShape = z.enum(['confirmed', 'not-detectable', 'opposite', 'untestable']);

/** A contribution is claimed, then due, then what its verdict says. */
export const contributionStateShape = z.enum(['unregistered', 'claimed', 'due', ...outcomeShape.options]);
export type ContributionState = z.infer<typeof contributionStateShape>;

/** One number the verdict rests on: who, when, what came out. */
export const readingShape = z.strictObject({
  group: z.enum(['affected', 'comparison']),
  time: z.enum(['before', 'after']),
  from: when,
  until: when,
  estimate: estimateShape,
});
export type Reading = z.infer<typeof readingShape>;

/**
 * What the measurements said on the check date. Written once by the machine.
 *
 * - `effect`: the change with its interval, in the measure's unit, negative = lower.
 * - `reason`: why this outcome, as a stable code; `say`: the same as a sentence.
 * - `had`, `needed`: answers after the start, and answers that the claimed size would have needed.
 * - `drift`: how much the measure moved by itself between earlier windows of the same length (standard deviation
 *   beyond chance), already inside the interval; null when there was too little history to know.
 */
export const verdictShape = z.strictObject({
  id: z.string(),
  outcome: outcomeShape,
  reason: z.enum([
    'beyond-zero',
    'includes-zero',
    'smaller-than-useful',
    'other-way',
    'too-few',
    'no-data',
    'measure-gone',
  ]),
  effect: estimateShape,
  rung: rungShape,
  readings: z.array(readingShape),
  had: z.number().int(),
  needed: z.number().int().nullable(),
  drift: z.number().nullable(),
  earlierWindows: z.number().int(),
  notes: z.array(z.string()),
  say: z.string(),
  writtenAt: when,
});
export type Verdict = z.infer<typeof verdictShape>;

export const contributionShape = z.strictObject({
  id: z.string(),
  state: contributionStateShape,
  claim: draftClaimShape,
  /** The claim in one sentence; null while parts of it are missing. */
  sentence: z.string().nullable(),
  evidence: z.array(evidenceShape),
  registeredAt: when.nullable(),
  foresight: foresightShape.nullable(),
  inEffectFrom: when.nullable(),
  checkOn: dayShape.nullable(),
  verdict: verdictShape.nullable(),
});
export type Contribution = z.infer<typeof contributionShape>;

/** Advice and foresight while a contribution is being written; nothing is kept. */
export const judgeOperation = operation({
  method: 'POST',
  path: '/contributions/judge',
  summary: 'Say what is missing in a contribution, and whether its effect could be seen by the check date',
  does: ['read', 'contribution'],
  body: z.strictObject({
    claim: draftClaimShape,
    finding: z.string().optional(),
    /** The decision being edited, so that it is not called a copy of itself. */
    decision: z.string().optional(),
    language: z.enum(['en', 'es']).default('en'),
  }),
  answer: z.strictObject({
    remarks: z.array(remarkShape),
    sentence: z.string().nullable(),
    foresight: foresightShape.nullable(),
  }),
});

export const workItemShape = z.strictObject({
  id: z.string(),
  title: z.string(),
  function: z.string(),
  cost: z.number().nullable(),
  currency: z.string(),
  serves: evidenceOf(['finding', 'decision']).nullable(),
  createdAt: when,
});
export type WorkItem = z.infer<typeof workItemShape>;

function evidenceOf<K extends [string, ...string[]]>(kinds: K) {
  return z.strictObject({ kind: z.enum(kinds), id: z.string() });
}

export const importWork = operation({
  method: 'POST',
  path: '/work',
  summary:
    'Bring in the list of projects, plans and other work (CSV: title, function, cost, currency, finding, decision)',
  does: ['write', 'work item'],
  body: z.strictObject({ csv: z.string().max(5_000_000) }),
  answer: z.strictObject({
    read: z.number().int(),
    accepted: z.number().int(),
    duplicate: z.number().int(),
    refused: z.array(z.strictObject({ row: z.number().int(), reason: z.string() })),
  }),
});

export const listWork = operation({
  method: 'GET',
  path: '/work',
  summary: 'All work that is to name its customer',
  does: ['read', 'work item'],
  answer: z.array(workItemShape),
});

export const linkWork = operation({
  method: 'PUT',
  path: '/work/{id}/serves',
  summary: 'Say which finding or decision a piece of work serves',
  does: ['write', 'work item'],
  params: z.strictObject({ id: z.string() }),
  body: z.strictObject({ serves: evidenceOf(['finding', 'decision']).nullable() }),
  answer: workItemShape,
});

/** The honest score of the product: where the two stars do not meet. */
export const orphansShape = z.strictObject({
  /** Customers say it, nobody answers. */
  unanswered: z.array(
    z.strictObject({
      finding: z.string(),
      sentence: z.string(),
      sentences: spokenShape,
      label: spokenShape,
      function: z.string(),
      customers: z.number().int().nullable(),
      /** When Sirius first saw it, and how many days ago that is. */
      since: when,
      days: z.number().int(),
      /** Decisions that tried and did not move it. */
      tried: z.array(z.strictObject({ decision: z.string(), title: z.string(), outcome: outcomeShape })),
    }),
  ),
  /** We do it, no customer asked. */
  withoutCustomer: z.array(
    z.strictObject({
      kind: z.enum(['work', 'decision']),
      id: z.string(),
      title: z.string(),
      function: z.string(),
      cost: z.number().nullable(),
      currency: z.string(),
    }),
  ),
});
export type Orphans = z.infer<typeof orphansShape>;

export const listOrphans = operation({
  method: 'GET',
  path: '/orphans',
  summary: 'Customer findings without an answer, and work without a customer',
  does: ['read', 'contribution'],
  answer: orphansShape,
});

/** One line of sight: from customers through the finding and the work to the verdict. A missing link is null. */
export const lineShape = z.strictObject({
  customers: z.strictObject({
    count: z.number().int().nullable(),
    evidence: z.array(evidenceShape),
    step: z.string(),
  }),
  finding: z
    .strictObject({ id: z.string(), sentence: z.string(), sentences: spokenShape, function: z.string() })
    .nullable(),
  contribution: z
    .strictObject({
      id: z.string(),
      sentence: z.string().nullable(),
      claim: draftClaimShape,
      state: contributionStateShape,
    })
    .nullable(),
  source: z
    .strictObject({ kind: z.string(), id: z.string(), title: z.string(), state: z.string(), by: z.string() })
    .nullable(),
  work: z.array(z.strictObject({ id: z.string(), title: z.string(), function: z.string() })),
  verdict: verdictShape.nullable(),
});
export type Line = z.infer<typeof lineShape>;

export const traceShape = z.strictObject({
  asked: z.strictObject({
    kind: z.enum(['finding', 'decision', 'contribution', 'work', 'verdict']),
    id: z.string(),
  }),
  lines: z.array(lineShape),
  /** What is missing for a whole line of sight, as sentences. */
  gaps: z.array(z.string()),
});
export type Trace = z.infer<typeof traceShape>;

export const traceOperation = operation({
  method: 'GET',
  path: '/trace/{id}',
  summary: 'The line of sight of a finding, decision, contribution, piece of work or verdict, both ways',
  does: ['read', 'contribution'],
  params: z.strictObject({ id: z.string() }),
  answer: traceShape,
});
