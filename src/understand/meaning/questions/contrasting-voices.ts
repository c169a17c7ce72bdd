import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';
import { askedSql, type VoicesAsked } from './voices-asked.ts';

const row = z.object({ kind: z.enum(['typical', 'strongest', 'dissenting']), moment: z.string() });
export type Contrasting = z.infer<typeof row>;

/**
 * Candidates for three voices of a theme, three of each kind, best first: nearest the mean of its clauses, strongest in
 * the direction most take, and strongest in the other. Of equals the one of readable length; always the same.
 */
export function contrastingVoices(asked: VoicesAsked, mean: number): Question<Contrasting> {
  const { voices, clauses, values } = askedSql(asked);
  const said = `(SELECT moment, sentiment, abs(toInt32(lengthUTF8(quote)) - 120) AS unreadable FROM {{clauses}}
    WHERE ${clauses} AND sentiment_class != '' AND moment IN (SELECT id FROM {{timeline}} WHERE ${voices}))`;
  const down = mean < 0;
  const pick = (kind: Contrasting['kind'], order: string, where = '1') =>
    `SELECT '${kind}' AS kind, place, moment FROM (
      SELECT toString(moment) AS moment, row_number() OVER (ORDER BY ${order}, unreadable, moment) AS place
      FROM ${said} WHERE ${where}) WHERE place <= 3`;
  return {
    name: 'contrasting voices of a theme',
    text: `SELECT kind, moment FROM (
      ${pick('typical', 'round(abs(sentiment - {mean:Float64}), 1)')}
      UNION ALL ${pick('strongest', `round(sentiment, 1) ${down ? 'ASC' : 'DESC'}`, down ? 'sentiment < 0' : 'sentiment > 0')}
      UNION ALL ${pick('dissenting', `round(sentiment, 1) ${down ? 'DESC' : 'ASC'}`, down ? 'sentiment > 0.15' : 'sentiment < -0.15')}
    ) ORDER BY kind, place`,
    values: { ...values, mean },
    row,
  };
}
