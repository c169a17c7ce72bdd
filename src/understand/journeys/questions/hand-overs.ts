import { z } from 'zod';
import type { Filter } from '../../../kernel/filter.ts';
import { keepEpisodes } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({
  between: z.enum(['function', 'resource']),
  from: z.string(),
  to: z.string(),
  count: z.number(),
});
export type HandOver = z.infer<typeof row>;

/**
 * Directly following moments by who did them, once by function and once by resource, self-pairs included; '' = unknown.
 * Always of events and voices: a missed promise hands nothing over.
 */
export function handOvers(filter: Filter): Question<HandOver> {
  const keep = keepEpisodes(filter);
  const by = (column: string) => `SELECT '${column}' AS between, toString(previous_${column}) AS from,
      toString(${column}) AS to, count() AS count
    FROM {{timeline}} WHERE position > 1 AND ${keep.sql} GROUP BY from, to`;
  return {
    name: 'hand-overs',
    text: `SELECT * FROM (${by('function')} UNION ALL ${by('resource')}) ORDER BY between, count DESC, from, to`,
    values: keep.values,
    row,
  };
}
