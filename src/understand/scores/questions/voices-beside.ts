import { z } from 'zod';
import type { Filter } from '../../../kernel/filter.ts';
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
  const readable = 'abs(toInt64(lengthUTF8(text)) - 140), toString(id)';
  // `kind` is added outside: inside it would stand for the column in the conditions as well.
  const one = (kind: string, order: string) => `SELECT '${kind}' AS kind, * FROM (
      SELECT scores[{metric:String}] AS score, text, at, toString(step) AS step,
        toString(language) AS language, toString(id) AS moment, customer, episode
      FROM {{timeline}}
      WHERE kind = 'voice' AND missed = 0 AND text != '' AND mapContains(scores, {metric:String}) AND ${keep.sql}
      ORDER BY ${order}, ${readable} LIMIT 1
    )`;
  return {
    name: 'voices beside a score',
    text: [
      one('low', 'scores[{metric:String}] ASC'),
      one('middle', 'abs(scores[{metric:String}] - {middle:Float64}) ASC'),
      one('high', 'scores[{metric:String}] DESC'),
    ].join('\n    UNION ALL\n    '),
    values: { ...keep.values, metric: metric.name, middle: (metric.low + metric.high) / 2 },
    row,
  };
}
