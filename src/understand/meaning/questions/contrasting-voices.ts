import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';
import { askedSql, type VoicesAsked } from './voices-asked.ts';

const row = z.object({
  kind: z.enum(['typical', 'strongest', 'dissenting']),
  moment: z.string(),
  story: z.string(),
});
export type Contrasting = z.infer<typeof row>;

/**
 * Candidates for three voices of a theme, three of each kind, best first: nearest the mean of its clauses, strongest in
 * the direction most take, and strongest in the other, one of each story. Of equals the one of readable length; always the
 * same.
 */
export function contrastingVoices(asked: VoicesAsked, mean: number): Question<Contrasting> {
  const { voices, clauses, values } = askedSql(asked);
  const down = mean < 0;
  const readable = 'abs(toInt32(lengthUTF8(quote)) - 120)';
  const orders = {
    typical: 'round(abs(sentiment - {mean:Float64}), 1)',
    strongest: `round(sentiment, 1) ${down ? 'ASC' : 'DESC'}`,
    dissenting: `round(sentiment, 1) ${down ? 'DESC' : 'ASC'}`,
  };
  const best = (order: string) =>
    `row_number() OVER (PARTITION BY story ORDER BY ${order}, ${readable}, moment, n)`;
  const place = (kind: keyof typeof orders) =>
    `row_number() OVER (ORDER BY ${kind} > 1, ${orders[kind]}, ${readable}, moment, n)`;
  return {
    name: 'contrasting voices of a theme',
    text: `SELECT drawn.1 AS kind, toString(voice) AS moment, toString(told) AS story FROM (
      SELECT moment AS voice, story AS told, arrayJoin(arrayFilter(x -> x.2 <= 3 AND x.3, [
        ('typical', ${place('typical')}, typical = 1),
        ('strongest', ${place('strongest')}, strongest = 1 AND sentiment ${down ? '<' : '>'} 0),
        ('dissenting', ${place('dissenting')}, dissenting = 1 AND sentiment ${down ? '> 0.15' : '< -0.15'})])) AS drawn
      FROM (SELECT moment, n, story, sentiment, quote, ${best(orders.typical)} AS typical,
          ${best(orders.strongest)} AS strongest, ${best(orders.dissenting)} AS dissenting
        FROM {{every_clause}}
        WHERE ${clauses} AND quote != '' AND sentiment_class != '' AND moment IN (SELECT id FROM {{timeline}} WHERE ${voices}))
    ) ORDER BY drawn.1, drawn.2, voice`,
    values: { ...values, mean },
    row,
  };
}
