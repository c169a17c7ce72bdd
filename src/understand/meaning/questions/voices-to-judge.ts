import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({
  moment: z.string(),
  /** Letters of the text. */
  end: z.number(),
  language: z.string(),
  evidence: z.string(),
  /** Voices that say the same. */
  settles: z.number(),
});
export type VoiceToJudge = z.infer<typeof row>;

/**
 * Whole voices that people may be asked about: one of each text, in an order as good as by chance and always the same.
 * Those in `judged` are left out.
 */
export function voicesToJudge(judged: readonly string[], limit: number): Question<VoiceToJudge> {
  return {
    name: 'voices to judge',
    text: `SELECT toString(moment) AS moment, end, toString(language) AS language, evidence, settles FROM (
      SELECT *, count() OVER (PARTITION BY wording) AS settles,
        row_number() OVER (PARTITION BY wording ORDER BY moment) AS place
      FROM {{clauses}} WHERE n = 0 AND template = 0 AND end >= 8
    ) WHERE place = 1 AND toString(moment) NOT IN {judged:Array(String)}
    ORDER BY cityHash64(moment), moment LIMIT {limit:UInt32}`,
    values: { judged: ['', ...judged], limit },
    row,
    limits: { seconds: 60 },
  };
}
