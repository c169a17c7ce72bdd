import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({ field: z.string(), groups: z.number() });

/**
 * What the answers of a metric differ by, and into how many groups: their own columns and the attributes that files
 * brought. Fields with one value, or with so many that no group could be shown, are left out.
 */
export function fieldsOfAnswers(metric: string, mostGroups: number): Question<z.infer<typeof row>> {
  // What the company brought itself stands before the language people happened to write in.
  const columns = { channel: 0, function: 1, step: 2, language: 9 };
  return {
    name: 'fields of answers',
    text: `SELECT field, groups FROM (
      SELECT pair.1 AS field, uniqExact(pair.2) AS groups, min(pair.3) AS place
      FROM (
        SELECT arrayJoin(arrayConcat(
          [${Object.entries(columns)
            .map(([column, place]) => `('${column}', toString(${column}), toUInt8(${place}))`)
            .join(', ')}],
          arrayMap((name, value) -> (toString(name), value, toUInt8(3)), mapKeys(attributes), mapValues(attributes))
        )) AS pair
        FROM {{answers}} WHERE metric = {metric:String}
      )
      GROUP BY field
    )
    WHERE groups BETWEEN 2 AND {most:UInt32} ORDER BY place, groups, field`,
    values: { metric, most: mostGroups },
    row,
  };
}
