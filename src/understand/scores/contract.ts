import { z } from 'zod';
import { estimateShape } from '../../kernel/estimate.ts';
import { operation } from '../../kernel/operation.ts';

/** How the answers of one scale are summed up. `csat` = share of the two best answers, `ces` = mean ease.
 * More is always better: intake turns scales whose lowest code is the best answer. */
export const statShape = z.enum(['mean', 'nps', 'csat', 'ces', 'top-box']);
export type Stat = z.infer<typeof statShape>;

const where = z.string().optional();

/**
 * What is measured, as data: decisions, findings and goals hold one of these and ask `measure` for the number.
 *
 * - `score`: a metric's answers, summed up by `stat`;
 * - `promise`: the share (0..1) of due promises of this step that were missed (late or broken);
 * - `share`: the share (0..1) of episodes that meet the filter `of`.
 *
 * `where` is the filter language of the web's URL and narrows whom it is measured on.
 */
export const measureShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('score'), metric: z.string().min(1), stat: statShape, where }),
  z.strictObject({ kind: z.literal('promise'), step: z.string().min(1), where }),
  z.strictObject({ kind: z.literal('share'), of: z.string().min(1), where }),
]);
export type Measure = z.infer<typeof measureShape>;

/** The four verdicts on a change; nothing else is ever said about one. */
export const verdictShape = z.enum(['improved', 'declined', 'practically-unchanged', 'cannot-tell']);

/** What is needed of the answers to compute the number again: counts, or sums of values and of their squares. */
export const summaryShape = z.discriminatedUnion('form', [
  z.strictObject({
    form: z.literal('nps'),
    promoters: z.number(),
    passives: z.number(),
    detractors: z.number(),
  }),
  z.strictObject({ form: z.literal('share'), count: z.number(), n: z.number() }),
  z.strictObject({ form: z.literal('mean'), n: z.number(), sum: z.number(), sumSquares: z.number() }),
]);

export const periodShape = z.enum(['day', 'week', 'month', 'quarter', 'year']);
export type Period = z.infer<typeof periodShape>;

/**
 * What counts once: each answer, or the mean of an episode's or of a customer's answers (so that whoever answers often
 * does not weigh more, and answers of one person are not taken for independent ones).
 */
export const unitShape = z.enum(['answer', 'episode', 'customer']);
export type Unit = z.infer<typeof unitShape>;

/** A change or difference: first minus second, the verdict from the first's side, and what is missing to tell. */
export const changeShape = z.strictObject({
  difference: estimateShape,
  verdict: verdictShape,
  /** Further answers needed before it could be told; 0 = told, null = not knowable. */
  needed: z.number().int().nullable(),
  /** The smallest change that matters, in the score's own unit. */
  smallestChange: z.number(),
  /** A sentence where the verdict needs one: a definition break, too few answers, real but small. */
  because: z.string().optional(),
});

/** One score of a table: an Estimate with the group it belongs to. */
export const scoreCellShape = estimateShape.extend({
  metric: z.string(),
  stat: statShape,
  unit: unitShape,
  /** The group's value of the field asked by; null = this group has no value there ("unknown"). Absent without `by`. */
  by: z.string().nullable().optional(),
  /** 2018-03, 2018-W10, 2018-Q1, 2018 or 2018-03-01; `from` is its first moment. Absent without `period`. */
  period: z.string().optional(),
  from: z.string().optional(),
  /** How the number may be shown; below 10 answers only as counts. */
  show: z.enum(['hidden', 'no-answers', 'counts-only', 'interval-first', 'normal']),
  summary: summaryShape.nullable(),
  /** Against the period before (same group). null: nothing to compare with. */
  change: changeShape.nullable(),
  /** A definition break lies between the period before and this one: no line across it. */
  breakBefore: z.string().nullable(),
  /** Among the groups of the table: does it stand out from the rest, and which ranks may it hold? */
  standing: z
    .strictObject({
      pAdjusted: z.number().nullable(),
      standsOut: z.boolean(),
      rankLow: z.number().int(),
      rankHigh: z.number().int(),
    })
    .nullable(),
});
export type ScoreCell = z.infer<typeof scoreCellShape>;

export const metricShape = z.strictObject({
  name: z.string(),
  low: z.number(),
  high: z.number(),
  sumUp: statShape,
  answers: z.number().int(),
  first: z.string().nullable(),
  last: z.string().nullable(),
});
export type Metric = z.infer<typeof metricShape>;

/** A moment from which on a metric means something else: other wording, scale, channel mix or filter. */
export const breakShape = z.strictObject({ at: z.iso.datetime(), why: z.string().min(3).max(500) });

