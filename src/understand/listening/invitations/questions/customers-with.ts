import { z } from 'zod';
import type { Filter } from '../../../../kernel/filter.ts';
import { keepEpisodes } from '../../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../../stores/moments/question.ts';

const row = z.object({ customer: z.string(), part: z.string() });

/** Customers with a journey that the filter keeps, each once, with an attribute of the last of these to sample by. */
export function customersWith(where: Filter, attribute: string): Question<z.infer<typeof row>> {
  const kept = keepEpisodes(where);
  return {
    name: 'customers with such a journey',
    text: `SELECT customer, argMax(attributes[{attribute:String}], (ended, episode)) AS part FROM {{episodes}}
      WHERE customer != '' AND (${kept.sql}) GROUP BY customer ORDER BY customer`,
    values: { ...kept.values, attribute },
    row,
  };
}
