import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

/** The steps that are promised most. */
export const promisedSteps: Question<{ step: string }> = {
  name: 'promised steps',
  text: `
    SELECT step FROM {{timeline}}
    WHERE kind = 'promise' AND missed = 0
    GROUP BY step ORDER BY count() DESC, step LIMIT 3`,
  row: z.strictObject({ step: z.string() }),
};
