import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';
import { checkShape, differenceShape, saidShape } from './checks.contract.ts';
import { surveyDefinitionShape } from './definition.contract.ts';
import { textsShape } from './logic.contract.ts';

/** draft: never published · open: answers are taken, when its rules allow · closed: none are. */
export const surveyStateShape = z.enum(['draft', 'open', 'closed']);

const id = z.strictObject({ id: z.uuid() });
const versionNumber = z.number().int().positive();

const summaryShape = z.strictObject({
  id: z.uuid(),
  title: textsShape,
  state: surveyStateShape,
  /** The published version that is answered; null before the first. */
  version: versionNumber.nullable(),
  /** The draft differs from the published version. */
  draftChanged: z.boolean(),
  languages: z.array(z.string()),
  asks: surveyDefinitionShape.shape.asks,
  respondents: surveyDefinitionShape.shape.respondents,
  questions: z.number().int(),
  seconds: z.number(),
  changedAt: z.iso.datetime(),
  changedBy: z.string(),
});
export type SurveySummary = z.infer<typeof summaryShape>;

const versionLineShape = z.strictObject({
  version: versionNumber,
  /** SHA-256 of the definition, its members in alphabetical order. */
  hash: z.string(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string(),
});

const surveyShape = summaryShape
  .extend({
    /** Goes up with each save; a save names the one it started from. */
    revision: z.number().int(),
    draft: surveyDefinitionShape,
    hasPin: z.boolean(),
    versions: z.array(versionLineShape),
  })
  .meta({ id: 'Survey' });
export type Survey = z.infer<typeof surveyShape>;

export const listSurveys = operation({
  method: 'GET',
  path: '/surveys',
  summary: 'Every survey, last changed first',
  does: ['read', 'survey'],
  query: z.strictObject({ state: surveyStateShape.optional() }),
  answer: z.strictObject({ surveys: z.array(summaryShape) }),
});

export const listTemplates = operation({
  method: 'GET',
  path: '/survey-templates',
  summary: 'Surveys to start from',
  does: ['read', 'survey'],
  answer: z.strictObject({
    templates: z.array(
      z.strictObject({
        name: z.string(),
        title: textsShape,
        about: saidShape,
        asks: surveyDefinitionShape.shape.asks,
        questions: z.number().int(),
        seconds: z.number(),
        definition: surveyDefinitionShape,
      }),
    ),
  }),
});

export const createSurvey = operation({
  method: 'POST',
  path: '/surveys',
  summary: 'Starts a survey from a template, from a definition, or empty',
  does: ['write', 'survey'],
  body: z.strictObject({
    template: z.string().max(100).optional(),
    definition: surveyDefinitionShape.optional(),
    title: z.string().trim().min(1).max(200).optional(),
  }),
  answer: surveyShape,
});

export const readSurvey = operation({
  method: 'GET',
  path: '/surveys/{id}',
  summary: 'One survey: its draft and its published versions',
  does: ['read', 'survey'],
  params: id,
  answer: surveyShape,
});

export const saveSurvey = operation({
  method: 'PUT',
  path: '/surveys/{id}',
  summary: 'Saves the draft; refuses when somebody else has saved since, and logic that runs in a circle',
  does: ['write', 'survey'],
  params: id,
  body: z.strictObject({ definition: surveyDefinitionShape, revision: z.number().int() }),
  answer: surveyShape,
});

export const copySurvey = operation({
  method: 'POST',
  path: '/surveys/{id}/copy',
  summary: 'Starts a new survey from the draft of this one',
  does: ['write', 'survey'],
  params: id,
  body: z.strictObject({ title: z.string().trim().min(1).max(200).optional() }),
  answer: surveyShape,
});

export const deleteSurvey = operation({
  method: 'DELETE',
  path: '/surveys/{id}',
  summary: 'Deletes a survey that was never published',
  does: ['write', 'survey'],
  params: id,
  answer: z.strictObject({ deleted: z.literal(true) }),
});

export const publishSurvey = operation({
  method: 'POST',
  path: '/surveys/{id}/publish',
  summary: 'Makes the draft the next version, which never changes again, and opens the survey',
  does: ['publish', 'survey'],
  params: id,
  body: z.strictObject({ revision: z.number().int() }),
  answer: surveyShape,
});

export const closeSurvey = operation({
  method: 'POST',
  path: '/surveys/{id}/close',
  summary: 'Takes no more answers',
  does: ['publish', 'survey'],
  params: id,
  answer: surveyShape,
});

export const reopenSurvey = operation({
  method: 'POST',
  path: '/surveys/{id}/reopen',
  summary: 'Takes answers to the published version again',
  does: ['publish', 'survey'],
  params: id,
  answer: surveyShape,
});

export const setSurveyPin = operation({
  method: 'PUT',
  path: '/surveys/{id}/pin',
  summary: 'Sets the PIN that a survey with the rule "PIN" asks for; null takes it away',
  does: ['publish', 'survey'],
  params: id,
  body: z.strictObject({
    pin: z
      .string()
      .regex(/^[A-Za-z0-9-]{4,32}$/, 'takes 4 to 32 letters, digits and hyphens')
      .nullable(),
  }),
  answer: surveyShape,
});

export const readSurveyVersion = operation({
  method: 'GET',
  path: '/surveys/{id}/versions/{version}',
  summary: 'A published version as it was and will stay',
  does: ['read', 'survey'],
  params: id.extend({ version: z.coerce.number().int().positive() }),
  answer: versionLineShape.extend({ definition: surveyDefinitionShape }),
});

export const checkSurvey = operation({
  method: 'GET',
  path: '/surveys/{id}/check',
  summary:
    'What is wrong with the draft or could be better, its logic as sentences, its languages, its length',
  does: ['read', 'survey'],
  params: id,
  answer: checkShape,
});

export const checkDefinition = operation({
  method: 'POST',
  path: '/surveys/check',
  summary: 'The same for a definition that is not saved',
  does: ['read', 'survey'],
  body: z.strictObject({ definition: surveyDefinitionShape, survey: z.uuid().optional() }),
  answer: checkShape,
});

export const compareSurveyVersions = operation({
  method: 'GET',
  path: '/surveys/{id}/diff',
  summary: 'What changed between two versions, or a version and the draft, and whether trends break there',
  does: ['read', 'survey'],
  params: id,
  query: z.strictObject({
    /** A version; without it the published one. */
    from: z.coerce.number().int().positive().optional(),
    /** A version; without it the draft. */
    to: z.coerce.number().int().positive().optional(),
  }),
  answer: z.strictObject({
    from: versionNumber.nullable(),
    to: versionNumber.nullable(),
    differences: z.array(differenceShape),
    /** Metrics whose line ends here. */
    breaks: z.array(z.strictObject({ metric: z.string(), why: saidShape })),
  }),
});
