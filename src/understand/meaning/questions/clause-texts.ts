import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';
import { askedSql, type VoicesAsked } from './voices-asked.ts';

const clause = z.object({
  moment: z.string(),
  customer: z.string(),
  wording: z.string(),
  story: z.string(),
  n: z.number(),
  quote: z.string(),
  language: z.string(),
});
export type ClauseText = z.infer<typeof clause>;

/** Clauses in an order that is as good as by chance and always the same, at most so many. */
export function clauseTexts(limit: number): Question<ClauseText> {
  return {
    name: 'texts of clauses',
    text: `SELECT toString(moment) AS moment, customer, toString(wording) AS wording, toString(story) AS story, n, quote, language
    FROM (SELECT moment, customer, wording, story, n, quote, toString(language) AS language FROM {{clauses}} WHERE n > 0 AND quote != ''
      ORDER BY cityHash64(moment), moment, n LIMIT {limit:UInt32}) ORDER BY moment, n`,
    values: { limit },
    row: clause,
    limits: { seconds: 120 },
  };
}

const voice = z.object({ moment: z.string(), text: z.string(), language: z.string() });

/** Voices asked for with what their clauses say (without quoted mail and templates), for finding themes. */
export function voiceTexts(asked: VoicesAsked, limit: number): Question<z.infer<typeof voice>> {
  const { voices, values } = askedSql(asked);
  return {
    name: 'texts of voices',
    text: `SELECT toString(moment) AS moment, arrayStringConcat(arrayMap(x -> x.2, arraySort(groupArray((n, quote)))), ' ') AS text,
      any(spoken) AS language
    FROM (
      SELECT c.moment AS moment, c.n AS n, c.quote AS quote, w.language AS spoken
      FROM (SELECT moment, n, quote FROM {{every_clause}} WHERE n > 0 AND quote != '' AND moment IN (SELECT id FROM {{timeline}} WHERE ${voices})) AS c
      INNER JOIN (SELECT moment, toString(language) AS language FROM {{every_clause}} WHERE n = 0) AS w ON w.moment = c.moment)
    GROUP BY moment ORDER BY cityHash64(moment), moment LIMIT {limit:UInt32}`,
    values: { ...values, limit },
    row: voice,
    limits: { seconds: 120 },
  };
}
