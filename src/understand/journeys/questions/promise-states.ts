import { z } from 'zod';
import type { Filter } from '../../../kernel/filter.ts';
import { keepEpisodes } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';
import { promiseStateShape } from '../contract.ts';

const row = z.object({
  promise: z.string(),
  function: z.string(),
  state: promiseStateShape,
  count: z.number(),
  /** Of these, told by customers rather than by the company's records. */
  told: z.number(),
});
export type PromiseCount = z.infer<typeof row>;

/** How many promises of each step, made by each function, came to which end. */
export function promiseStates(filter: Filter): Question<PromiseCount> {
  const keep = keepEpisodes(filter);
  return {
    name: 'promise states',
    text: `SELECT toString(t.step) AS promise, toString(t.function) AS function, toString(t.promise) AS state, count() AS count, countIf(quoted != '') AS told
    FROM {{timeline}} AS t WHERE kind = 'promise' AND missed = 0 AND ${keep.sql}
    GROUP BY promise, function, state ORDER BY promise, function, state`,
    values: keep.values,
    row,
  };
}
