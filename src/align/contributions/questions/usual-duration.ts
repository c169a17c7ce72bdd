import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

/**
 * Seconds within which nine of ten episodes are over: an episode that began less than this ago has not yet shown
 * what becomes of it, and would make every change look like an improvement.
 */
export const usualDuration: Question<{ seconds: number | null }> = {
  name: 'usual duration',
  text: `
    SELECT if(count() = 0, NULL, quantileExact(0.9)(dateDiff('second', started, ended))) AS seconds
    FROM {{episodes}}`,
  row: z.strictObject({ seconds: z.number().nullable() }),
};
