import { z } from 'zod';
import { operation } from '../../../../kernel/operation.ts';
import { personCheckShape } from '../captcha/check.contract.ts';
import { surveyDefinitionShape } from '../definition.contract.ts';
import { languageShape, textsShape } from '../logic.contract.ts';
import { channelShape, dispositionShape, keyShape, linkShape, tokenShape } from './session.contract.ts';

const onLink = z.strictObject({ link: tokenShape });
const values = z.record(z.string().max(100), z.union([z.string().max(2000), z.number(), z.boolean()]));
const answers = z.record(z.string().max(100), z.unknown());

/** What comes with every move: who goes on, and the proofs that the survey's rules ask for. */
const move = {
  /** Made by the browser or program: at least 122 random bits. The same again means the same session. */
  key: keyShape,
  language: languageShape.optional(),
  /** Hidden fields; from here only those that a link may say. */
  hidden: values.optional(),
  device: z.enum(['phone', 'tablet', 'desktop']).optional(),
  pin: z.string().max(40).optional(),
  email: z.email().max(254).optional(),
  code: z.string().max(20).optional(),
  captcha: z.string().max(10_000).optional(),
};

const endShape = z.strictObject({
  code: z.string(),
  kind: z.enum(['thanks', 'screened-out', 'over-quota']),
  title: z.string(),
  text: z.string().nullable(),
  link: z.strictObject({ url: z.string(), text: z.string() }).nullable(),
});

/** Where a session stands after a move: everything a page needs to go on, on this device or another. */
export const standingShape = z
  .strictObject({
    state: dispositionShape,
    version: z.number().int(),
    seed: z.number().int(),
    language: z.string(),
    answers,
    /** The page to be shown; null when it is over. */
    page: z.string().nullable(),
    /** What stands in the way of going on: keys the page has words for. */
    problems: z.array(
      z.strictObject({
        question: z.string(),
        key: z.string(),
        part: z.string().optional(),
        values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
        say: textsShape.optional(),
      }),
    ),
    /** Questions whose answers logic took away. */
    cleared: z.array(z.string()),
    end: endShape.nullable(),
  })
  .meta({ id: 'AnsweringStanding' });
export type Standing = z.infer<typeof standingShape>;

const openedShape = z.strictObject({
  version: z.number().int(),
  language: z.string(),
  channel: channelShape,
  needs: z.array(z.enum(['pin', 'email', 'captcha'])),
  definition: surveyDefinitionShape,
});

export const openSurvey = operation({
  method: 'GET',
  path: '/answering/{link}',
  summary: 'The survey behind an address, for the page that asks it; not where it asks for a PIN',
  does: 'public',
  params: onLink,
  answer: openedShape,
});

export const unlockSurvey = operation({
  method: 'POST',
  path: '/answering/{link}/open',
  summary: 'The survey behind an address that asks for a PIN',
  does: 'public',
  params: onLink,
  body: z.strictObject({ pin: z.string().max(40).optional() }),
  answer: openedShape,
});

export const seePersonCheck = operation({
  method: 'GET',
  path: '/answering/{link}/check',
  summary: 'What has to be done before this session begins, to show that no program answers; sent as captcha',
  does: 'public',
  params: onLink,
  query: z.strictObject({ key: keyShape }),
  answer: personCheckShape,
});

export const startAnswering = operation({
  method: 'POST',
  path: '/answering/{link}/start',
  summary: 'Begins to answer: a place in every quota is held from here on',
  does: 'public',
  params: onLink,
  body: z.strictObject({ ...move, answers: answers.optional() }),
  answer: standingShape,
});

export const saveAnswers = operation({
  method: 'POST',
  path: '/answering/{link}/save',
  summary: 'Keeps what was answered so far; with a page, goes on from it when nothing stands in the way',
  does: 'public',
  params: onLink,
  body: z.strictObject({
    ...move,
    answers,
    page: z.string().max(100).optional(),
    go: z.enum(['on', 'back', 'stay']).optional(),
  }),
  answer: standingShape,
});

