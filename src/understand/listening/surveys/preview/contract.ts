import { z } from 'zod';
import { operation } from '../../../../kernel/operation.ts';
import { surveyDefinitionShape } from '../definition.contract.ts';
import { codeShape, languageShape } from '../logic.contract.ts';

export const previewSurvey = operation({
  method: 'POST',
  path: '/surveys/preview',
  summary:
    'The page a respondent would see, its logic working, of a definition that is not saved; nothing is kept',
  does: ['read', 'survey'],
  body: z.strictObject({
    definition: surveyDefinitionShape,
    language: languageShape.optional(),
    /** Opens at the page on which this question stands. */
    question: codeShape.optional(),
  }),
  answer: z.strictObject({
    html: z.string(),
    /** Whether that question stands on a page that is shown before anything was answered; null when none was named. */
    shown: z.boolean().nullable(),
  }),
});
