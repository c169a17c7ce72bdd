import { z } from 'zod';
import { estimateShape } from '../../../../kernel/estimate.ts';
import { operation } from '../../../../kernel/operation.ts';
import { dispositionShape } from '../answering/session.contract.ts';

const lineShape = z.strictObject({
  survey: z.uuid(),
  /** Who came to the survey, whatever became of it. */
  opened: z.number().int(),
  completed: z.number().int(),
  lastAnswerAt: z.iso.datetime().nullable(),
  /** Share of those who opened it that completed it; who was turned away by a quota or the survey's own question is not counted. */
  finished: estimateShape,
});
export type SurveyResultLine = z.infer<typeof lineShape>;

export const listSurveyResults = operation({
  method: 'GET',
  path: '/survey-results',
  summary:
    'How many answered each survey, what share of those who opened it finished, and when somebody last did',
  does: ['read', 'survey'],
  answer: z.strictObject({ surveys: z.array(lineShape) }),
});

const cellShape = z.strictObject({
  /** A choice's code, a point of the scale, a column. */
  code: z.string(),
  count: z.number().int(),
  /** Of those who answered the question. */
  share: estimateShape,
});

const partShape = z.strictObject({
  /** The row of a matrix, the choice of a constant sum or ranking; null for the question itself. */
  part: z.string().nullable(),
  /** Valid answers: neither blank nor "don't know". */
  n: z.number().int(),
  nonAnswers: z.number().int(),
  cells: z.array(cellShape),
  /** Of numbers and scales. */
  mean: estimateShape.nullable(),
  /** Of questions of the type nps: promoters less detractors, -100 to 100. */
  nps: estimateShape.nullable(),
});
export type ResultPart = z.infer<typeof partShape>;

const questionResultShape = z.strictObject({
  question: z.string(),
  type: z.string(),
  parts: z.array(partShape),
});
export type QuestionResult = z.infer<typeof questionResultShape>;

export const readSurveyResults = operation({
  method: 'GET',
  path: '/surveys/{id}/results',
  summary:
    'What was answered to each question, with n and interval; below ten answers only how many there are',
  does: ['read', 'survey'],
  params: z.strictObject({ id: z.uuid() }),
  query: z.strictObject({
    version: z.coerce.number().int().positive().optional(),
    channel: z.string().max(40).optional(),
    language: z.string().max(40).optional(),
  }),
  answer: z.strictObject({
    dispositions: z.array(z.strictObject({ state: dispositionShape, sessions: z.number().int() })),
    completed: z.number().int(),
    /** Below it nothing but counts is shown. */
    least: z.number().int(),
    versions: z.array(z.number().int()),
    channels: z.array(z.string()),
    languages: z.array(z.string()),
    questions: z.array(questionResultShape),
  }),
});
