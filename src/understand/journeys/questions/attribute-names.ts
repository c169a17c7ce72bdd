import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({ name: z.string() });

/** The names of all attributes that any moment of the workspace carries. */
export const attributeNames: Question<z.infer<typeof row>> = {
  name: 'attribute names',
  text: `SELECT DISTINCT arrayJoin(mapKeys(attributes)) AS name FROM {{timeline}} WHERE notEmpty(attributes) ORDER BY name`,
  row,
};
