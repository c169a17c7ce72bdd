import { z } from 'zod';
import { keepEpisodes } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';
import { type Asked, walkView } from '../walk-view.ts';

const row = z.object({
  from: z.string(),
  to: z.string(),
  count: z.number(),
  episodes: z.number(),
  medianSeconds: z.number(),
  meanSeconds: z.number(),
});
export type Edge = z.infer<typeof row>;

/**
 * The directly-follows graph: each pair of neighbours in an episode, self-pairs included, and the time between.
 * Pairs are grouped by the hashes of their steps, which is quicker than by text.
 */
export function edges(asked: Asked): Question<Edge> {
  const view = walkView(asked.promises);
  const keep = keepEpisodes(asked.filter);
  return {
    name: 'edges',
    text: `SELECT toString(any(${view.previousStep})) AS from, toString(any(step)) AS to, count() AS count,
      countIf(${view.edgeOccurrence} = 1) AS episodes,
      quantileExactInclusive(0.5)(${view.wait}) AS medianSeconds, avg(${view.wait}) AS meanSeconds
    FROM {{timeline}} WHERE ${view.position} > 1 AND ${keep.sql}
    GROUP BY cityHash64(${view.previousStep}), cityHash64(step) ORDER BY count DESC, from, to`,
    values: keep.values,
    row,
  };
}
