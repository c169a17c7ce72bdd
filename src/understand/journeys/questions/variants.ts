import { z } from 'zod';
import { keepEpisodes } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';
import { type Asked, walkView } from '../walk-view.ts';

const row = z.object({ path: z.array(z.string()), episodes: z.number(), hash: z.string() });
export type Variant = z.infer<typeof row>;

/** The paths that were really gone, commonest first; equal ones in the order of their steps. */
export function variants(asked: Asked, limit: number): Question<Variant> {
  const { steps, pathHash } = walkView(asked.promises);
  const keep = keepEpisodes(asked.filter);
  return {
    name: 'variants',
    text: `SELECT any(${steps}) AS path, count() AS episodes, hex(${pathHash}) AS hash
    FROM {{episodes}} WHERE notEmpty(${steps}) AND ${keep.sql}
    GROUP BY ${pathHash} ORDER BY episodes DESC, path LIMIT {limit:UInt32}`,
    values: { ...keep.values, limit },
    row,
  };
}
