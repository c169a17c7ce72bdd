import { z } from 'zod';

/** A sentence in the two languages Sirius speaks. */
export const saidShape = z.strictObject({ en: z.string(), es: z.string() });
export type Said = z.infer<typeof saidShape>;

/** The thing in a survey that a sentence is about. */
export const placeShape = z.strictObject({
  kind: z.enum([
    'survey',
    'question',
    'choice',
    'page',
    'block',
    'branch',
    'shuffle',
    'finish',
    'end',
    'quota',
    'calculated',
    'hidden',
  ]),
  code: z.string(),
  /** Of a choice, row, column or field: the question it belongs to. */
  of: z.string().optional(),
  language: z.string().optional(),
});
export type Place = z.infer<typeof placeShape>;

/** error: it cannot be published · warning: answers will suffer · advice: worth a second look. */
export const severityShape = z.enum(['error', 'warning', 'advice']);

/** Something that is wrong with a survey, or could be better. */
export const remarkShape = z.strictObject({
  code: z.string(),
  severity: severityShape,
  where: placeShape,
  say: saidShape,
});
export type Remark = z.infer<typeof remarkShape>;

/** One rule of the survey's logic as a sentence, in the order in which it takes effect. */
export const logicLineShape = z.strictObject({ where: placeShape, say: saidShape });
export type LogicLine = z.infer<typeof logicLineShape>;

/** How far one language is written, and how easily it reads. */
const languageCheckShape = z.strictObject({
  language: z.string(),
  texts: z.number().int(),
  missing: z.array(z.strictObject({ where: placeShape, field: z.string() })),
  /** 0 hard to 100 easy; null where no published formula is known for the language or there is too little text. */
  ease: z.number().nullable(),
  formula: z.string().nullable(),
  seconds: z.number(),
});
export type LanguageCheck = z.infer<typeof languageCheckShape>;

export const checkShape = z
  .strictObject({
    remarks: z.array(remarkShape),
    logic: z.array(logicLineShape),
    languages: z.array(languageCheckShape),
    questions: z.number().int(),
    /** Seconds for the longest way and for the first language. */
    seconds: z.number(),
    mayPublish: z.boolean(),
  })
  .meta({ id: 'SurveyCheck' });
export type SurveyCheck = z.infer<typeof checkShape>;

/** What differs between two versions, and what that does to comparing their answers. */
export const differenceShape = z.strictObject({
  code: z.enum([
    'added',
    'removed',
    'moved',
    'type',
    'wording',
    'scale',
    'choices',
    'language',
    'logic',
    'required',
    'other',
  ]),
  where: placeShape,
  /** breaks: answers before and after are not compared · may-shift: compare with care · holds. */
  trend: z.enum(['breaks', 'may-shift', 'holds']),
  say: saidShape,
  before: z.string().optional(),
  after: z.string().optional(),
});
export type Difference = z.infer<typeof differenceShape>;
