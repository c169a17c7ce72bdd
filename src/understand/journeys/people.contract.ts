import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { count, promiseStateShape, walk } from './walk.contract.ts';

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
  /** As told by the customer, and confirmed: the voice that quotes it. null = from the company's own records. */
  quotedFrom: z.string().nullable(),
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
