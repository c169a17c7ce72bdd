import { z } from 'zod';
import { keepEpisodes } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';
import { type Asked, walkView } from '../walk-view.ts';

const row = z.object({
  step: z.string(),
  moments: z.number(),
  episodes: z.number(),
  customers: z.number(),
  reworked: z.number(),
  surplus: z.number(),
  starts: z.number(),
  ends: z.number(),
  missed: z.number(),
});
export type StepCounts = z.infer<typeof row>;

/** How often each step is walked: moments, episodes, people, starts, ends, and how often an episode comes back to it. */
export function steps(asked: Asked): Question<StepCounts> {
  const view = walkView(asked.promises);
  const keep = keepEpisodes(asked.filter);
  return {
    name: 'steps',
    text: `SELECT toString(step) AS step, count() AS moments, countIf(${view.occurrence} = 1) AS episodes,
      groupBitmap(customer_number) AS customers, countIf(${view.occurrence} = 2) AS reworked,
      countIf(${view.occurrence} > 1) AS surplus, countIf(${view.position} = 1) AS starts,
      countIf(${view.last} = 1) AS ends, countIf(missed = 1) AS missed
    FROM {{timeline}} WHERE ${view.position} > 0 AND ${keep.sql}
    GROUP BY step ORDER BY moments DESC, step`,
    values: keep.values,
    row,
  };
}
