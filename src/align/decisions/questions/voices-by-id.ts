import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.strictObject({
  moment: z.string(),
  text: z.string(),
  language: z.string(),
  step: z.string(),
  at: z.string(),
  scores: z.record(z.string(), z.number()),
  episode: z.string(),
});

/** The words of these moments, fetched when somebody listens; an erased customer's words are gone here too. */
export const voicesById = (moments: readonly string[]): Question<z.infer<typeof row>> => ({
  name: 'voices by id',
  text: `
    SELECT toString(id) AS moment, text, language, step, at, scores, episode
    FROM {{timeline}}
    WHERE missed = 0 AND id IN arrayMap(one -> toUUID(one), {moments:Array(String)})
    ORDER BY at, id`,
  values: { moments: [...moments] },
  row,
});
