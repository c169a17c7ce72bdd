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
  const read = 'SELECT moment FROM {{clauses}} WHERE n = 0';
  return {
    name: 'voices asked for, counted',
    text: `SELECT v.voices AS voices, v.customers AS customers, m.mentions AS mentions, s.texts + u.texts AS texts, u.waiting AS waiting
    FROM (SELECT count() AS voices, uniqExact(customer) AS customers FROM {{timeline}} WHERE ${voices}) AS v
    CROSS JOIN (SELECT count() AS mentions FROM {{clauses}}
      WHERE ${clauses} AND moment IN (SELECT id FROM {{timeline}} WHERE ${voices})) AS m
    CROSS JOIN (SELECT uniqExact(story) AS texts FROM {{clauses}}
      WHERE n = 0 AND moment IN (SELECT id FROM {{timeline}} WHERE ${voices})) AS s
    CROSS JOIN (SELECT count() AS waiting, uniqExactIf(text, counted) AS texts FROM (
      SELECT text, id IN (SELECT id FROM {{timeline}} WHERE ${voices}) AS counted
      FROM {{timeline}} WHERE ${unread} AND id NOT IN (${read}))) AS u`,
    values,
    row,
  };
}
