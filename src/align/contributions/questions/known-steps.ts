import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

/** The steps of this company's journeys, commonest first: naming one of them is naming a step. */
export const knownSteps: Question<{ step: string }> = {
  name: 'known steps',
  text: `
    SELECT step FROM {{timeline}}
    WHERE missed = 0 AND step != ''
    GROUP BY step ORDER BY count() DESC, step LIMIT 500`,
  row: z.strictObject({ step: z.string() }),
};
