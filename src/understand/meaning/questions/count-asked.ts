import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';
import { askedSql, type VoicesAsked } from './voices-asked.ts';

const row = z.object({
  voices: z.number(),
  mentions: z.number(),
  customers: z.number(),
  texts: z.number(),
  stories: z.number(),
  waiting: z.number(),
});

/** How many voices, clauses meant, customers, distinct texts and stories are asked for, and how many are not read yet. */
export function countAsked(asked: VoicesAsked): Question<z.infer<typeof row>> {
  const { voices, unread, clauses, values } = askedSql(asked);
  return {
    name: 'voices asked for, counted',
    text: `SELECT countIf(asked) AS voices, uniqExactIf(customer, asked) AS customers, sumIf(mentions, asked) AS mentions,
      uniqExactIf(worded, asked) AS texts, uniqExactIf(told, asked) AS stories, countIf(waits) AS waiting
    FROM (
      SELECT t.customer AS customer, isNotNull(v.id) AS asked, isNull(c.moment) AS waits, ifNull(c.mentions, 0) AS mentions,
        ifNull(toString(c.same_text), t.text) AS worded, ifNull(toString(c.same_story), t.text) AS told
      FROM (SELECT id, customer, text FROM {{timeline}} WHERE ${unread}) AS t
      LEFT JOIN (SELECT id FROM {{timeline}} WHERE ${voices}) AS v ON v.id = t.id
      LEFT JOIN (SELECT moment, any(wording) AS same_text, any(story) AS same_story, countIf(${clauses}) AS mentions FROM {{every_clause}} GROUP BY moment) AS c
        ON c.moment = t.id)`,
    values,
    row,
  };
}
