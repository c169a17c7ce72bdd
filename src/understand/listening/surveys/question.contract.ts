import { z } from 'zod';
import { codeShape, conditionShape, textsShape } from './logic.contract.ts';

/** Three ways of giving no answer that are not the same as leaving blank, and not the same as each other. */
const nonAnswerShape = z.enum(['dont-know', 'not-applicable', 'prefer-not-to-say']);
export type NonAnswer = z.output<typeof nonAnswerShape>;

/** The metric an answer counts for; the scale is the question's own. Without `sumUp` the metric's usual way stands. */
const feedsShape = z.strictObject({
  metric: z.string().trim().min(1).max(100),
  sumUp: z.enum(['mean', 'nps', 'csat', 'ces', 'top-box']).optional(),
});

/** Pictures come by https or inside the survey; nothing else is fetched from anywhere. */
const pictureShape = z.strictObject({
  src: z
    .string()
    .max(300_000)
    .regex(
      /^(?:https:\/\/[^\s"'<>\\]+|data:image\/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+=*)$/,
      'is no https address and no PNG, JPEG, WebP or GIF inside the survey',
    ),
  alt: textsShape,
});

export const httpsAddress = /^https:\/\/[^\s"'<>\\]+$/;
const webAddress = z.string().max(2000).regex(httpsAddress, 'is no https address');

const origin = z.string().max(500).optional();

export const choiceShape = z
  .strictObject({
    code: codeShape,
    /** Its name or number in the tool it was imported from. */
    origin,
    text: textsShape,
    when: conditionShape.optional(),
    /** "Other": asks for a text beside it. */
    other: z.boolean().optional(),
    /** "None of these": excludes every other choice. */
    exclusive: z.boolean().optional(),
    /** Keeps its place when choices are mixed. */
    fixed: z.boolean().optional(),
    /** Choosing it is no substantive answer; it counts for no score. */
    means: nonAnswerShape.optional(),
    score: z.number().optional(),
    picture: pictureShape.optional(),
    /** An emoji or sign beside the words; never instead of them. */
    icon: z.string().max(16).optional(),
    /** For rows of a matrix: the metric this row's answers count for. */
    feeds: feedsShape.optional(),
  })
  .meta({ id: 'SurveyChoice' });
export type Choice = z.output<typeof choiceShape>;

/** random: any order · flip: as written or the other way round · rotate: as written, from any start. */
const shuffleShape = z.enum(['random', 'flip', 'rotate']);

const choices = z.array(choiceShape).min(1).max(500);
const shuffle = shuffleShape.optional();
const count = z.number().int().min(0).max(500).optional();

/** Words at the ends of a scale, and in its middle. */
const ends = z
  .strictObject({
    low: textsShape.optional(),
    middle: textsShape.optional(),
    high: textsShape.optional(),
  })
  .optional();
/** Whether more is better; `lower-is-better` scales are turned before they count. */
const direction = z.enum(['higher-is-better', 'lower-is-better']).optional();
const low = z.number().int().min(-100).max(100);
const high = z.number().int().min(-100).max(100);
/** Words of single points of the scale. */
const points = z
  .array(z.strictObject({ value: z.number().int(), text: textsShape }))
  .max(101)
  .optional();

/** What every question has, whatever it asks. */
const about = {
  code: codeShape,
  /** Its name in the tool it was imported from: columns of old answers are found by it. */
  origin,
  text: textsShape,
  help: textsShape.optional(),
  picture: pictureShape.optional(),
  when: conditionShape.optional(),
  required: z.boolean().optional(),
  requiredWhen: conditionShape.optional(),
  /** Offered beside the scale or field: "don't know", "not applicable", "prefer not to say". */
  nonAnswers: z
    .array(z.strictObject({ means: nonAnswerShape, text: textsShape, origin }))
    .max(3)
    .optional(),
  /** Conditions an answer must meet, each with what the person is told when it does not. */
  musts: z
    .array(z.strictObject({ must: conditionShape, say: textsShape }))
    .max(50)
    .optional(),
  /**
   * After this question, when it was shown and the condition holds: go on at a question, page or block further on, after
   * the end of this block, or end with an end page. The first that holds counts.
   */
  skips: z
    .array(
      z.strictObject({
        when: conditionShape,
        to: z.enum(['question', 'page', 'block', 'end-of-block', 'end']),
        code: codeShape.optional(),
      }),
    )
    .max(100)
    .optional(),
  feeds: feedsShape.optional(),
  /** The answer tells who somebody is; kept apart from an anonymous survey, left out of exports without the right. */
  personal: z.boolean().optional(),
};

const fields = <K extends z.ZodType>(kind: K) =>
  z
    .array(z.strictObject({ code: codeShape, kind, text: textsShape, required: z.boolean().optional() }))
    .min(1)
    .max(20);

export const questionShape = z
  .discriminatedUnion('type', [
    z.strictObject({
      ...about,
      type: z.literal('nps'),
      low: z.literal(0),
      high: z.literal(10),
      ends,
      points,
    }),
    z.strictObject({
      ...about,
      type: z.enum(['csat', 'ces', 'rating']),
      low,
      high,
      look: z.enum(['numbers', 'stars', 'faces']).optional(),
      ends,
      points,
      direction,
    }),
    z.strictObject({ ...about, type: z.enum(['single', 'dropdown', 'emotion']), choices, shuffle }),
    z.strictObject({ ...about, type: z.literal('multiple'), choices, shuffle, least: count, most: count }),
    z.strictObject({
      ...about,
      type: z.literal('picture'),
      choices,
      shuffle,
      several: z.boolean().optional(),
      least: count,
      most: count,
    }),
    /** `top`: how many are to be ranked, best first; all of them when absent. */
    z.strictObject({ ...about, type: z.literal('ranking'), choices, shuffle, top: count }),
    z.strictObject({
      ...about,
      type: z.literal('matrix'),
      rows: choices,
      columns: choices,
      several: z.boolean().optional(),
      shuffle,
    }),
    z.strictObject({
      ...about,
      type: z.literal('matrix-scale'),
      rows: choices,
      low,
      high,
      ends,
      points,
      direction,
      shuffle,
    }),
    z.strictObject({
      ...about,
      type: z.literal('constant-sum'),
      choices,
      total: z.number().positive(),
      unit: textsShape.optional(),
      shuffle,
    }),
    z.strictObject({
      ...about,
      type: z.literal('text'),
      long: z.boolean().optional(),
      minLength: z.number().int().min(0).max(100_000).optional(),
      maxLength: z.number().int().min(1).max(100_000).optional(),
      pattern: z.enum(['email', 'url', 'phone', 'digits', 'letters']).optional(),
      /** A = letter, 9 = digit, * = either; everything else as it stands: AA-9999. */
      mask: z.string().min(1).max(100).optional(),
      placeholder: textsShape.optional(),
    }),
    z.strictObject({
      ...about,
      type: z.literal('number'),
      least: z.number().optional(),
      most: z.number().optional(),
      decimals: z.number().int().min(0).max(10).optional(),
      unit: textsShape.optional(),
    }),
    z.strictObject({
      ...about,
      type: z.literal('slider'),
      least: z.number(),
      most: z.number(),
      step: z.number().positive(),
      ends,
      unit: textsShape.optional(),
      direction,
    }),
    /** Written 2026-11-23, 14:30 or 2026-11-23T14:30. `earliest` and `latest` likewise. */
    z.strictObject({
      ...about,
      type: z.literal('date'),
      precision: z.enum(['date', 'time', 'date-time']),
      earliest: z.string().max(16).optional(),
      latest: z.string().max(16).optional(),
    }),
    z.strictObject({
      ...about,
      type: z.literal('contact'),
      fields: fields(
        z.enum(['first-name', 'last-name', 'name', 'email', 'phone', 'company', 'role', 'text']),
      ),
    }),
    z.strictObject({
      ...about,
      type: z.literal('address'),
      fields: fields(z.enum(['street', 'more', 'postcode', 'city', 'region', 'country', 'text'])),
    }),
    z.strictObject({
      ...about,
      type: z.literal('file'),
      most: z.number().int().min(1).max(20).optional(),
      mostBytes: z.number().int().min(1).max(100_000_000),
      /** Media types told by content, never by name: image/png, application/pdf. */
      types: z
        .array(z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/))
        .min(1)
        .max(30),
    }),
    /** Agreeing to a purpose. Required means: one cannot go on without agreeing. */
    z.strictObject({
      ...about,
      type: z.literal('consent'),
      label: textsShape,
      purpose: z.string().trim().min(1).max(200).optional(),
    }),
    z.strictObject({ ...about, type: z.literal('statement') }),
    /** A link to a calendar elsewhere; the answer says that an appointment was made. */
    z.strictObject({ ...about, type: z.literal('appointment'), url: webAddress, label: textsShape }),
  ])
  .meta({ id: 'SurveyQuestion' });
export type Question = z.output<typeof questionShape>;

/** Whether its answers tell who somebody is: said so, or by its kind. */
export const isPersonal = ({ type, personal }: Question): boolean =>
  personal === true || type === 'contact' || type === 'address';

/** Where a person is sent or shown at the end. */
export const linkShape = z.strictObject({ url: webAddress, text: textsShape });

/** A file that somebody gave; its bytes are kept apart. */
export interface GivenFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/**
 * What an answer looks like, by type. nps, csat, ces, rating, slider, number: a number · single, dropdown, emotion,
 * picture: a choice's code, or { choice, text } for "other" · multiple, several pictures: a list of these · ranking: codes,
 * best first · matrix: { row: column } or { row: [columns] } · matrix-scale, constant-sum: { row: number } · text, date: a
 * text · contact, address: { field: text } · file: files · consent: true or false · appointment: true.
 * { nonAnswer } where the question offers it. null: left blank.
 */
export type Answer =
  | number
  | string
  | boolean
  | null
  | { readonly choice: string; readonly text: string }
  | { readonly nonAnswer: NonAnswer }
  | readonly (string | { readonly choice: string; readonly text: string })[]
  | readonly GivenFile[]
  | { readonly [part: string]: string | number | readonly string[] };
