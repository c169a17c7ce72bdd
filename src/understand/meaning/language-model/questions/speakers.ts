import { z } from 'zod';
import type { Question } from '../../../../stores/moments/question.ts';

const row = z.object({ moment: z.string(), customer: z.string() });

/** Who said each of these voices. */
export function speakers(moments: readonly string[]): Question<z.infer<typeof row>> {
  return {
    name: 'speakers',
    text: `SELECT toString(id) AS moment, customer FROM {{timeline}}
      WHERE kind = 'voice' AND missed = 0 AND toString(id) IN {moments:Array(String)} ORDER BY moment, customer`,
    values: { moments: [...moments] },
    row,
  };
}
