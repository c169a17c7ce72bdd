import { z } from 'zod';
import type { Question } from '../../../../stores/moments/question.ts';

const row = z.object({ customer: z.string(), what: z.string(), value: z.number(), at: z.string() });

/** What went badly for these customers since a time: promises missed (what = ''), and answers by metric. */
export function latelyHurt(
  customers: readonly string[],
  since: Date,
  metrics: readonly string[],
): Question<z.infer<typeof row>> {
  return {
    name: 'customers lately hurt',
    text: `SELECT customer, what, value, at FROM (
      SELECT customer, '' AS what, toFloat64(0) AS value, due AS at FROM {{timeline}}
      WHERE kind = 'promise' AND missed = 0 AND promise IN ('late', 'broken') AND due > {since:DateTime64(3, 'UTC')}
        AND customer IN {customers:Array(String)}
      UNION ALL
      SELECT customer, toString(metric) AS what, value, at FROM {{answers}}
      WHERE metric IN {metrics:Array(String)} AND at > {since:DateTime64(3, 'UTC')} AND customer IN {customers:Array(String)})
      ORDER BY customer, at, what, value`,
    values: { customers: [...customers], since: since, metrics: ['', ...metrics] },
    row,
  };
}
