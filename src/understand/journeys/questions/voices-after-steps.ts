import { z } from 'zod';
import type { Filter } from '../../../kernel/filter.ts';
import { keepEpisodes } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({ step: z.string(), voices: z.number() });
export type VoicesAfter = z.infer<typeof row>;

/** How many voices have each event as the nearest one before them; '' = none. */
export function voicesAfterSteps(filter: Filter): Question<VoicesAfter> {
  const keep = keepEpisodes(filter);
  return {
    name: 'voices after steps',
    text: `SELECT toString(any(after_step)) AS step, count() AS voices
    FROM {{timeline}} WHERE kind = 'voice' AND ${keep.sql} GROUP BY cityHash64(after_step) ORDER BY step`,
    values: keep.values,
    row,
  };
}
