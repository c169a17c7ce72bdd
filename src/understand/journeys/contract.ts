import { z } from 'zod';
import { estimateShape } from '../../kernel/estimate.ts';
import { operation } from '../../kernel/operation.ts';

const reads = ['read', 'journey'] as const;
const count = z.number().int();
const where = z.string().optional().describe('keeps whole episodes: step=Delivered,satisfaction<=2');
const promises = z.stringbool().optional().describe('walk missed promises as steps too');
const walk = { where, promises };

export const edgeShape = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** How often `to` came directly after `from` within an episode. */
  count,
  episodes: count,
  medianSeconds: z.number(),
  meanSeconds: z.number(),
});

/** The deterministic measures of an event log; see journeys describe in the command line's contract. */
export const descriptionShape = z.strictObject({
  episodes: count,
  moments: count,
  customers: count,
  activities: z.array(z.strictObject({ activity: z.string(), moments: count, episodes: count })),
  variants: count,
  edges: z.array(edgeShape),
  starts: z.record(z.string(), count),
  ends: z.record(z.string(), count),
  topVariants: z.array(z.strictObject({ path: z.array(z.string()), episodes: count })),
  /** Last minus first time of an episode; p90 by linear interpolation. null = no episodes. */
  duration: z.strictObject({
    meanSeconds: z.number().nullable(),
    medianSeconds: z.number().nullable(),
    p90Seconds: z.number().nullable(),
  }),
  /** `episodes` in which the step happens twice or more; `moments` beyond the first in each. */
  rework: z.array(z.strictObject({ activity: z.string(), episodes: count, moments: count })),
  /** Directly following moments by who did them, self pairs included; always of the walk without missed promises. */
  handOvers: z.array(z.strictObject({ from: z.string(), to: z.string(), count })),
  /** Functions where the log knows any, else resources. */
  handOversBetween: z.enum(['function', 'resource']),
  /** Directly following moments of which at least one side is unknown. */
  handOversUnknown: count,
  /** What is not walked, so that all moments are accounted for. */
  notWalked: z.strictObject({
    outsideEpisodes: count,
    promises: count,
    told: count,
    episodesWithoutSteps: count,
  }),
  /** Left out for readers who may not see persons: what fewer than k customers did. null = nothing is left out. */
  folded: z
    .strictObject({ below: count, activities: count, edges: count, transitions: count, variants: count })
    .nullable(),
  tieRule: z.string(),
});
export type Description = z.infer<typeof descriptionShape>;

export const describeJourneys = operation({
  method: 'GET',
  path: '/journeys/description',
  summary: 'Directly-follows graph, variants, starts, ends, durations, rework and hand-overs, exact',
  does: reads,
  query: z.strictObject({
    ...walk,
    variants: z
      .union([z.literal('all'), z.coerce.number().int().min(0).max(100_000)])
      .optional()
      .describe('how many variants to list, commonest first; 10 unless told'),
  }),
  answer: descriptionShape,
});

/** What became of a promise. `late` and `broken` together are *missed*. */
export const promiseStateShape = z.enum(['kept', 'late', 'broken', 'open', 'withdrawn', 'unmeasured']);

export type PromiseState = z.infer<typeof promiseStateShape>;

const promiseCounts = {
  /** Every promise made. */
  made: count,
  /** Those that came out: kept, late or broken. */
  due: count,
  kept: count,
  late: count,
  broken: count,
  open: count,
  withdrawn: count,
  /** Due, but the mapping says that nothing recorded does not mean nothing happened. */
  unmeasured: count,
  /** Share of `due` that was missed (late or broken). */
  missed: estimateShape,
};

export const promiseSummaryShape = z.strictObject({
  promise: z.string(),
  ...promiseCounts,
  byFunction: z.array(z.strictObject({ function: z.string().nullable(), ...promiseCounts })),
});
export type PromiseSummary = z.infer<typeof promiseSummaryShape>;

export const listPromises = operation({
  method: 'GET',
  path: '/journeys/promises',
  summary: 'Promises kept, late, broken, open and withdrawn, by step and by the function that made them',
  does: reads,
  query: z.strictObject({ where }),
  answer: z.array(promiseSummaryShape),
});

const feeling = z.enum(['hurts', 'helps']);

