import { type SurveyDefinition, surveyDefinitionShape, type WrittenSurvey } from './definition.contract.ts';

/** A block of a survey as it is written. */
type WrittenBlock = Extract<WrittenSurvey['flow'][number], { kind: 'block' }>;
type WrittenPage = WrittenBlock['pages'][number];

/** A survey for tests, in English, of one block with these pages: who answers is known, and it ends with a thank-you. */
export function surveyOfPages(pages: WrittenPage[], more: Partial<WrittenSurvey> = {}): SurveyDefinition {
  return surveyDefinitionShape.parse({
    format: 1,
    title: { en: 'A survey' },
    languages: ['en'],
    respondents: 'known',
    flow: [{ kind: 'block', code: 'b', pages }],
    ends: [{ code: 'bye', kind: 'thanks', title: { en: 'Thank you' } }],
    ...more,
  });
}

/** The same with one page. */
export const surveyOfQuestions = (
  questions: WrittenPage['questions'],
  more: Partial<WrittenSurvey> = {},
): SurveyDefinition => surveyOfPages([{ code: 'p', questions }], more);
