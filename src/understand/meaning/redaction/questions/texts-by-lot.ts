import { z } from 'zod';
import { wordsGone } from '../../../../kernel/words-gone.ts';
import type { Question } from '../../../../stores/moments/question.ts';

const row = z.object({ moment: z.string(), text: z.string() });

/** Stored texts drawn by lot: every one has the same chance; the same seed draws the same ones of the same texts. */
export function textsByLot(n: number, seed: number): Question<z.infer<typeof row>> {
  return {
    name: 'stored texts drawn by lot',
    text: `SELECT toString(id) AS moment, text FROM {{timeline}}
      WHERE missed = 0 AND text NOT IN ('', '${wordsGone}')
      ORDER BY sipHash64(id, {seed:UInt64}), id LIMIT {n:UInt32}`,
    values: { n, seed },
    row,
  };
}
