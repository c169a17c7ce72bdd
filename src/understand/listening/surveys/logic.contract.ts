import { z } from 'zod';

/**
 * Names inside a survey: of questions, choices, rows, blocks, pages. Stable for ever: answers, logic and exports use them.
 * The name in the tool a survey was imported from is kept beside it as `origin`.
 */
export const codeShape = z
  .string()
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,99}$/, 'takes letters, digits, _ . : and -, at most 100')
  .refine((code) => !['__proto__', 'constructor', 'prototype'].includes(code), 'is a reserved word');

/** A language tag: en, es, pt-BR, zh-Hant. */
export const languageShape = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'is no language tag; write it like en, es or pt-BR');

/**
 * One text in each language of the survey. `{{answer:CODE}}`, `{{hidden:CODE}}` and `{{calculated:CODE}}` are replaced
 * once by what was answered (`{{answer:CODE|friend}}` names what stands there when nothing was); what is put in is text,
 * never read again.
 */
export const textsShape = z.record(languageShape, z.string().max(20_000)).meta({ id: 'Texts' });
export type Texts = z.output<typeof textsShape>;

/** What could not be translated on import, in the other tool's own words. A survey that holds one stays a draft. */
const keptText = { from: z.string().min(1).max(40), text: z.string().max(20_000) };

/** A value that logic reads, as a small tree. Nothing in it is ever run as code. */
export type Value =
  | {
      readonly get: 'answer';
      readonly question: string;
      /** A row of a matrix, a field of contact details, a choice of a constant sum. */
      readonly part?: string | undefined;
      /** value: as answered · text: what was written beside "other" · score: of the chosen choices · count: how many. */
      readonly aspect?: 'value' | 'text' | 'score' | 'count' | undefined;
    }
  | { readonly get: 'calculated' | 'hidden'; readonly code: string }
  | { readonly get: 'about'; readonly what: 'language' | 'device' | 'channel' | 'date' }
  | { readonly get: 'literal'; readonly value: string | number | boolean }
  | { readonly get: 'compute'; readonly by: Computation; readonly of: readonly Value[] }
  | {
      readonly get: 'choose';
      readonly when: Condition;
      readonly then: Value;
      readonly otherwise: Value;
    }
  | { readonly get: 'untranslated'; readonly from: string; readonly text: string };

/**
 * add, subtract, multiply, divide, power, remainder, round (to the second's number of places): no answer when a part has
 * none. sum, mean, minimum, maximum, count: of those that are there. join: texts one after the other.
 * days: from the first date to the second.
 */
export const computations = [
  'add',
  'subtract',
  'multiply',
  'divide',
  'power',
  'remainder',
  'round',
  'sum',
  'mean',
  'minimum',
  'maximum',
  'count',
  'join',
  'length',
  'days',
] as const;
export type Computation = (typeof computations)[number];

export const comparisons = [
  'equal',
  'not-equal',
  'less',
  'at-most',
  'more',
  'at-least',
  'contains',
  'not-contains',
  'starts-with',
  'ends-with',
] as const;
export type Comparison = (typeof comparisons)[number];

/**
 * A condition. A comparison with something that was not answered is false; not-equal, not-contains, not-selected are the
 * exact opposites of their twins, so they are true then. Texts compare letter by letter, numbers only with numbers;
 * `contains` and its kin do not mind capitals.
 */
export type Condition =
  | { readonly is: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly is: 'not'; readonly of: Condition }
  | { readonly is: Comparison; readonly left: Value; readonly right: Value }
  | { readonly is: 'answered' | 'not-answered'; readonly value: Value }
  | {
      readonly is: 'selected' | 'not-selected';
      readonly question: string;
      readonly choice: string;
      /** Of a matrix: the row in which the column `choice` was chosen. */
      readonly row?: string | undefined;
    }
  | {
      readonly is: 'shown' | 'not-shown';
      readonly question: string;
      /** A choice, row or column of it. */
      readonly choice?: string | undefined;
    }
  | { readonly is: 'untranslated'; readonly from: string; readonly text: string };

const many = 200;

export const valueShape: z.ZodType<Value, Value> = z
  .lazy(() =>
    z.discriminatedUnion('get', [
      z.strictObject({
        get: z.literal('answer'),
        question: codeShape,
        part: codeShape.optional(),
        aspect: z.enum(['value', 'text', 'score', 'count']).optional(),
      }),
      z.strictObject({ get: z.enum(['calculated', 'hidden']), code: codeShape }),
      z.strictObject({ get: z.literal('about'), what: z.enum(['language', 'device', 'channel', 'date']) }),
      z.strictObject({
        get: z.literal('literal'),
        value: z.union([z.string().max(2000), z.number(), z.boolean()]),
      }),
      z.strictObject({
        get: z.literal('compute'),
        by: z.enum(computations),
        of: z.array(valueShape).min(1).max(many),
      }),
      z.strictObject({
        get: z.literal('choose'),
        when: conditionShape,
        // biome-ignore lint/suspicious/noThenProperty: it is the field's word, and no promise is near
        then: valueShape,
        otherwise: valueShape,
      }),
      z.strictObject({ get: z.literal('untranslated'), ...keptText }),
    ]),
  )
  .meta({ id: 'SurveyValue' });

export const conditionShape: z.ZodType<Condition, Condition> = z
  .lazy(() =>
    z.discriminatedUnion('is', [
      z.strictObject({ is: z.enum(['all', 'any']), of: z.array(conditionShape).min(1).max(many) }),
      z.strictObject({ is: z.literal('not'), of: conditionShape }),
      z.strictObject({ is: z.enum(comparisons), left: valueShape, right: valueShape }),
      z.strictObject({ is: z.enum(['answered', 'not-answered']), value: valueShape }),
      z.strictObject({
        is: z.enum(['selected', 'not-selected']),
        question: codeShape,
        choice: codeShape,
        row: codeShape.optional(),
      }),
      z.strictObject({
        is: z.enum(['shown', 'not-shown']),
        question: codeShape,
        choice: codeShape.optional(),
      }),
      z.strictObject({ is: z.literal('untranslated'), ...keptText }),
    ]),
  )
  .meta({ id: 'SurveyCondition' });
