import { z } from 'zod';
import { crowd } from '../../../instruments/language/text/duplicates/min-hash.ts';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({ band: z.number(), wording: z.string() });

/** Known wordings that have one of these bands; of a band that very many have, the first few. */
export function bandsMet(bands: readonly number[]): Question<z.infer<typeof row>> {
  return {
    name: 'wordings that may be alike',
    text: `SELECT band, toString(number) AS wording FROM (
      SELECT DISTINCT band, wording AS number FROM {{wording_bands}} WHERE band IN {bands:Array(UInt64)})
    ORDER BY band, number LIMIT ${crowd} BY band`,
    values: { bands: [...bands] },
    row,
    limits: { seconds: 120 },
  };
}
