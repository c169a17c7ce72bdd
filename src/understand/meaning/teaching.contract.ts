import { z } from 'zod';
import { estimateShape } from '../../kernel/estimate.ts';
import { operation } from '../../kernel/operation.ts';
import { progressShape } from './contract.ts';
import { labelShape, labelStatusShape, spanShape } from './evidence.contract.ts';
import { countsShape } from './voices.contract.ts';

const count = z.number().int().min(0);
const reads = ['read', 'meaning'] as const;
const teaches = ['write', 'theme'] as const;

/** One theme of the company's own taxonomy. */
export const taughtThemeShape = z.strictObject({
  id: z.string(),
  name: z.string().trim().min(1).max(120),
  definition: z.string().max(2000).default(''),
  parent: z.string().nullable().default(null),
  /** Words or phrases; a text that holds one has the theme, whatever the model says. `-word` rules it out. */
  rules: z.array(z.string().min(1).max(200)).default([]),
  /** Phrases to start from before there are examples. */
  seeds: z.array(z.string().min(1).max(200)).default([]),
});
export type TaughtTheme = z.infer<typeof taughtThemeShape>;

export const exampleShape = z.strictObject({
  text: z.string().min(1).max(20_000),
  /** Names (or ids) of the themes it speaks of; several allowed; none = it speaks of none of them. */
  themes: z.array(z.string().min(1).max(120)),
  /** Themes it must not be given. */
  not: z.array(z.string().min(1).max(120)).default([]),
});
export type Example = z.infer<typeof exampleShape>;

export const taxonomyShape = z.strictObject({
  version: z.number().int(),
  name: z.string(),
  themes: z.array(taughtThemeShape),
  examples: z.array(exampleShape),
});
export type TaxonomyDocument = z.infer<typeof taxonomyShape>;

export const showTaxonomy = operation({
  method: 'GET',
  path: '/themes/taxonomy',
  summary: "The company's own taxonomy: themes with definitions, rules, seeds and examples",
  does: reads,
  query: z.strictObject({ version: z.coerce.number().int().optional() }),
  answer: taxonomyShape,
});

export const taxonomyVersions = operation({
  method: 'GET',
  path: '/themes/taxonomy/versions',
  summary: 'Every version of the taxonomy: who made it, when, and what it changed',
  does: reads,
  answer: z.array(
    z.strictObject({
      version: z.number().int(),
      name: z.string(),
      themes: count,
      examples: count,
      why: z.string(),
      by: z.string(),
      at: z.string(),
      current: z.boolean(),
    }),
  ),
});

export const exportTaxonomy = operation({
  method: 'GET',
  path: '/themes/taxonomy/export',
  summary: 'The taxonomy as a file',
  does: reads,
  query: z.strictObject({ as: z.enum(['json', 'csv']).optional() }),
  answer: z.unknown(),
});

/** Before and after, in voices, per theme that would change. */
export const changeShape = z.strictObject({
  theme: z.string(),
  name: z.string(),
  before: countsShape,
  after: countsShape,
  /** Voices that would gain and lose it. */
  gains: count,
  loses: count,
  examples: z.array(z.strictObject({ text: z.string(), change: z.enum(['gains', 'loses']) })),
});

/** What a change of the taxonomy would do; nothing is changed until it is applied. */
export const proposalShape = z.strictObject({
  proposal: z.string(),
  why: z.string(),
  themes: count,
  examples: count,
  /** Estimated on examples left out while learning, per theme; null with too few. */
  quality: z.strictObject({
    accuracy: estimateShape,
    macroF1: z.number().nullable(),
    perTheme: z.array(
      z.strictObject({
        name: z.string(),
        examples: count,
        precision: z.number().nullable(),
        recall: z.number().nullable(),
        threshold: z.number(),
      }),
    ),
  }),
  changes: z.array(changeShape),
  unassigned: z.strictObject({ before: countsShape, after: countsShape }),
  seconds: z.number(),
});
export type Proposal = z.infer<typeof proposalShape>;

export const teachThemes = operation({
  method: 'POST',
  path: '/themes/teach',
  summary: 'Learn themes from labelled examples; shows before and after, and applies it when told to',
  does: teaches,
  body: z.strictObject({
    examples: z.array(exampleShape).max(50_000),
    /** true: only these examples; else they are added to those known. */
    replace: z.boolean().optional(),
    apply: z.boolean().optional(),
  }),
  answer: proposalShape.extend({ applied: z.boolean(), version: z.number().int() }),
});

export const deskLessons = operation({
  method: 'GET',
  path: '/themes/teach-from-desk',
  summary:
    'How many decisions of the label desk wait to be learnt, or to be forgotten as they were taken back',
  does: reads,
  answer: z.strictObject({ waiting: count }),
});

