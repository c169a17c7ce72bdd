import { z } from 'zod';
import { keepEpisodes } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';
import { type Resolved, sumsOf } from '../../scores/index.ts';
import { type Asked, walkView } from '../walk-view.ts';

const row = z.object({
  step: z.string(),
  n: z.number(),
  first: z.number(),
  second: z.number(),
  people: z.number(),
});
export type StepScore = z.infer<typeof row>;

/**
 * The answers of episodes that pass each step, in counts and sums; step '' = of all episodes. Episodes that went the same
 * way are summed before their steps are told apart.
 */
export function scoresByStep(asked: Asked, score: Pick<Resolved, 'stat' | 'metric'>): Question<StepScore> {
  const { steps, pathHash } = walkView(asked.promises);
  const keep = keepEpisodes(asked.filter);
  const [first, second] = sumsOf(score, 'score');
  return {
    name: 'scores by step',
    text: `SELECT step, sum(answers) AS n, sum(one) AS first, sum(two) AS second, groupBitmapMerge(persons) AS people
    FROM (
      SELECT arrayJoin(arrayPushFront(arrayDistinct(any(path)), '')) AS step, count() AS answers,
        toFloat64(${first}) AS one, toFloat64(${second}) AS two, groupBitmapState(customer_number) AS persons
      FROM (
        SELECT customer_number, ${pathHash} AS way, ${steps} AS path,
          arrayJoin(arrayFilter((value, metric) -> metric = {metric:String}, score_values, score_metrics)) AS score
        FROM {{episodes}} WHERE has(score_metrics, {metric:String}) AND ${keep.sql}
      )
      GROUP BY way
    )
    GROUP BY step ORDER BY step`,
    values: { ...keep.values, metric: score.metric.name },
    row,
  };
}
