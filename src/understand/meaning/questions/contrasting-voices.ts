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
  const down = mean < 0;
  const readable = 'abs(toInt32(lengthUTF8(quote)) - 120)';
  const place = (order: string) => `row_number() OVER (ORDER BY ${order}, ${readable}, moment)`;
  const most = place(`round(sentiment, 1) ${down ? 'ASC' : 'DESC'}`);
  const other = place(`round(sentiment, 1) ${down ? 'DESC' : 'ASC'}`);
  return {
    name: 'contrasting voices of a theme',
    text: `SELECT drawn.1 AS kind, toString(voice) AS moment FROM (
      SELECT moment AS voice, arrayJoin(arrayFilter(x -> x.2 <= 3 AND x.3, [
        ('typical', ${place('round(abs(sentiment - {mean:Float64}), 1)')}, 1),
        ('strongest', ${most}, sentiment ${down ? '<' : '>'} 0),
        ('dissenting', ${other}, sentiment ${down ? '> 0.15' : '< -0.15'})])) AS drawn
      FROM (SELECT moment, sentiment, quote FROM {{every_clause}}
        WHERE ${clauses} AND sentiment_class != '' AND moment IN (SELECT id FROM {{timeline}} WHERE ${voices}))
    ) ORDER BY drawn.1, drawn.2, voice`,
    values: { ...values, mean },
    row,
  };
}
