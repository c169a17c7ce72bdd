import { z } from 'zod';
import { estimateShape } from '../../kernel/estimate.ts';
import { operation } from '../../kernel/operation.ts';
import { progressShape } from './contract.ts';
import { countsShape, voiceShape } from './voices.contract.ts';

const count = z.number().int().min(0);
const where = z.string().optional();
const reads = ['read', 'meaning'] as const;
export const themeKinds = ['taught', 'discovered'] as const;
export const themePeriodShape = z.enum(['day', 'week', 'month', 'quarter']);

/** Sentiment where the theme is spoken of, counted in mentions; intervals are Wilson's. */
const themeSentimentShape = z.strictObject({
  mentions: count,
  positive: estimateShape,
  negative: estimateShape,
  /** Share positive minus share negative. */
  net: estimateShape,
});

/** What goes together with the theme: scores of voices that speak of it minus scores of those that do not. */
export const themeEffectShape = z.strictObject({
  metric: z.string(),
  stat: z.enum(['mean', 'nps']),
  with: estimateShape,
  without: estimateShape,
  difference: estimateShape,
  /** After control of the false-discovery rate over all themes of the list. */
  q: z.number().nullable(),
});

export const trendPointShape = z.strictObject({
  period: z.string(),
  from: z.string(),
  counts: countsShape,
  /** Share of the period's labelled voices that speak of it. */
  share: estimateShape,
  /** The theme began to mean something else in this period (merged, split, taught anew): no line across it. */
  breakBefore: z.string().nullable(),
});

export const themeShape = z.strictObject({
  /** Survives re-runs, new data and renamings; never used again once retired. */
  id: z.string(),
  name: z.string(),
  kind: z.enum(themeKinds),
  definition: z.string(),
  /** null = a theme of the first level. */
  parent: z.string().nullable(),
  level: z.number().int().min(1),
  pinned: z.boolean(),
  /** The voices' own phrases that set it apart. */
  words: z.array(z.string()),
  /** Themes below it are counted with it. */
  counts: countsShape,
  share: estimateShape,
  sentiment: themeSentimentShape,
  effect: themeEffectShape.nullable(),
  /** More customers speak of it than before, beyond chance; null = cannot be told. */
  emerging: z
    .strictObject({ is: z.boolean(), before: estimateShape, now: estimateShape, q: z.number().nullable() })
    .nullable(),
});
export type Theme = z.infer<typeof themeShape>;

export const listThemes = operation({
  method: 'GET',
  path: '/themes',
  summary: 'What customers speak of: size in voices, mentions, customers and texts, sentiment, effect, trend',
  does: reads,
  query: z.strictObject({
    where,
    /** What the effect is measured on: a metric's name; by default the one answered most. */
    metric: z.string().optional(),
    kind: z.enum(themeKinds).optional(),
  }),
  answer: z.strictObject({
    total: countsShape,
    /** Voices that speak of no theme: counted and shown, never swept away. */
    unassigned: countsShape,
    waiting: count,
    metric: z.string().nullable(),
    taxonomyVersion: z.string(),
    themes: z.array(themeShape),
  }),
});

export const themeTrends = operation({
  method: 'GET',
  path: '/themes/trends',
  summary: 'Each theme per period, with breaks where it began to mean something else',
  does: reads,
  query: z.strictObject({ where, period: themePeriodShape.optional(), theme: z.string().optional() }),
  answer: z.array(z.strictObject({ theme: z.string(), name: z.string(), points: z.array(trendPointShape) })),
});

const groupShape = countsShape.extend({ value: z.string(), share: estimateShape, net: estimateShape });

export const showTheme = operation({
  method: 'GET',
  path: '/themes/{theme}',
  summary: 'One theme: definition, three contrasting voices, where and by whom it is spoken of, its history',
  does: ['read', 'verbatim'],
  params: z.strictObject({ theme: z.string().min(1).describe('id or name') }),
  query: z.strictObject({ where, metric: z.string().optional(), period: themePeriodShape.optional() }),
  answer: themeShape.extend({
    children: z.array(z.strictObject({ id: z.string(), name: z.string(), counts: countsShape })),
    /** null where there is none (a theme that all speak of alike has no dissenting voice). */
    voices: z.strictObject({
      typical: voiceShape.nullable(),
      strongest: voiceShape.nullable(),
      dissenting: voiceShape.nullable(),
    }),
    trend: z.array(trendPointShape),
    steps: z.array(groupShape),
    /** Attributes, each with its values; groups of fewer than k people are hidden and counted. */
    segments: z.array(z.strictObject({ attribute: z.string(), groups: z.array(groupShape), hidden: count })),
    customers: z.array(z.strictObject({ customer: z.string(), voices: count })),
    emotions: z.array(z.strictObject({ label: z.string(), mentions: count, voices: count })),
    effort: z.array(z.strictObject({ label: z.string(), mentions: count, voices: count })),
    cues: z.array(z.strictObject({ label: z.string(), mentions: count, voices: count })),
    intents: z.array(z.strictObject({ label: z.string(), mentions: count, voices: count })),
    /** What became of it: from and into which themes, by whom. */
    lineage: z.array(z.strictObject({ at: z.string(), what: z.string(), by: z.string() })),
  }),
});

