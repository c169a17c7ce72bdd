import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';
import { labelShape, spanShape } from '../evidence.contract.ts';

const count = z.number().int().min(0);

/** A moment of the customer's journey, as far as it helps to judge a promise. */
const besideShape = z.strictObject({
  at: z.string(),
  kind: z.enum(['event', 'voice', 'promise', 'told']),
  step: z.string(),
  function: z.string(),
  /** Of a promise: by when, and what became of it so far. */
  due: z.string().nullable(),
  state: z.string(),
  /** The voice itself. */
  here: z.boolean(),
});

/** A promise that a voice quotes, and nobody has said yet whether it was one. */
export const quotedShape = z.strictObject({
  moment: z.string(),
  customer: z.string(),
  at: z.string(),
  text: z.string(),
  language: z.string(),
  /** The words that quote it, who promised and what, in its reason. */
  label: labelShape,
  /** When it was due, as an instant and on the clocks of the company's zone; null where the words leave it open. */
  due: z.string().nullable(),
  dueThere: z.string().nullable(),
  /** The step it would be kept by; null where the words do not tell. */
  step: z.string().nullable(),
  why: z.array(z.string()),
  /** When it was made, as far as the journey tells: the last dealing with the company before. */
  made: z.string(),
  /** The episode it would belong to; '' = none, and then one must be named. */
  episode: z.string(),
  episodes: z.array(z.string()),
  journey: z.array(besideShape),
  /** A promise of the same step and day that the company's own records hold: then this one is known already. */
  known: z.strictObject({ step: z.string(), due: z.string(), state: z.string() }).nullable(),
});
export type Quoted = z.infer<typeof quotedShape>;

export const quotedDecisionShape = z.strictObject({
  id: z.string(),
  moment: z.string(),
  span: spanShape,
  quote: z.string(),
  status: z.enum(['confirmed', 'rejected']),
  step: z.string().nullable(),
  customer: z.string().nullable(),
  episode: z.string().nullable(),
  made: z.string().nullable(),
  due: z.string().nullable(),
  by: z.string(),
  at: z.string(),
});
export type QuotedDecision = z.infer<typeof quotedDecisionShape>;

const does = ['write', 'promise'] as const;

export const listQuoted = operation({
  method: 'GET',
  path: '/voices/promises',
  summary:
    'Promises that customers say they were given and nobody has judged yet, with the journey around each',
  does,
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(50).optional() }),
  answer: z.strictObject({
    waiting: count,
    /** The zone in which a time without offset is read. */
    zone: z.string(),
    items: z.array(quotedShape),
    /** What a promise may be kept by: the steps the company's records know. */
    steps: z.array(z.strictObject({ step: z.string(), function: z.string() })),
  }),
});

const time = z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ local: true })]);

export const decideQuoted = operation({
  method: 'POST',
  path: '/voices/promises',
  summary: 'Say that a quoted promise was given (it goes on the timeline and is judged) or that it was none',
  does,
  body: z.strictObject({
    moment: z.guid(),
    /** The quoted words, as the list gives them. */
    span: spanShape,
    status: z.enum(['confirmed', 'rejected']),
    step: z.string().min(1).max(200).optional(),
    /** With offset, or on the clocks of the company's zone. Left out: as the words say. */
    due: time.optional(),
    made: time.optional(),
    episode: z.string().min(1).max(200).optional(),
  }),
  answer: quotedDecisionShape,
});

export const undoQuoted = operation({
  method: 'DELETE',
  path: '/voices/promises/{decision}',
  summary:
    'Take a decision on a quoted promise back: it is asked again, and what was confirmed leaves the timeline',
  does,
  params: z.strictObject({ decision: z.guid() }),
  answer: quotedDecisionShape,
});

export const listQuotedDecisions = operation({
  method: 'GET',
  path: '/voices/promises/decisions',
  summary: 'What people decided about quoted promises, newest first',
  does,
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(500).optional() }),
  answer: z.array(quotedDecisionShape),
});
