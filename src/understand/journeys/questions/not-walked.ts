import { z } from 'zod';
import type { Filter } from '../../../kernel/filter.ts';
import { keepEpisodes } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({ outsideEpisodes: z.number(), promises: z.number(), told: z.number() });
export type NotWalked = z.infer<typeof row>;

/** What a walk leaves out, so that every moment is accounted for: what is in no episode, and what is not walked. */
export function notWalked(filter: Filter): Question<NotWalked> {
  const keep = keepEpisodes(filter);
  return {
    name: 'not walked',
    text: `SELECT countIf(episode = '') AS outsideEpisodes,
      countIf(episode != '' AND kind = 'promise') AS promises, countIf(episode != '' AND kind = 'told') AS told
    FROM {{timeline}} WHERE position = 0 AND missed = 0 AND ${keep.sql}`,
    values: keep.values,
    row,
  };
}