export const teachFromDesk = operation({
  method: 'POST',
  path: '/themes/teach-from-desk',
  summary:
    'Learn what was decided at the label desk since; shows before and after, and applies it when told to',
  does: teaches,
  body: z.strictObject({ apply: z.boolean().optional() }),
  answer: proposalShape.extend({ applied: z.boolean(), version: z.number().int() }),
});

export const putTaxonomy = operation({
  method: 'PUT',
  path: '/themes/taxonomy',
  summary: 'Change the taxonomy; shows before and after, and applies it when told to',
  does: teaches,
  body: z.strictObject({
    name: z.string().max(120).optional(),
    themes: z.array(taughtThemeShape).max(500),
    /** Left out: the examples known stay. */
    examples: z.array(exampleShape).max(50_000).optional(),
    why: z.string().max(500).optional(),
    apply: z.boolean().optional(),
  }),
  answer: proposalShape.extend({ applied: z.boolean(), version: z.number().int() }),
});

export const importTaxonomy = operation({
  method: 'POST',
  path: '/themes/taxonomy/import',
  summary: 'Bring a taxonomy in from CSV or JSON, or a starter set by its name',
  does: teaches,
  body: z.strictObject({
    content: z.string().max(20_000_000).optional(),
    as: z.enum(['json', 'csv']).optional(),
    starter: z.string().optional(),
    apply: z.boolean().optional(),
  }),
  answer: proposalShape.extend({ applied: z.boolean(), version: z.number().int() }),
});

export const listStarters = operation({
  method: 'GET',
  path: '/themes/starters',
  summary: 'Taxonomies to start from: telecom, bank, shop, public service',
  does: reads,
  answer: z.array(z.strictObject({ name: z.string(), title: z.string(), themes: z.array(z.string()) })),
});

export const applyProposal = operation({
  method: 'POST',
  path: '/themes/proposals/{proposal}/apply',
  summary: 'Apply a change of the taxonomy that was shown',
  does: teaches,
  params: z.strictObject({ proposal: z.guid() }),
  answer: z.strictObject({ version: z.number().int(), progress: progressShape }),
});

export const undoTaxonomy = operation({
  method: 'POST',
  path: '/themes/taxonomy/undo',
  summary: 'Go back to the version of the taxonomy before the current one',
  does: teaches,
  answer: z.strictObject({ version: z.number().int(), progress: progressShape }),
});

export const labelTasks = ['theme', 'sentiment', 'emotion', 'effort', 'intent'] as const;

/** A clause that somebody should look at, and why. */
export const queuedShape = z.strictObject({
  moment: z.string(),
  n: z.number().int(),
  text: z.string(),
  span: spanShape,
  quote: z.string(),
  language: z.string(),
  task: z.enum(labelTasks),
  suggested: z.array(labelShape),
  /** uncertain, disputed (rule against model), new version disagrees, drawn by chance (to measure quality). */
  why: z.string(),
  /** Voices that one decision here would settle. */
  settles: count,
});

export const labelQueue = operation({
  method: 'GET',
  path: '/meaning/queue',
  summary: 'The labels that would teach most; a tenth is drawn by chance to measure quality',
  does: ['write', 'label'],
  query: z.strictObject({
    task: z.enum(labelTasks).optional(),
    limit: z.coerce.number().int().min(1).max(100).optional(),
  }),
  answer: z.strictObject({ waiting: count, items: z.array(queuedShape) }),
});

export const decisionShape = z.strictObject({
  id: z.string(),
  moment: z.string(),
  task: z.enum(labelTasks),
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
    task: z.enum(labelTasks),
    /** A class, or a theme's id or name. */
    label: z.string().min(1),
    status: z.enum(['confirmed', 'rejected']),
    byChance: z.boolean().optional(),
    /** Themes: learn from it as an example, or only mark this clause. Left out: learn, unless drawn by chance. */
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
  task: z.enum(labelTasks),
  /** Clauses that at least two people (or a person and the machine) judged. */
  n: count,
  /** Krippendorff's alpha, nominal; null below ten clauses. */
  alpha: z.number().nullable(),
});

export const labelAgreement = operation({
  method: 'GET',
  path: '/meaning/agreement',
  summary: 'How far people agree with each other, and with the machine on clauses drawn by chance',
  does: reads,
  answer: z.strictObject({
    people: z.array(agreementShape),
    machine: z.array(agreementShape.extend({ right: estimateShape })),
    /** Where people disagree most: the definition is wrong. */
    disputed: z.array(z.strictObject({ label: z.string(), n: count, agreeing: z.number() })),
  }),
});