export const mapNodeShape = z.strictObject({
  step: z.string(),
  /** The function that owns most of its moments; null = unknown. */
  function: z.string().nullable(),
  /** What kind of moment most of them are; 'missed' = a promise that was missed. */
  kind: z.enum(['event', 'voice', 'missed']),
  moments: count,
  episodes: count,
  customers: count,
  starts: count,
  ends: count,
  /** Episodes that come here more than once. */
  reworked: count,
  /** Moments that came from, or went to, steps and edges that are not drawn: in-flow + hiddenIn + starts = moments. */
  hiddenIn: count,
  hiddenOut: count,
  /** 0 = leftmost: the order of `position`, then of size, then of name. */
  column: count,
  /** Weighted median of where the step stands in the shown paths, 0 = first, 1 = last. */
  position: z.number(),
  /** What customers answered whose episode passes this step; null when no metric is shown. */
  score: estimateShape.nullable(),
  /** Only when the interval of `score` excludes the score of all. */
  feeling: feeling.nullable(),
  /** Voices given at this very step, and those whose nearest event before them is this step. */
  voices: z.strictObject({ here: count, after: count }),
  /** The promise that this step will happen by a time, when there is one. */
  promise: z.strictObject(promiseCounts).nullable(),
});
export type MapNode = z.infer<typeof mapNodeShape>;

export const journeyMapShape = z.strictObject({
  /** Walked episodes, their customers and moments: all of them, drawn or not. */
  episodes: count,
  customers: count,
  moments: count,
  metric: z
    .strictObject({
      name: z.string(),
      stat: z.string(),
      low: z.number(),
      high: z.number(),
      all: estimateShape,
    })
    .nullable(),
  paths: z.strictObject({
    all: count,
    shown: count,
    /** Episodes whose whole path is shown, and all the others. */
    episodes: count,
    others: count,
    coverage: z.number(),
  }),
  nodes: z.array(mapNodeShape),
  edges: z.array(edgeShape),
  /** Not drawn: steps and edges that no shown path has, and, for readers who may not see persons, rare ones. */
  others: z.strictObject({ steps: count, moments: count, edges: count, transitions: count }),
  unknown: z.strictObject({
    /** Walked moments whose function nobody told. */
    functions: count,
    /** Voices before any event of their episode, or in no episode. */
    unattachedVoices: count,
    voices: count,
    /** Moments in no episode. */
    outsideEpisodes: count,
  }),
  /** How voices and scores are tied to steps, in words, for "how was this computed?". */
  rules: z.strictObject({ voices: z.string(), score: z.string(), paths: z.string() }),
});
export type JourneyMap = z.infer<typeof journeyMapShape>;

export const showMap = operation({
  method: 'GET',
  path: '/journeys/map',
  summary:
    'The journey map: steps and edges of the commonest paths, with feelings, promises and everybody else counted',
  does: reads,
  query: z.strictObject({
    ...walk,
    paths: z.coerce
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe('share of episodes whose whole path is drawn, commonest paths first; 0.8 unless told'),
    metric: z
      .string()
      .optional()
      .describe('NAME or NAME:nps|mean|csat|ces|top-box; the most answered unless told'),
  }),
  answer: journeyMapShape,
});

export const scoreHereShape = z.strictObject({ metric: z.string(), value: z.number() });

export const promiseHereShape = z.strictObject({
  step: z.string(),
  function: z.string().nullable(),
  state: promiseStateShape,
  made: z.string(),
  due: z.string(),
  met: z.string().nullable(),
  /** Met minus due; null when it was never met. Negative = early. */
  lateSeconds: z.number().nullable(),
});

export const itemShape = z.strictObject({
  moment: z.string(),
  kind: z.enum(['event', 'voice', 'promise', 'told', 'missed']),
  step: z.string(),
  at: z.string(),
  until: z.string().nullable(),
  function: z.string().nullable(),
  channel: z.string().nullable(),
  resource: z.string().nullable(),
  language: z.string().nullable(),
  /** Its place among events and voices; null when it is not walked. */
  position: count.nullable(),
  /** Since the moment before it in the walk. */
  waitSeconds: z.number().nullable(),
  /** The customer's own words; null when there are none or the reader may not see them (`textHidden`). */
  text: z.string().nullable(),
  textHidden: z.boolean(),
  scores: z.array(scoreHereShape),
  promise: promiseHereShape.nullable(),
  attributes: z.record(z.string(), z.string()),
  /** The record it came from: the file as its sender called it, and the row. null file = not from a file. */
  source: z.strictObject({ file: z.string().nullable(), row: count, importedAt: z.string().nullable() }),
});
export type Item = z.infer<typeof itemShape>;

