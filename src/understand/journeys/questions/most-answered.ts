import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({ metric: z.string(), answers: z.number() });

/** Metrics by how many answered, most first. */
export const mostAnswered: Question<z.infer<typeof row>> = {
  name: 'most answered metrics',
  text: 'SELECT toString(a.metric) AS metric, count() AS answers FROM {{answers}} AS a GROUP BY metric ORDER BY answers DESC, metric',
  row,
};