const metricParam = z.strictObject({
  metric: z.string().min(1).describe('NAME or NAME:nps|mean|csat|ces|top-box'),
});
const reads = ['read', 'score'] as const;

export const listMetrics = operation({
  method: 'GET',
  path: '/scores/metrics',
  summary: 'What is measured: every metric with its scale, how it is summed up, and how many answered',
  does: reads,
  answer: z.array(metricShape),
});

export const showScores = operation({
  method: 'GET',
  path: '/scores/metrics/{metric}',
  summary: 'A score with its interval, by field and period, with verdicts on changes',
  does: reads,
  params: metricParam,
  query: z.strictObject({
    by: z.string().min(1).optional(),
    period: periodShape.optional(),
    where,
    from: z.string().optional(),
    to: z.string().optional(),
    per: unitShape.optional(),
  }),
  answer: z.array(scoreCellShape),
});

export const compareScores = operation({
  method: 'GET',
  path: '/scores/metrics/{metric}/compare',
  summary: 'Two groups of one score: a minus b with its interval, and one of four verdicts',
  does: reads,
  params: metricParam,
  query: z.strictObject({ a: z.string(), b: z.string(), where, per: unitShape.optional() }),
  answer: changeShape.extend({ a: estimateShape, b: estimateShape, p: z.number().nullable() }),
});

export const voicesBeside = operation({
  method: 'GET',
  path: '/scores/metrics/{metric}/voices',
  summary: 'Three voices beside a score: a low, a middle and a high one',
  does: ['read', 'verbatim'],
  params: metricParam,
  query: z.strictObject({ where }),
  answer: z.array(
    z.strictObject({
      kind: z.enum(['low', 'middle', 'high']),
      score: z.number(),
      text: z.string(),
      at: z.string(),
      step: z.string(),
      language: z.string(),
      moment: z.string(),
      customer: z.string(),
      episode: z.string(),
    }),
  ),
});

export const listAnswerFields = operation({
  method: 'GET',
  path: '/scores/metrics/{metric}/fields',
  summary:
    'What the answers of a metric can be compared by, and into how many groups each field divides them',
  does: reads,
  params: metricParam,
  answer: z.array(z.strictObject({ field: z.string(), groups: z.number().int() })),
});

export const listBreaks = operation({
  method: 'GET',
  path: '/scores/metrics/{metric}/breaks',
  summary: 'Where the definition of a metric changed',
  does: reads,
  params: metricParam,
  answer: z.array(breakShape),
});

export const noteBreak = operation({
  method: 'POST',
  path: '/scores/metrics/{metric}/breaks',
  summary: 'Note that a metric means something else from a moment on',
  does: ['write', 'score'],
  params: metricParam,
  body: breakShape,
  answer: z.array(breakShape),
});

export const driverShape = z.strictObject({
  driver: z.string(),
  share: z.number(),
  low: z.number(),
  high: z.number(),
  ofExplained: z.number(),
  ofLow: z.number(),
  ofHigh: z.number(),
  rankLow: z.number().int(),
  rankHigh: z.number().int(),
  beta: z.number(),
  p: z.number(),
  vif: z.number(),
  johnson: z.number(),
});

export const showDrivers = operation({
  method: 'GET',
  path: '/scores/metrics/{metric}/drivers',
  summary:
    'What goes together with a score: exact shares of what is explained, with intervals and rank ranges',
  does: reads,
  params: metricParam,
  query: z.strictObject({
    /** Comma-separated: names of other metrics, of numeric attributes, `missed:STEP` (promise) or `step:STEP`. */
    of: z.string().optional(),
    where,
  }),
  answer: z.strictObject({
    n: z.number().int(),
    /** Episodes with the score but without one of the drivers: left out. */
    dropped: z.number().int(),
    r2: estimateShape,
    p: z.number(),
    /** false: nothing here can be told apart from chance. */
    found: z.boolean(),
    method: z.string(),
    /** What the numbers say, in a sentence. */
    sentence: z.string(),
    drivers: z.array(driverShape),
    /** Candidates that were not looked at, with the reason. */
    left: z.array(z.strictObject({ driver: z.string(), because: z.string() })),
  }),
});

export const listMethods = operation({
  method: 'GET',
  path: '/scores/methods',
  summary: 'The instruments by themselves: their names and what they take',
  does: reads,
  answer: z.array(z.strictObject({ method: z.string(), summary: z.string(), input: z.string() })),
});

export const computeMethod = operation({
  method: 'POST',
  path: '/scores/methods/{method}',
  summary: 'Compute one instrument on data that are sent along, or the R code that computes the same',
  does: reads,
  params: z.strictObject({ method: z.string() }),
  query: z.strictObject({ as: z.enum(['result', 'r']).optional() }),
  body: z.json(),
  answer: z.json(),
});
