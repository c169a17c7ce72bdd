import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({ metric: z.string(), n: z.number(), first: z.string(), last: z.string() });

/** How many answers each metric has, and when they were given. */
export function metricsAnswered(): Question<z.infer<typeof row>> {
  return {
    name: 'metrics answered',
    text: `SELECT toString(metric) AS metric, count() AS n, min(at) AS first, max(at) AS last
      FROM {{answers}} GROUP BY metric ORDER BY metric`,
    row,
  };
}
