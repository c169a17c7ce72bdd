import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({ moment: z.string(), themes: z.array(z.string()) });

/** The themes each voice was labelled with, by the ids that labels keep, in the order of its clauses. */
export const themesHad: Question<z.infer<typeof row>> = {
  name: 'themes had',
  text: `SELECT toString(moment) AS moment, arrayMap(id -> toString(id), themes_found) AS themes
    FROM {{clauses}} WHERE n = 0 ORDER BY moment`,
  row,
  limits: { seconds: 120 },
};