/** A theme found in texts, as the command line prints it. */
export const discoveredShape = z.strictObject({
  theme: z.string(),
  words: z.array(z.string()),
  size: count,
  examples: z.array(z.string()),
  id: z.string(),
  parent: z.string().nullable(),
  /** Distinct texts; `size` counts voices. */
  texts: count,
});
export type Discovered = z.infer<typeof discoveredShape>;

export const discoverThemes = operation({
  method: 'POST',
  path: '/themes/discover',
  summary: 'Find themes in the voices of the company; ids of themes that are found again stay',
  does: ['write', 'theme'],
  body: z.strictObject({
    where,
    /** How many; left out = chosen by stability. */
    k: z.number().int().min(2).max(500).optional(),
    /** true: keep them and label voices with them; false: only look. */
    keep: z.boolean().optional(),
  }),
  answer: z.strictObject({
    themes: z.array(discoveredShape),
    k: z.number().int(),
    stability: z.array(
      z.strictObject({ k: z.number().int(), stability: z.number(), standardError: z.number() }),
    ),
    voices: count,
    unassigned: count,
    assignments: z.array(
      z.strictObject({ id: z.string(), theme: z.string().nullable(), confidence: z.number().nullable() }),
    ),
    kept: z.boolean(),
    progress: progressShape,
  }),
});

export const themeEditShape = z.discriminatedUnion('edit', [
  z.strictObject({ edit: z.literal('rename'), theme: z.string(), name: z.string().trim().min(1).max(120) }),
  z.strictObject({ edit: z.literal('define'), theme: z.string(), definition: z.string().max(2000) }),
  /** `theme` is spoken of as `into` from now on. */
  z.strictObject({ edit: z.literal('merge'), theme: z.string(), into: z.string() }),
  /** The theme falls into `parts` themes by how its voices differ; names are proposed and may be changed. */
  z.strictObject({ edit: z.literal('split'), theme: z.string(), parts: z.number().int().min(2).max(6) }),
  /** A pinned theme is kept by every re-run, whatever is found. */
  z.strictObject({ edit: z.literal('pin'), theme: z.string() }),
  z.strictObject({ edit: z.literal('unpin'), theme: z.string() }),
  /** A forbidden theme is never shown nor found again. */
  z.strictObject({ edit: z.literal('forbid'), theme: z.string() }),
  z.strictObject({ edit: z.literal('move'), theme: z.string(), parent: z.string().nullable() }),
]);
export type ThemeEdit = z.infer<typeof themeEditShape>;

export const themeEditedShape = z.strictObject({
  id: z.string(),
  edit: themeEditShape,
  say: z.string(),
  by: z.string(),
  at: z.string(),
  undone: z.boolean(),
});

export const editTheme = operation({
  method: 'POST',
  path: '/themes/edits',
  summary: 'Rename, define, merge, split, pin, move or forbid a theme; logged, and survives re-runs',
  does: ['write', 'theme'],
  body: themeEditShape,
  answer: themeEditedShape,
});

export const listThemeEdits = operation({
  method: 'GET',
  path: '/themes/edits',
  summary: 'What people changed about themes, newest first',
  does: reads,
  answer: z.array(themeEditedShape),
});

export const undoThemeEdit = operation({
  method: 'POST',
  path: '/themes/edits/{edit}/undo',
  summary: 'Take one change of a theme back',
  does: ['write', 'theme'],
  params: z.strictObject({ edit: z.guid() }),
  answer: themeEditedShape,
});

const pairedShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  language: z.string(),
  mentions: count,
});

export const listLikelyPairs = operation({
  method: 'GET',
  path: '/themes/pairs',
  summary:
    'Themes found in two languages that may be one subject, with what they share; a person joins them (edit: merge)',
  does: reads,
  answer: z.array(
    z.strictObject({
      /** The smaller one … */
      theme: pairedShape,
      /** … and the one it would be spoken of as. */
      into: pairedShape,
      /** 0 … 1: how much they have in common; no share of right answers. */
      alike: z.number(),
      steps: z.array(z.string()),
      things: z.array(z.string()),
      /** Words of both that are kin. */
      words: z.array(z.array(z.string())),
    }),
  ),
});
