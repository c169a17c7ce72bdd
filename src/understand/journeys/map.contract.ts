import { z } from 'zod';
import { estimateShape } from '../../kernel/estimate.ts';
import { operation } from '../../kernel/operation.ts';
import { count, edgeShape, promiseCounts, reads, walk } from './walk.contract.ts';

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
