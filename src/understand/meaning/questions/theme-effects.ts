import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';
import { askedSql, type VoicesAsked } from './voices-asked.ts';

const row = z.object({
  theme: z.string(),
  n: z.number(),
  sum: z.number(),
  squares: z.number(),
  promoters: z.number(),
  detractors: z.number(),
});
/** Answers of voices that speak of a theme; theme '' = of all labelled voices. */
export type ThemeAnswers = z.infer<typeof row>;

/** Scores that came with voices, by the themes these speak of. */
export function themeEffects(asked: VoicesAsked, metric: string): Question<ThemeAnswers> {
  const { voices, values } = askedSql(asked);
  return {
    name: 'scores by theme',
    text: `SELECT theme, count() AS n, sum(value) AS sum, sum(value * value) AS squares, countIf(value >= 9) AS promoters,
      countIf(value <= 6) AS detractors
    FROM (
      SELECT a.value AS value, arrayJoin(arrayConcat([''], c.line)) AS theme
      FROM (SELECT moment, value FROM {{answers}} WHERE metric = {metric:String}) AS a
      INNER JOIN (SELECT moment, theme_line AS line FROM {{every_clause}}
        WHERE n = 0 AND template = 0 AND moment IN (SELECT id FROM {{timeline}} WHERE ${voices})) AS c ON c.moment = a.moment)
    GROUP BY theme ORDER BY theme`,
    values: { ...values, metric },
    row,
  };
}

const metric = z.object({ metric: z.string(), answers: z.number() });

/** The metrics whose answers came with words, the most answered first. */
export const metricsOfVoices: Question<z.infer<typeof metric>> = {
  name: 'metrics beside voices',
  text: `SELECT metric, count() AS answers FROM (SELECT toString(metric) AS metric FROM {{answers}}
    WHERE moment IN (SELECT moment FROM {{every_clause}} WHERE n = 0)) GROUP BY metric ORDER BY answers DESC, metric`,
  row: metric,
};
