import { z } from 'zod';
import { estimateShape } from '../../kernel/estimate.ts';
import { operation } from '../../kernel/operation.ts';
import { count, edgeShape, promiseSummaryShape, promises, reads, walk, where } from './walk.contract.ts';

export * from './map.contract.ts';
export * from './people.contract.ts';
export { type PromiseState, type PromiseSummary, promiseStateShape } from './walk.contract.ts';

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

export const listPromises = operation({
  method: 'GET',
  path: '/journeys/promises',
  summary: 'Promises kept, late, broken, open and withdrawn, by step and by the function that made them',
  does: reads,
  query: z.strictObject({ where }),
  answer: z.array(promiseSummaryShape),
});

const kindsShape = z.strictObject({
  field: z.string(),
  /** Commonest first. */
  values: z.array(z.strictObject({ value: z.string(), episodes: count })),
});
export type JourneyKinds = z.infer<typeof kindsShape>;

export const fieldsShape = z.strictObject({
  columns: z.array(z.string()),
  metrics: z.array(z.string()),
  attributes: z.array(z.string()),
  /** The attribute that tells kinds of journey apart (order, repair, bill); null = all are of one kind. */
  kinds: kindsShape.nullable(),
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
