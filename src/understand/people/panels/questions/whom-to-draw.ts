import { z } from 'zod';
import type { Filter } from '../../../../kernel/filter.ts';
import { keepMoments } from '../../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../../stores/moments/question.ts';

const row = z.object({ customer: z.string() });

/** Everybody whom a filter keeps, in the order of their names: the frame that a panel is drawn from. */
export function whomToDraw(where: Filter): Question<z.infer<typeof row>> {
  const kept = keepMoments(where);
  return {
    name: 'whom to draw',
    text: `SELECT customer FROM {{timeline}} WHERE customer != '' AND NOT startsWith(customer, 'anon:') AND (${kept.sql})
      GROUP BY customer ORDER BY customer`,
    values: kept.values,
    row,
    limits: { seconds: 60 },
  };
}
