import { z } from 'zod';
import { wordsGone } from '../../../kernel/words-gone.ts';
import type { Question } from '../../../stores/moments/question.ts';
import type { Behind } from '../stories/people-behind.ts';
import { behindSql, walkColumns } from './behind-sql.ts';

const row = z.object({
  moment: z.string(),
  customer: z.string(),
  episode: z.string(),
  at: z.string(),
  step: z.string(),
  text: z.string(),
  language: z.string(),
  score: z.number().nullable(),
  dissenting: z.number(),
  all: z.number(),
});

/**
 * Voices with words from the episodes a finding is about: two drawn by chance (from `seed`) and, where there is one, one
 * that says the opposite: a score on the other side of `middle`.
 */
export function voicesOfFinding(
  behind: Behind,
  metric: string | null,
  drawing: { seed: string; middle: number; hurts: boolean },
): Question<z.infer<typeof row>> {
  const condition = behindSql(behind);
  return {
    name: 'voices of a finding',
    text: `SELECT moment, customer, episode, at, step, text, language, score, dissenting, all FROM (
        SELECT *, row_number() OVER (PARTITION BY dissenting ORDER BY chance, moment) AS place,
          count() OVER () AS all
        FROM (
          SELECT toString(t.id) AS moment, t.customer AS customer, t.episode AS episode, t.at AS at,
            toString(t.step) AS step, t.text AS text, toString(t.language) AS language,
            if(mapContains(t.scores, {metric:String}), t.scores[{metric:String}], NULL) AS score,
            ifNull(if({hurts:UInt8} = 1, score > {middle:Float64}, score < {middle:Float64}), 0) AS dissenting,
            sipHash64(moment, {seed:String}) AS chance
          FROM {{timeline}} AS t
          WHERE t.kind = 'voice' AND t.missed = 0 AND t.text NOT IN ('', '${wordsGone}') AND (t.customer, t.episode) IN (
            SELECT customer, episode FROM (
              SELECT customer, episode, steps, promise_steps, promise_states, attributes, ${walkColumns}
              FROM {{episodes}}
            ) WHERE ${condition.sql})
        )
      ) WHERE place <= 3 ORDER BY dissenting, place`,
    values: {
      ...condition.values,
      metric: metric ?? '',
      seed: drawing.seed,
      middle: drawing.middle,
      hurts: drawing.hurts ? 1 : 0,
    },
    row,
  };
}