export const submitAnswers = operation({
  method: 'POST',
  path: '/answering/{link}/submit',
  summary: 'Hands the answers in, at once or after saving; the same again gets the same answer',
  does: 'public',
  params: onLink,
  body: z.strictObject({ ...move, version: z.number().int().positive().optional(), answers }),
  answer: standingShape,
});

export const resumeAnswering = operation({
  method: 'POST',
  path: '/answering/{link}/resume',
  summary: 'Where a session stands; key "mine" with a personal address goes on where that person stopped',
  does: 'public',
  params: onLink,
  body: z.strictObject({ key: keyShape }),
  answer: standingShape,
});

export const refuseAnswering = operation({
  method: 'POST',
  path: '/answering/{link}/refuse',
  summary: 'Somebody does not want to answer',
  does: 'public',
  params: onLink,
  body: z.strictObject({ key: keyShape }),
  answer: standingShape,
});

export const sendEmailCode = operation({
  method: 'POST',
  path: '/answering/{link}/code',
  summary:
    'Sends a code to an address, at most one an hour; the answer is the same whether one was sent or not',
  does: 'public',
  params: onLink,
  body: z.strictObject({ email: z.email().max(254), language: languageShape.optional() }),
  answer: z.strictObject({ asked: z.literal(true) }),
});

export const giveFile = operation({
  method: 'POST',
  path: '/answering/{link}/files/{question}',
  summary: 'Keeps a file for a question of the survey; its type is told by its content',
  does: 'public',
  params: onLink.extend({ question: z.string().max(100) }),
  query: z.strictObject({ key: keyShape, name: z.string().min(1).max(300) }),
  bodyKind: 'bytes',
  answer: z.strictObject({ id: z.uuid(), name: z.string(), type: z.string(), bytes: z.number().int() }),
});

const survey = z.strictObject({ id: z.uuid() });

export const listSurveyLinks = operation({
  method: 'GET',
  path: '/surveys/{id}/links',
  summary: 'The open addresses of a survey',
  does: ['read', 'survey'],
  params: survey,
  answer: z.strictObject({ links: z.array(linkShape) }),
});

export const createSurveyLink = operation({
  method: 'POST',
  path: '/surveys/{id}/links',
  summary: 'Makes an address at which the survey is answered',
  does: ['publish', 'survey'],
  params: survey,
  body: z.strictObject({
    name: z.string().trim().min(1).max(200),
    channel: channelShape.default('link'),
    language: languageShape.optional(),
    hidden: values.optional(),
    origins: z
      .array(
        z.string().regex(/^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/, 'is no origin; write https://shop.example'),
      )
      .max(20)
      .optional(),
    expiresAt: z.iso.datetime().optional(),
  }),
  answer: linkShape,
});

export const revokeSurveyLink = operation({
  method: 'POST',
  path: '/surveys/{id}/links/{link}/revoke',
  summary: 'Ends an address: from then on it is as if it had never been',
  does: ['publish', 'survey'],
  params: survey.extend({ link: z.uuid() }),
  answer: linkShape,
});

export const countSurveyAnswers = operation({
  method: 'GET',
  path: '/surveys/{id}/dispositions',
  summary: 'What became of those who opened the survey, and how full its quotas are',
  does: ['read', 'survey'],
  params: survey,
  answer: z.strictObject({
    dispositions: z.array(z.strictObject({ state: dispositionShape, sessions: z.number().int() })),
    quotas: z.array(
      z.strictObject({
        quota: z.string(),
        cell: z.string(),
        limit: z.number().int(),
        held: z.number().int(),
        counted: z.number().int(),
      }),
    ),
  }),
});

export const readGivenFile = operation({
  method: 'GET',
  path: '/surveys/{id}/files/{file}',
  summary: 'A file that somebody gave, as an attachment',
  does: ['read', 'survey'],
  params: survey.extend({ file: z.uuid() }),
  answer: z.any(),
});
