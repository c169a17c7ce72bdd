import { z } from 'zod';
import {
  type Condition,
  codeShape,
  conditionShape,
  languageShape,
  textsShape,
  valueShape,
} from './logic.contract.ts';
import { linkShape, type Question, questionShape } from './question.contract.ts';

const pageShape = z
  .strictObject({
    code: codeShape,
    origin: z.string().max(500).optional(),
    title: textsShape.optional(),
    when: conditionShape.optional(),
    /** Questions in random order, by the answering person's seed. */
    shuffle: z.boolean().optional(),
    questions: z.array(questionShape).max(500),
  })
  .meta({ id: 'SurveyPage' });
export type Page = z.output<typeof pageShape>;

/**
 * The way through a survey, as a tree. block: pages in order · branch: one way when the condition holds, perhaps another
 * when not · shuffle: its parts in random order, perhaps only `show` of them · finish: ends here when the condition holds.
 */
export type Flow =
  | {
      readonly kind: 'block';
      readonly code: string;
      readonly origin?: string | undefined;
      readonly title?: Readonly<Record<string, string>> | undefined;
      readonly when?: Condition | undefined;
      readonly pages: readonly Page[];
    }
  | {
      readonly kind: 'branch';
      readonly code: string;
      readonly when: Condition;
      readonly flow: readonly Flow[];
      readonly otherwise?: readonly Flow[] | undefined;
    }
  | {
      readonly kind: 'shuffle';
      readonly code: string;
      readonly show?: number | undefined;
      readonly flow: readonly Flow[];
    }
  | {
      readonly kind: 'finish';
      readonly code: string;
      readonly when?: Condition | undefined;
      readonly end: string;
    };

const flowShape: z.ZodType<Flow, Flow> = z
  .lazy(() =>
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('block'),
        code: codeShape,
        origin: z.string().max(500).optional(),
        title: textsShape.optional(),
        when: conditionShape.optional(),
        pages: z.array(pageShape).max(2000),
      }),
      z.strictObject({
        kind: z.literal('branch'),
        code: codeShape,
        when: conditionShape,
        flow: z.array(flowShape).max(500),
        otherwise: z.array(flowShape).max(500).optional(),
      }),
      z.strictObject({
        kind: z.literal('shuffle'),
        code: codeShape,
        show: z.number().int().min(1).max(500).optional(),
        flow: z.array(flowShape).min(1).max(500),
      }),
      z.strictObject({
        kind: z.literal('finish'),
        code: codeShape,
        when: conditionShape.optional(),
        end: codeShape,
      }),
    ]),
  )
  .meta({ id: 'SurveyFlow' });

const endShape = z.strictObject({
  code: codeShape,
  kind: z.enum(['thanks', 'screened-out', 'over-quota']),
  title: textsShape,
  text: textsShape.optional(),
  link: linkShape.optional(),
  /** Of several pages of thanks the first whose condition holds is shown; the last one has none. */
  when: conditionShape.optional(),
});

/**
 * How many may answer. One cell: a simple quota; cells over two or more answers at once ("women under 30"): interlocked.
 * A cell without condition counts everybody. Who meets a full cell sees the end page.
 */
const quotaShape = z.strictObject({
  code: codeShape,
  origin: z.string().max(500).optional(),
  title: z.string().trim().min(1).max(200),
  end: codeShape,
  cells: z
    .array(
      z.strictObject({
        code: codeShape,
        title: z.string().max(200).optional(),
        when: conditionShape.optional(),
        limit: z.number().int().min(0).max(100_000_000),
      }),
    )
    .min(1)
    .max(500),
});

/** Who may answer, how often and until when. Enforced below every way in: page, API, import, offline. */
const rulesShape = z.strictObject({
  /** One completed answer per personal link. */
  singleUse: z.boolean().default(false),
  opensAt: z.iso.datetime().optional(),
  closesAt: z.iso.datetime().optional(),
  /** The person proves an e-mail address before answering. */
  verifiedEmail: z.boolean().default(false),
  /** A check against programs, as the installation has set it up. */
  captcha: z.boolean().default(false),
  /** Asks for a PIN; the PIN itself is no part of the definition. */
  pin: z.boolean().default(false),
  /** Minutes for which a place in a quota is held for somebody who has started. */
  holdMinutes: z.number().int().min(1).max(10_080).default(30),
});