export const journeyShape = z.strictObject({
  episode: z.string(),
  customer: z.string(),
  started: z.string(),
  ended: z.string(),
  seconds: z.number(),
  items: z.array(itemShape),
  /** Items beyond the limit are counted, not shown. */
  moreItems: count,
});
export type Journey = z.infer<typeof journeyShape>;

const itemLimit = z.coerce.number().int().min(1).max(10_000).optional();

export const showEpisode = operation({
  method: 'GET',
  path: '/journeys/episodes/{episode}',
  summary: 'One actual journey, every item with its source record',
  does: ['read', 'person'],
  params: z.strictObject({ episode: z.string().min(1) }),
  query: z.strictObject({ customer: z.string().optional(), limit: itemLimit }),
  answer: journeyShape,
});

export const showCustomer = operation({
  method: 'GET',
  path: '/journeys/customers/{customer}',
  summary: "One customer's whole timeline: every episode, and what belongs to none",
  does: ['read', 'person'],
  params: z.strictObject({ customer: z.string().min(1) }),
  query: z.strictObject({ limit: itemLimit }),
  answer: z.strictObject({
    customer: z.string(),
    episodes: z.array(journeyShape),
    outsideEpisodes: z.array(itemShape),
    /** Episodes beyond the limit of items are counted, not shown. */
    moreEpisodes: count,
  }),
});

export const episodeLineShape = z.strictObject({
  episode: z.string(),
  customer: z.string(),
  started: z.string(),
  ended: z.string(),
  seconds: z.number(),
  path: z.array(z.string()),
  promises: z.array(z.strictObject({ step: z.string(), state: promiseStateShape, due: z.string() })),
  scores: z.array(scoreHereShape),
});

export type EpisodeLine = z.infer<typeof episodeLineShape>;

export const listEpisodes = operation({
  method: 'GET',
  path: '/journeys/episodes',
  summary: 'The episodes and customers behind a number on the map',
  does: ['read', 'person'],
  query: z.strictObject({
    ...walk,
    step: z.string().optional().describe('episodes that pass this step'),
    from: z.string().optional().describe('with `to`: episodes in which `to` comes directly after `from`'),
    to: z.string().optional(),
    starts: z.string().optional().describe('episodes that start with this step'),
    ends: z.string().optional().describe('episodes that end with this step'),
    path: z.string().optional().describe('episodes with exactly this path: a JSON list of steps'),
    others: z.coerce
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe('episodes whose path the map with this `paths` does not show'),
    promise: z.string().optional().describe('episodes with a promise of this step'),
    state: z
      .enum(['made', 'missed', ...promiseStateShape.options])
      .optional()
      .describe('and what became of it'),
    reworked: z.string().optional().describe('episodes that come to this step more than once'),
    limit: z.coerce.number().int().min(1).max(500).optional(),
    cursor: z.string().optional(),
  }),
  answer: z.strictObject({
    /** All that meet the question, whatever the page. */
    total: count,
    customers: count,
    episodes: z.array(episodeLineShape),
    /** Ask again with this cursor for the next page; null = the end. */
    next: z.string().nullable(),
  }),
});

export const fieldsShape = z.strictObject({
  columns: z.array(z.string()),
  metrics: z.array(z.string()),
  attributes: z.array(z.string()),
});

export const listFields = operation({
  method: 'GET',
  path: '/journeys/fields',
  summary: 'What may be filtered by: columns of moments, scores, and the attributes that files brought',
  does: reads,
  answer: fieldsShape,
});

const comparedShare = z.strictObject({
  /** Share of the group's episodes. */
  a: estimateShape,
  b: estimateShape,
  difference: estimateShape,
  p: z.number().nullable(),
  /** Held against chance over all rows of the table (false discoveries at most 5 %). */
  differs: z.boolean(),
});

const groupShape = z.strictObject({
  where: z.string(),
  episodes: count,
  customers: count,
  moments: count,
  variants: count,
});

export const compareJourneys = operation({
  method: 'GET',
  path: '/journeys/comparison',
  summary: 'Two groups of episodes side by side: steps, edges and duration, with intervals',
  does: reads,
  query: z.strictObject({ a: z.string(), b: z.string(), promises }),
  answer: z.strictObject({
    a: groupShape,
    b: groupShape,
    /** Episodes that are in both groups: their differences are not those of separate people. */
    inBoth: count,
    duration: z.strictObject({
      a: estimateShape,
      b: estimateShape,
      difference: estimateShape,
      p: z.number().nullable(),
    }),
    steps: z.array(comparedShare.extend({ step: z.string() })),
    edges: z.array(comparedShare.extend({ from: z.string(), to: z.string() })),
  }),
});
