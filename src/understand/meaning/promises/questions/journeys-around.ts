import { z } from 'zod';
import type { Question } from '../../../../stores/moments/question.ts';

const row = z.object({
  customer: z.string(),
  episode: z.string(),
  moment: z.string(),
  at: z.string(),
  kind: z.enum(['event', 'voice', 'promise', 'told']),
  step: z.string(),
  function: z.string(),
  due: z.string(),
  state: z.string(),
  quoted: z.string(),
});
export type BesideRow = z.infer<typeof row>;

/** At most so many moments of one customer. */
const mostEach = 300;

/** What these customers went through, in order of time. */
export function journeysAround(customers: readonly string[]): Question<BesideRow> {
  return {
    name: 'journeys around promises',
    text: `SELECT customer, episode, toString(id) AS moment, at, kind, toString(step) AS step, toString(function) AS function, due,
      toString(promise) AS state, quoted
    FROM {{timeline}} WHERE missed = 0 AND customer IN {customers:Array(String)}
    ORDER BY customer, at DESC, id LIMIT ${mostEach} BY customer`,
    values: { customers: [...new Set(customers)] },
    row,
  };
}
