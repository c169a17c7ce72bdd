import { z } from 'zod';
import type { Filter } from '../../../kernel/filter.ts';
import { wordsGone } from '../../../kernel/words-gone.ts';
import { keepMoments } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';
import type { MetricRecord } from '../store.ts';

const row = z.object({
  kind: z.enum(['low', 'middle', 'high']),
  score: z.number(),
  text: z.string(),
  at: z.string(),
  step: z.string(),
  language: z.string(),
  moment: z.string(),
  customer: z.string(),
  episode: z.string(),
});
export type Voice = z.infer<typeof row>;

/**
 * Three voices beside a score: of those who wrote something with their answer, one with the lowest, one with the
 * highest, one nearest the middle of the scale. Among equals, a text of readable length; the choice is always the same.
 */
export function voicesBeside(metric: MetricRecord, filter: Filter): Question<Voice> {
  const keep = keepMoments(filter);
  // One pass over the voices keeps the best candidate of each kind.
  const best = (order: string) =>
    `argMin((score, text, at, step, language, moment, customer, episode), (${order}, readable, moment))`;
  return {
    name: 'voices beside a score',
    text: `SELECT chosen.1 AS kind, chosen.2.1 AS score, chosen.2.2 AS text, chosen.2.3 AS at, chosen.2.4 AS step,
      chosen.2.5 AS language, chosen.2.6 AS moment, chosen.2.7 AS customer, chosen.2.8 AS episode
    FROM (
      SELECT arrayJoin([
        ('low', ${best('score')}), ('middle', ${best('abs(score - {middle:Float64})')}), ('high', ${best('-score')})
      ]) AS chosen, count() AS voices
      FROM (
        SELECT scores[{metric:String}] AS score, text, at, toString(step) AS step, toString(language) AS language,
          toString(id) AS moment, customer, episode, abs(toInt64(lengthUTF8(text)) - 140) AS readable
        FROM {{timeline}}
        WHERE kind = 'voice' AND missed = 0 AND text NOT IN ('', '${wordsGone}') AND mapContains(scores, {metric:String}) AND ${keep.sql}
      )
      HAVING voices > 0
    )`,
    values: { ...keep.values, metric: metric.name, middle: (metric.low + metric.high) / 2 },
    row,
  };
}
