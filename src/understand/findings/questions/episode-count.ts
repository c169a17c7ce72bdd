import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({
  episodes: z.number(),
  scored: z.number(),
  metrics: z.array(z.object({ name: z.string(), low: z.number(), high: z.number() })),
});

/** How much there is to look at, and the range of every metric as it was really answered. */
export const episodeCount: Question<z.infer<typeof row>> = {
  name: 'episodes to look at',
  text: `SELECT count() AS episodes, countIf(notEmpty(score_metrics)) AS scored,
      (SELECT arraySort(groupArray(CAST((toString(name), low, high), 'Tuple(name String, low Float64, high Float64)')))
        FROM (SELECT name, min(value) AS low, max(value) AS high FROM {{episodes}}
          ARRAY JOIN score_metrics AS name, score_values AS value GROUP BY name)) AS metrics
    FROM {{episodes}}`,
  row,
};
