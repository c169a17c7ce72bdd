import { z } from 'zod';
import { estimateShape } from '../../kernel/estimate.ts';
import { operation } from '../../kernel/operation.ts';
import { progressShape } from './contract.ts';
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
    /** Names and definitions of a starter; its rules and examples are in both languages anyway. */
    language: z.enum(['en', 'es']).optional(),
    apply: z.boolean().optional(),
  }),
  answer: proposalShape.extend({ applied: z.boolean(), version: z.number().int() }),
});

export const listStarters = operation({
  method: 'GET',
  path: '/themes/starters',
  summary: 'Taxonomies to start from: telecom, bank, shop, public service',
  does: reads,
  query: z.strictObject({ language: z.enum(['en', 'es']).optional() }),
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
