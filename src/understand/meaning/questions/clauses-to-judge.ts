import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({
  moment: z.string(),
  n: z.number(),
  start: z.number(),
  end: z.number(),
  quote: z.string(),
  language: z.string(),
  evidence: z.string(),
  /** Voices that say the same. */
  settles: z.number(),
});
export type ClauseToJudge = z.infer<typeof row>;

/**
 * Clauses that people may be asked about: one of each text, in an order as good as by chance and always the same. Those of
 * voices in `judged` are left out.
 */
export function clausesToJudge(judged: readonly string[], limit: number): Question<ClauseToJudge> {
  return {
    name: 'clauses to judge',
    text: `SELECT toString(moment) AS moment, n, start, end, quote, toString(language) AS language, evidence, settles FROM (
      SELECT *, count() OVER (PARTITION BY wording, n) AS settles,
        row_number() OVER (PARTITION BY wording, n ORDER BY moment) AS place
      FROM {{clauses}} WHERE n > 0 AND template = 0 AND lengthUTF8(quote) >= 8
    ) WHERE place = 1 AND toString(moment) NOT IN {judged:Array(String)}
    ORDER BY cityHash64(moment, n), moment, n LIMIT {limit:UInt32}`,
    values: { judged: ['', ...judged], limit },
    row,
    limits: { seconds: 60 },
  };
}
