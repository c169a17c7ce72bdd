import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';
import type { Behind } from '../stories/people-behind.ts';
import { behindSql, walkColumns } from './behind-sql.ts';

const row = z.object({
  customer: z.string(),
  episode: z.string(),
  started: z.string(),
  score: z.number().nullable(),
  all: z.number(),
});

/** The episodes a finding is about, those with a score first, then the newest, and how many there are in all. */
export function peopleOfFinding(
  behind: Behind,
  metric: string | null,
  limit: number,
): Question<z.infer<typeof row>> {
  const condition = behindSql(behind);
  return {
    name: 'people behind a finding',
    text: `SELECT customer, episode, started, score, count() OVER () AS all FROM (
        SELECT customer, episode, started, steps, promise_steps, promise_states, attributes, ${walkColumns},
          if(has(score_metrics, {metric:String}),
            arrayAvg(arrayFilter((v, m) -> m = {metric:String}, score_values, score_metrics)), NULL) AS score
        FROM {{episodes}}
      ) WHERE ${condition.sql}
      ORDER BY isNull(score), started DESC, customer, episode LIMIT {limit:UInt32}`,
    values: { ...condition.values, metric: metric ?? '', limit },
    row,
  };
}
