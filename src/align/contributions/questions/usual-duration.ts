import { z } from 'zod';
import type { Filter } from '../../../kernel/filter.ts';
import { keepEpisodes } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';

/**
 * Seconds within which nine of ten of these episodes are over: an episode that began less than this ago has not yet shown
 * what becomes of it, and would make every change look like an improvement.
 */
export function usualDuration(filter: Filter): Question<{ seconds: number | null }> {
  const kept = keepEpisodes(filter);
  return {
    name: 'usual duration',
    text: `
    SELECT if(count() = 0, NULL, quantileExact(0.9)(dateDiff('second', started, ended))) AS seconds
    FROM {{episodes}} WHERE ${kept.sql}`,
    values: kept.values,
    row: z.strictObject({ seconds: z.number().nullable() }),
  };
}
