import { z } from 'zod';
import { languageShape } from '../surveys/logic.contract.ts';

/** One line of plain text: nothing in it can become a header of its own; braces and percent signs are letters like any. */
const line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  .regex(/^[^\u0000-\u001f\u007f\u2028\u2029]*$/, 'is one line of plain text');
const letterShape = z.strictObject({
  subject: line,
  /** Plain text above the first question. */
  text: z.string().trim().min(1).max(5000),
});

const samplingShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('number'), n: z.number().int().min(1).max(1_000_000) }),
  z.strictObject({ kind: z.literal('share'), share: z.number().gt(0).max(1) }),
  z.strictObject({ kind: z.literal('systematic'), every: z.number().int().min(2).max(100_000) }),
  /** So many of each value of an attribute of the list or the journey. */
  z.strictObject({
    kind: z.literal('by-part'),
    attribute: z.string().trim().min(1).max(100),
    n: z.number().int().min(1).max(1_000_000),
  }),
]);
export type Sampling = z.infer<typeof samplingShape>;

const audienceShape = z.discriminatedUnion('kind', [
  /** People of an uploaded list. */
  z.strictObject({ kind: z.literal('list') }),
  /** Everybody who is known of the group that the survey asks: employees, suppliers … */
  z.strictObject({ kind: z.literal('people') }),
  /** Whoever is in a panel now. */
  z.strictObject({ kind: z.literal('panel'), panel: z.string().trim().min(1).max(100) }),
  /** Customers with a journey that this filter keeps. */
  z.strictObject({ kind: z.literal('customers'), where: z.string().max(2000).default('') }),
  /** Whoever a step happens to, from the start on; so long after it. */
  z.strictObject({
    kind: z.literal('moment'),
    step: z.string().trim().min(1).max(200),
    afterHours: z
      .number()
      .min(0)
      .max(24 * 365),
    where: z.string().max(2000).default(''),
  }),
]);
export type Audience = z.infer<typeof audienceShape>;

export const distributionSettingsShape = z.strictObject({
  name: z.string().trim().min(1).max(200),
  audience: audienceShape,
  channel: z.enum(['email', 'sms', 'messenger']).default('email'),
  sampling: samplingShape.default({ kind: 'all' }),
  /** Share of people who are left alone on purpose, to compare with. */
  holdOut: z.number().min(0).max(0.9).default(0),
  /** Not before this time; at once when it is not given. */
  sendAt: z.iso.datetime().optional(),
  reminders: z
    .array(z.strictObject({ afterDays: z.number().min(0.01).max(90) }))
    .max(5)
    .default([]),
  /** How many days an invitation can be answered; null = until the survey closes. */
  goodForDays: z.number().int().min(1).max(730).nullable().default(null),
  /** By language of the survey; the survey's first language is needed. Texts are literal. */
  letters: z.record(languageShape, letterShape).refine((letters) => Object.keys(letters).length <= 50),
  /** Shows the survey's first question in the mail; a click opens the page with the choice made, and counts only when sent. */
  firstQuestion: z.boolean().default(true),
});
export type DistributionSettings = z.output<typeof distributionSettingsShape>;
