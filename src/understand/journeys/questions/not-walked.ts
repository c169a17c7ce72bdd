import { z } from 'zod';
import type { Filter } from '../../../kernel/filter.ts';
import { keepEpisodes } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({
  outsideEpisodes: z.number(),
  promises: z.number(),
  told: z.number(),
  voices: z.number(),
  attachedVoices: z.number(),
  functionsUnknown: z.number(),
});
export type NotWalked = z.infer<typeof row>;

/** What a walk leaves out, and what it does not know, so that every moment is accounted for. */
export function notWalked(filter: Filter): Question<NotWalked> {
  const keep = keepEpisodes(filter);
  return {
    name: 'not walked',
    text: `SELECT countIf(episode = '') AS outsideEpisodes,
      countIf(episode != '' AND kind = 'promise') AS promises, countIf(episode != '' AND kind = 'told') AS told,
      countIf(kind = 'voice') AS voices, countIf(kind = 'voice' AND after_step != '') AS attachedVoices,
      countIf(position > 0 AND function = '') AS functionsUnknown
    FROM {{timeline}} WHERE missed = 0 AND ${keep.sql}`,
    values: keep.values,
    row,
  };
}