const conductShape = z.strictObject({
  back: z.boolean().default(true),
  progress: z.boolean().default(true),
  /** Come back later by the same link. */
  resume: z.boolean().default(true),
  /** Tell how long it will take. */
  duration: z.boolean().default(true),
});

/**
 * A survey. A published one never changes: a new wording, scale or language is a new version, and answers name the version
 * that was seen. The first language is the one it was written in.
 */
export const surveyDefinitionShape = z
  .strictObject({
    format: z.literal(1),
    title: textsShape,
    languages: z.array(languageShape).min(1).max(50),
    /** Whom it asks. */
    asks: z.enum(['customers', 'employees', 'suppliers', 'investors', 'community']).default('customers'),
    /** anonymous: no way leads from an answer to a person. */
    respondents: z.enum(['anonymous', 'known']),
    /** The step of the journey that answers are about, and the function that owns it. */
    about: z
      .strictObject({
        step: z.string().trim().min(1).max(200).optional(),
        function: z.string().trim().min(1).max(200).optional(),
      })
      .optional(),
    flow: z.array(flowShape).max(500),
    /** Known before the first question: from the link, the invitation, the embedding page. */
    hidden: z
      .array(
        z.strictObject({
          code: codeShape,
          origin: z.string().max(500).optional(),
          kind: z.enum(['text', 'number', 'boolean']).default('text'),
          /** Whether whoever opens the link may say so; else only an invitation or the API does. */
          fromLink: z.boolean().default(true),
          default: z.union([z.string().max(2000), z.number(), z.boolean()]).optional(),
          personal: z.boolean().optional(),
        }),
      )
      .max(500)
      .default([]),
    calculated: z
      .array(
        z.strictObject({
          code: codeShape,
          origin: z.string().max(500).optional(),
          title: textsShape.optional(),
          value: valueShape,
          /** The metric it counts for, with its own scale. */
          feeds: z
            .strictObject({
              metric: z.string().trim().min(1).max(100),
              sumUp: z.enum(['mean', 'nps', 'csat', 'ces', 'top-box']).optional(),
              low: z.number(),
              high: z.number(),
            })
            .optional(),
        }),
      )
      .max(500)
      .default([]),
    quotas: z.array(quotaShape).max(200).default([]),
    ends: z.array(endShape).min(1).max(100),
    rules: rulesShape.prefault({}),
    conduct: conductShape.prefault({}),
    /** What an import could not carry over into logic, with where it stood. While any is left, this stays a draft. */
    untranslated: z
      .array(
        z.strictObject({
          where: z.string().max(500),
          from: z.string().min(1).max(40),
          text: z.string().max(20_000),
        }),
      )
      .max(5000)
      .default([]),
  })
  .meta({ id: 'SurveyDefinition' });
export type SurveyDefinition = z.output<typeof surveyDefinitionShape>;
/** As it may be written: what has a default may be left out. */
export type WrittenSurvey = z.input<typeof surveyDefinitionShape>;

/** Every part of the flow, outermost first, in the order it was written. */
export function partsOf(flow: readonly Flow[]): Flow[] {
  return flow.flatMap((part) => [
    part,
    ...(part.kind === 'branch' || part.kind === 'shuffle' ? partsOf(part.flow) : []),
    ...(part.kind === 'branch' ? partsOf(part.otherwise ?? []) : []),
  ]);
}

/** Every page in the order it was written, those of branches and random parts where they stand. */
export function pagesOf(flow: readonly Flow[]): Page[] {
  return partsOf(flow).flatMap((part) => (part.kind === 'block' ? part.pages : []));
}

/** Every question of a survey in the order it was written, with the page and block it stands on. */
export function questionsOf(
  flow: readonly Flow[],
): { readonly question: Question; readonly page: Page; readonly block: string }[] {
  return partsOf(flow).flatMap((part) =>
    part.kind === 'block'
      ? part.pages.flatMap((page) => page.questions.map((question) => ({ question, page, block: part.code })))
      : [],
  );
}
