import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';
import { askedSql, type VoicesAsked } from './voices-asked.ts';

const row = z.object({
  voices: z.number(),
  mentions: z.number(),
  customers: z.number(),
  texts: z.number(),
  waiting: z.number(),
});

/** How many voices, clauses meant, customers and distinct texts are asked for, and how many are not read yet. */
export function countAsked(asked: VoicesAsked): Question<z.infer<typeof row>> {
  const { voices, unread, clauses, values } = askedSql(asked);
  return {
    name: 'voices asked for, counted',
    text: `SELECT countIf(asked) AS voices, uniqExactIf(customer, asked) AS customers, sumIf(mentions, asked) AS mentions,
      uniqExactIf(told, asked) AS texts, countIf(waits) AS waiting
    FROM (
      SELECT t.customer AS customer, isNotNull(v.id) AS asked, isNull(c.moment) AS waits, ifNull(c.mentions, 0) AS mentions,
        ifNull(toString(c.story), t.text) AS told
      FROM (SELECT id, customer, text FROM {{timeline}} WHERE ${unread}) AS t
      LEFT JOIN (SELECT id FROM {{timeline}} WHERE ${voices}) AS v ON v.id = t.id
      LEFT JOIN (SELECT moment, any(story) AS story, countIf(${clauses}) AS mentions FROM {{every_clause}} GROUP BY moment) AS c
        ON c.moment = t.id)`,
    values,
    row,
  };
}
