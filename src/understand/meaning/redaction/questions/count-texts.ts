import { z } from 'zod';
import { wordsGone } from '../../../../kernel/words-gone.ts';
import type { Question } from '../../../../stores/moments/question.ts';

const row = z.object({ texts: z.number().int() });

/** How many stored texts there are to draw from. */
export const countTexts: Question<z.infer<typeof row>> = {
  name: 'how many texts are stored',
  text: `SELECT count() AS texts FROM {{timeline}} WHERE missed = 0 AND text NOT IN ('', '${wordsGone}')`,
  row,
};
