import { z } from 'zod';
import type { Filter } from '../../../../kernel/filter.ts';
import type { Question } from '../../../../stores/moments/question.ts';
import { customersMeeting } from '../../../../stores/moments/segment-sql.ts';

const counts = z.object({ customers: z.number(), of: z.number() });

/** How many customers a rule has, and how many there are. */
export function countSegment(rule: Filter): Question<z.infer<typeof counts>> {
  const { sql, values } = customersMeeting(rule, 'c');
  return {
    name: 'count segment',
    text: `SELECT m.customers AS customers, a.customers AS of
      FROM (SELECT count() AS customers FROM ${sql}) AS m
      CROSS JOIN (SELECT uniqExact(customer) AS customers FROM {{timeline}}) AS a`,
    values,
    row: counts,
  };
}

const named = z.object({ name: z.string() });

/** Which of these segments a customer is in. */
export function segmentsOfCustomer(
  customer: string,
  segments: readonly { readonly name: string; readonly rule: Filter }[],
): Question<z.infer<typeof named>> {
  const parts = segments.map(({ rule }, i) => ({ ...customersMeeting(rule, `c${i}_`), i }));
  const text = parts
    .map(({ sql, i }) => `SELECT {n${i}:String} AS name FROM ${sql} WHERE customer = {customer:String}`)
    .join(' UNION ALL ');
  return {
    name: 'segments of a customer',
    text: `SELECT name FROM (${text}) ORDER BY name`,
    values: {
      customer,
      ...Object.assign({}, ...parts.map(({ values }) => values)),
      ...Object.fromEntries(segments.map(({ name }, i) => [`n${i}`, name])),
    },
    row: named,
  };
}
