import { z } from 'zod';
import { estimateShape } from '../../kernel/estimate.ts';
import { operation } from '../../kernel/operation.ts';
import {
  effortLevels,
  emotions,
  intents,
  labelShape,
  labelStatusShape,
  notExpressed,
  sentimentClassShape,
  spanShape,
  unknownAbout,
} from './evidence.contract.ts';

const count = z.number().int().min(0);

export const labelTasks = ['theme', 'sentiment', 'emotion', 'effort', 'intent'] as const;
export type LabelTask = (typeof labelTasks)[number];

/** What a whole voice is about; the answers are the company's own. */
export const aboutTasks = ['step', 'function', 'object'] as const;
export type AboutTask = (typeof aboutTasks)[number];
export const isAboutTask = (task: string): task is AboutTask => aboutTasks.some((each) => each === task);
/** Everything that a person may decide. */
export const deskTasks = [...labelTasks, ...aboutTasks] as const;
export type DeskTask = (typeof deskTasks)[number];

/** What each task may say; themes are the company's own. */
export const classesOf: Readonly<Record<Exclude<LabelTask, 'theme'>, readonly string[]>> = {
  sentiment: sentimentClassShape.options,
  emotion: [...emotions, notExpressed],
  effort: effortLevels,
  intent: intents,
};

/** What the label desk says of a clause that speaks of no theme there is. */
export const unassigned = 'unassigned';
/** The label that says: nothing of the kind is there. */
export const nothingOf: Readonly<Record<DeskTask, string>> = {
  theme: unassigned,
  sentiment: 'neutral',
  emotion: notExpressed,
  effort: notExpressed,
  intent: 'nothing',
  step: unknownAbout,
  function: unknownAbout,
  object: unknownAbout,
};

/** A theme about which a rule and the model say different things; the rule stands until a person has looked. */
export const themeDisputeShape = z.strictObject({
  theme: z.string(),
  name: z.string(),
  rule: z.string(),
  said: z.enum(['given', 'ruled out']),
  /** How sure the model is of the theme. */
  model: z.number(),
});

/** A clause that somebody should look at, and why; of step, function and object the whole voice. */
export const queuedShape = z.strictObject({
  moment: z.string(),
  /** 0 = the whole voice; the span is then that of the words the first suggestion rests on. */
  n: z.number().int(),
  text: z.string(),
  span: spanShape,
  quote: z.string(),
  language: z.string(),
  task: z.enum(deskTasks),
  suggested: z.array(labelShape),
  /** Rule against model; empty for everything but themes. */
  disputes: z.array(themeDisputeShape),
  /** second opinion = a language model says otherwise; disputed = rule against model; unknown = like nothing that was taught, or no word tells it; by chance = to measure quality. */
  why: z.enum(['second opinion', 'disputed', 'uncertain', 'unknown', 'by chance', 'nothing was taught yet']),
  /** Voices that say the same; of step, function and object: that rest on the same words. */
  settles: count,
});

export const labelQueue = operation({
  method: 'GET',
  path: '/meaning/queue',
  summary: 'The labels that would teach most; a tenth is drawn by chance to measure quality',
  does: ['write', 'label'],
  query: z.strictObject({
    /** Left out: some of each. */
    task: z.enum(deskTasks).optional(),
    limit: z.coerce.number().int().min(1).max(100).optional(),
  }),
  answer: z.strictObject({ waiting: count, items: z.array(queuedShape) }),
});

export const decisionShape = z.strictObject({
  id: z.string(),
  moment: z.string(),
  task: z.enum(deskTasks),
  span: spanShape,
  quote: z.string(),
  label: z.string(),
  status: labelStatusShape,
  /** Drawn by chance: counts for measuring quality. */
  byChance: z.boolean(),
  /** An example of the taxonomy, once what the desk decided is learnt; else it only marks the clause. */
  teaches: z.boolean(),
  by: z.string(),
  at: z.string(),
});
export type LabelDecision = z.infer<typeof decisionShape>;

export const decideLabel = operation({
  method: 'POST',
  path: '/meaning/labels',
  summary: 'Confirm, reject or correct a label: people win over every later run',
  does: ['write', 'label'],
  body: z.strictObject({
    moment: z.guid(),
    span: spanShape,
    task: z.enum(deskTasks),
    /** A class, a theme's id or name ("unassigned" = none of the themes there are), a step, function or thing ("unknown" = none). */
    label: z.string().min(1),
    status: z.enum(['confirmed', 'rejected']),
    byChance: z.boolean().optional(),
    /** Themes and sentiment: learn from it as an example, or only mark this clause. Left out: learn, unless drawn by chance. */
    teach: z.boolean().optional(),
  }),
  answer: decisionShape,
});

export const withdrawDecision = operation({
  method: 'DELETE',
  path: '/meaning/labels/{decision}',
  summary: 'Take a decision on a label back',
  does: ['write', 'label'],
  params: z.strictObject({ decision: z.guid() }),
  answer: decisionShape,
});

export const listDecisions = operation({
  method: 'GET',
  path: '/meaning/labels',
  summary: 'What people decided about labels, newest first',
  does: ['write', 'label'],
  query: z.strictObject({
    moment: z.guid().optional(),
    limit: z.coerce.number().int().min(1).max(1000).optional(),
  }),
  answer: z.array(decisionShape),
});

const agreementShape = z.strictObject({
  task: z.enum(deskTasks),
  /** Clauses (or whole voices) that at least two people (or a person and the machine) judged. */
  n: count,
  /** Krippendorff's alpha, nominal; null below ten. */
  alpha: z.number().nullable(),
});

export const labelAgreement = operation({
  method: 'GET',
  path: '/meaning/agreement',
  summary: 'How far people agree with each other, and with the machine on clauses drawn by chance',
  does: ['read', 'meaning'],
  answer: z.strictObject({
    people: z.array(agreementShape),
    machine: z.array(agreementShape.extend({ right: estimateShape })),
    /** Where people disagree most: the definition is wrong. */
    disputed: z.array(z.strictObject({ label: z.string(), n: count, agreeing: z.number() })),
  }),
});
