import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({
  step: z.string(),
  kind: z.enum(['event', 'voice', 'promise']),
  function: z.string(),
  moments: z.number(),
  scored: z.number(),
  /** Of promises: told by customers and confirmed, rather than from the company's own records. */
  told: z.number(),
});
export type StepFact = z.infer<typeof row>;

/** Every step with the function that owns it (the commonest first), as event, voice and promise. */
export const stepFacts: Question<StepFact> = {
  name: 'steps and their owners',
  text: `SELECT toString(t.step) AS step, toString(t.kind) AS kind, toString(t.function) AS function,
      count() AS moments, countIf(notEmpty(t.scores)) AS scored, countIf(t.quoted != '') AS told
    FROM {{timeline}} AS t WHERE t.missed = 0 AND t.episode != '' AND t.kind != 'told'
    GROUP BY step, kind, function ORDER BY step, kind, moments DESC, function`,
  row,
};
