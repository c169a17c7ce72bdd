import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({ field: z.string(), value: z.string(), start: z.string(), episodes: z.number() });
export type ValueByStart = z.infer<typeof row>;

/** Of attributes with a handful of values: in how many episodes each value goes with each first step. */
export const valuesByStart: Question<ValueByStart> = {
  name: 'attribute values by first step',
  text: `SELECT field, value, start, episodes
    FROM (
      SELECT field, groupArray((value, start, episodes)) AS counted
      FROM (
        SELECT field, value, steps[1] AS start, count() AS episodes
        FROM {{episodes}}
        ARRAY JOIN mapKeys(attributes) AS field, mapValues(attributes) AS value
        WHERE notEmpty(steps)
        GROUP BY field, value, start
      )
      GROUP BY field
      HAVING uniqExact(value) BETWEEN 2 AND 8
    )
    ARRAY JOIN counted.1 AS value, counted.2 AS start, counted.3 AS episodes
    ORDER BY field, value, start`,
  row,
};
