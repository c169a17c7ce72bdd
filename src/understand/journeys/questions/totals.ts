import { z } from 'zod';
import { keepEpisodes } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';
import { type Asked, walkView } from '../walk-view.ts';

const row = z.object({
  episodes: z.number(),
  customers: z.number(),
  moments: z.number(),
  variants: z.number(),
  withoutSteps: z.number(),
  meanSeconds: z.number().nullable(),
  medianSeconds: z.number().nullable(),
  p90Seconds: z.number().nullable(),
  sumSeconds: z.number(),
  sumSquaredSeconds: z.number(),
});
export type Totals = z.infer<typeof row>;

/** Episodes with at least one walked step: how many, whose, how many paths, how long from first to last. */
export function totals(asked: Asked): Question<Totals> {
  const { steps, seconds, pathHash } = walkView(asked.promises);
  const keep = keepEpisodes(asked.filter);
  const orNull = (sql: string) => `if(episodes = 0, NULL, ${sql})`;
  return {
    name: 'totals',
    text: `SELECT countIf(walked) AS episodes, groupBitmapIf(customer_number, walked) AS customers,
      sum(walk_length) AS moments, uniqExactIf(path, walked) AS variants, countIf(NOT walked) AS withoutSteps,
      ${orNull('avgIf(duration, walked)')} AS meanSeconds,
      quantilesExactInclusiveIf(0.5, 0.9)(duration, walked) AS quantiles,
      ${orNull('quantiles[1]')} AS medianSeconds, ${orNull('quantiles[2]')} AS p90Seconds,
      sumIf(duration, walked) AS sumSeconds, sumIf(duration * duration, walked) AS sumSquaredSeconds
    FROM (
      SELECT customer_number, length(${steps}) AS walk_length, ${pathHash} AS path, walk_length > 0 AS walked,
        ${seconds} AS duration
      FROM {{episodes}} WHERE ${keep.sql}
    )`,
    values: keep.values,
    row,
  };
}
