import { z } from 'zod';
import { evidenceShape } from '../../kernel/evidence.ts';
import { operation } from '../../kernel/operation.ts';
import { measureShape } from '../../understand/scores/contract.ts';
import { draftClaimShape, remarkShape } from '../contributions/claim.contract.ts';
import { contributionShape, verdictShape } from '../contributions/contract.ts';

const when = z.iso.datetime();
const id = z.string();

export const decisionStateShape = z.enum([
  'draft',
  'contribution-missing',
  'submitted',
  'returned',
  'approved',
  'rejected',
  'withdrawn',
  'in-effect',
  'checked',
]);
export type DecisionState = z.infer<typeof decisionStateShape>;

/** What can be done to a decision; `start` and `check` are done by the calendar. */
export const moveShape = z.enum([
  'write',
  'submit',
  'return',
  'approve',
  'reject',
  'withdraw',
  'start',
  'check',
]);
export type Move = z.infer<typeof moveShape>;

export const historyEntryShape = z.strictObject({
  at: when,
  who: z.string(),
  move: moveShape,
  from: decisionStateShape.nullable(),
  to: decisionStateShape,
  why: z.string().nullable(),
});

export const commentShape = z.strictObject({ id, at: when, who: z.string(), text: z.string() });

export const decisionSummaryShape = z.strictObject({
  id,
  title: z.string(),
  state: decisionStateShape,
  author: z.string(),
  authorId: z.string(),
  function: z.string(),
  finding: evidenceShape.nullable(),
  createdAt: when,
  retroactive: z.boolean(),
  contribution: contributionShape,
});
export type DecisionSummary = z.infer<typeof decisionSummaryShape>;

export const decisionShape = decisionSummaryShape.extend({
  submittedAt: when.nullable(),
  approvedAt: when.nullable(),
  approvedBy: z.string().nullable(),
  /** What is still to be said before it can be submitted. */
  remarks: z.array(remarkShape),
  history: z.array(historyEntryShape),
  comments: z.array(commentShape),
  /** What the one who asks may do to it now. */
  may: z.array(moveShape),
  /** The three voices were opened by the one who asks. */
  voicesOpened: z.boolean(),
});
export type Decision = z.infer<typeof decisionShape>;

/** A customer's words as an approver hears them; the words are fetched when asked for, never kept here. */
export const heardVoiceShape = z.strictObject({
  moment: z.string(),
  text: z.string(),
  language: z.string(),
  step: z.string(),
  at: when,
  scores: z.record(z.string(), z.number()),
  episode: z.string(),
  dissenting: z.boolean(),
});
export type HeardVoice = z.infer<typeof heardVoiceShape>;

const path = z.strictObject({ id });
const reason = z.strictObject({ why: z.string().trim().min(3).max(600) });

export const writeDecision = operation({
  method: 'POST',
  path: '/decisions',
  summary:
    'Write a decision, usually from a finding; what is not said about the measure is taken from the finding',
  does: ['write', 'decision'],
  body: z.strictObject({
    title: z.string().trim().min(3).max(160),
    finding: z.string().optional(),
    claim: draftClaimShape.default({}),
    /** Also submit it for approval; refused with advice when the contribution says too little. */
    submit: z.boolean().default(false),
  }),
  answer: decisionShape,
});

export const editDecision = operation({
  method: 'PATCH',
  path: '/decisions/{id}',
  summary: 'Edit a decision that is not submitted',
  does: ['write', 'decision'],
  params: path,
  body: z.strictObject({
    title: z.string().trim().min(3).max(160).optional(),
    claim: draftClaimShape.optional(),
  }),
  answer: decisionShape,
});

/** What a new decision's form starts with: everything the finding already knows. */
export const blankDecision = operation({
  method: 'GET',
  path: '/decisions/blank',
  summary: 'The contribution a finding suggests, to be completed',
  does: ['write', 'decision'],
  query: z.strictObject({ finding: z.string().optional() }),
  answer: z.strictObject({
    finding: evidenceShape.nullable(),
    function: z.string(),
    claim: draftClaimShape,
    /** Other measures it could be held to. */
    measures: z.array(measureShape),
  }),
});

export const listDecisions = operation({
  method: 'GET',
  path: '/decisions',
  summary: 'Decisions: open reviews first, then the rest, newest first',
  does: ['read', 'decision'],
  query: z.strictObject({ state: decisionStateShape.optional(), finding: z.string().optional() }),
  answer: z.array(decisionSummaryShape),
});

export const showDecision = operation({
  method: 'GET',
  path: '/decisions/{id}',
  summary: 'One decision with its contribution, history, verdict and comments',
  does: ['read', 'decision'],
  params: path,
  answer: decisionShape,
});

const moveOperation = <B extends z.ZodType>(verb: string, summary: string, does: string, body: B) =>
  operation({
    method: 'POST',
    path: `/decisions/{id}/${verb}`,
    summary,
    does: [does, 'decision'],
    params: path,
    body,
    answer: decisionShape,
  });

export const submitDecision = moveOperation(
  'submit',
  'Register the contribution and ask another person to approve',
  'write',
  z.undefined(),
);
export const approveDecision = moveOperation(
  'approve',
  'Approve a decision somebody else wrote, after having opened its three voices',
  'approve',
  z.strictObject({ why: z.string().trim().max(600).optional() }).optional(),
);
export const returnDecision = moveOperation(
  'return',
  'Give it back to its author with a reason',
  'approve',
  reason,
);
export const rejectDecision = moveOperation('reject', 'Say no, with a reason', 'approve', reason);
export const withdrawDecision = moveOperation(
  'withdraw',
  'Take back a decision before it is in effect',
  'write',
  reason,
);

export const openVoices = operation({
  method: 'POST',
  path: '/decisions/{id}/voices',
  summary: 'Open the three voices drawn for this decision: at random, one of them dissenting',
  does: ['read', 'decision'],
  params: path,
  answer: z.strictObject({ voices: z.array(heardVoiceShape), note: z.string() }),
});

export const commentDecision = moveOperation(
  'comments',
  'Comment on a decision or its verdict; the verdict itself stays as it was written',
  'comment',
  z.strictObject({ text: z.string().trim().min(1).max(2000) }),
);

/** What one round of checks did. */
export const checksShape = z.strictObject({
  at: when,
  written: z.array(
    z.strictObject({
      decision: id,
      title: z.string(),
      verdict: verdictShape,
      sentence: z.string().nullable(),
    }),
  ),
  /** The check date is reached; the records of customers are not there yet. */
  waiting: z.array(
    z.strictObject({
      decision: id,
      title: z.string(),
      checkOn: z.iso.date(),
      dataUntil: when.nullable(),
      say: z.string(),
    }),
  ),
  started: z.array(z.strictObject({ decision: id, title: z.string(), inEffectFrom: when })),
});
export type Checks = z.infer<typeof checksShape>;

export const runChecksOperation = operation({
  method: 'POST',
  path: '/checks',
  summary: 'Write the verdicts that are due',
  does: ['check', 'decision'],
  body: z.strictObject({ at: z.union([z.iso.date(), z.iso.datetime()]).optional() }).optional(),
  answer: checksShape,
});
