import { z } from 'zod';
import { keepEpisodes } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';
import { type Asked, walkView } from '../walk-view.ts';

const row = z.object({
  step: z.string(),
  function: z.string(),
  kind: z.enum(['event', 'voice', 'missed']),
  moments: z.number(),
});
export type Ownership = z.infer<typeof row>;

/** How many moments of a step each function owns, and what kind they are. */
export function ownersOfSteps(asked: Asked): Question<Ownership> {
  const { position } = walkView(asked.promises);
  const keep = keepEpisodes(asked.filter);
  return {
    name: 'owners of steps',
    text: `SELECT toString(t.step) AS step, toString(t.function) AS function,
      if(t.missed = 1, 'missed', toString(t.kind)) AS kind, count() AS moments
    FROM {{timeline}} AS t WHERE ${position} > 0 AND ${keep.sql}
    GROUP BY step, function, kind ORDER BY step, moments DESC, function, kind`,
    values: keep.values,
    row,
  };
}
