import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({
  moment: z.string(),
  customer: z.string(),
  episode: z.string(),
  kind: z.enum(['event', 'voice', 'promise', 'told']),
  step: z.string(),
  at: z.string(),
  until: z.string(),
  function: z.string(),
  channel: z.string(),
  resource: z.string(),
  language: z.string(),
  position: z.number(),
  wait: z.number(),
  text: z.string(),
  scores: z.record(z.string(), z.number()),
  attributes: z.record(z.string(), z.string()),
  promise: z.string(),
  due: z.string(),
  met: z.string(),
  missed: z.number(),
  source: z.number(),
  row: z.number(),
  quoted: z.string(),
});
export type TimelineRow = z.infer<typeof row>;

/**
 * The timeline of one episode, or of one customer: every moment and every missed promise, in the order of the tie rule.
 * An episode id that several customers share gives the rows of each.
 */
export function timelineItems(
  of: { readonly episode: string } | { readonly customer: string },
  limit: number,
): Question<TimelineRow> {
  const field = 'episode' in of ? 'episode' : 'customer';
  return {
    name: 'timeline items',
    text: `SELECT toString(id) AS moment, customer, episode, kind, step, at, until, function, channel, resource, language,
      position, wait, text, scores, attributes, toString(promise) AS promise, due, met, missed, source, row, quoted
    FROM {{timeline}} WHERE ${field} = {of:String}
    ORDER BY customer, episode, at, declared, source, row, missed, id LIMIT {limit:UInt32}`,
    values: { of: 'episode' in of ? of.episode : of.customer, limit },
    row,
  };
}
