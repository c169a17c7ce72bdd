import { z } from 'zod';
import { keepEpisodes } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';
import { type Asked, walkView } from '../walk-view.ts';

const kindShape = z.enum(['event', 'voice', 'missed']);
const row = z.object({
  step: z.string(),
  moments: z.number(),
  episodes: z.number(),
  customers: z.number(),
  reworked: z.number(),
  surplus: z.number(),
  starts: z.number(),
  ends: z.number(),
  /** How many moments of the step each function owns ('' = unknown), and of which kind. */
  owners: z.array(z.tuple([z.string(), kindShape, z.number()])),
});
export type StepCounts = z.infer<typeof row>;

/**
 * How often each step is walked, by whom, and how often an episode comes back to it. One pass over the walk: all but
 * the people can be added up over a step's functions, and people are merged as sets. Steps and functions are grouped
 * by hash, which is quicker than by text.
 */
export function steps(asked: Asked): Question<StepCounts> {
  const view = walkView(asked.promises);
  const keep = keepEpisodes(asked.filter);
  return {
    name: 'steps',
    text: `SELECT step, sum(n) AS moments, sum(firsts) AS episodes, groupBitmapMerge(people) AS customers,
      sum(seconds) AS reworked, sum(repeats) AS surplus, sum(opening) AS starts, sum(closing) AS ends,
      arraySort(x -> (-x.3, x.1, x.2), groupArray((function, kind, n))) AS owners
    FROM (
      SELECT toString(any(t.step)) AS step, toString(any(t.function)) AS function,
        if(t.missed = 1, 'missed', toString(t.kind)) AS kind,
        count() AS n, countIf(${view.occurrence} = 1) AS firsts, countIf(${view.occurrence} = 2) AS seconds,
        countIf(${view.occurrence} > 1) AS repeats, countIf(${view.position} = 1) AS opening,
        countIf(${view.last} = 1) AS closing, groupBitmapState(customer_number) AS people
      FROM {{timeline}} AS t WHERE ${view.position} > 0 AND ${keep.sql}
      GROUP BY cityHash64(t.step), cityHash64(t.function), t.kind, t.missed
    )
    GROUP BY step ORDER BY moments DESC, step`,
    values: keep.values,
    row,
  };
}
