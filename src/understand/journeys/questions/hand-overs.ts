import { z } from 'zod';
import type { Filter } from '../../../kernel/filter.ts';
import { keepEpisodes } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({ from: z.string(), to: z.string(), count: z.number() });
export type HandOver = z.infer<typeof row>;

/**
 * Directly following moments by who did them, self-pairs included; '' = unknown.
 * Always of events and voices: a missed promise hands nothing over.
 */
export function handOvers(filter: Filter, between: 'function' | 'resource'): Question<HandOver> {
  const keep = keepEpisodes(filter);
  return {
    name: 'hand-overs',
    text: `SELECT toString(any(previous_${between})) AS from, toString(any(${between})) AS to, count() AS count
    FROM {{timeline}} WHERE position > 1 AND ${keep.sql}
    GROUP BY cityHash64(previous_${between}), cityHash64(${between}) ORDER BY count DESC, from, to`,
    values: keep.values,
    row,
  };
}
