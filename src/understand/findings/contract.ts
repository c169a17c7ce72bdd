import { z } from 'zod';
import { estimateShape } from '../../kernel/estimate.ts';
import { evidenceShape } from '../../kernel/evidence.ts';
import { operation } from '../../kernel/operation.ts';
import { measureShape } from '../scores/contract.ts';

export const findingKindShape = z.enum([
  'missed-promise',
  'skipped-step',
  'extra-step',
  'repeated-step',
  'long-wait',
  'order-swap',
  'segment',
  'early-survey',
  // What customers say, beside the score they give; and what more of them say than before.
  'theme',
  'rising-theme',
]);

/** How a finding stands against the last time it was looked for; gone = it no longer stands out. */
export const findingStateShape = z.enum(['new', 'growing', 'fading', 'unchanged', 'gone']);

/** Both languages; `sentence` beside it is the English one. */
export const spokenShape = z.strictObject({ en: z.string(), es: z.string() });

/**
 * One estimated effect. `total`: the plain difference; `adjusted`: with what came before held equal; `direct`: with what
 * lies between held equal as well. `outcome` is a metric's name or `missed promise: STEP`; unit: points of the
 * metric's scale, or a share (0..1) of promises missed.
 */
export const effectShape = z.strictObject({
  outcome: z.string(),
  what: z.enum(['total', 'adjusted', 'direct', 'odds-ratio']),
  unit: z.enum(['points', 'share', 'ratio']),
  estimate: estimateShape,
  /** What was held equal, in words; the one that matters most first. */
  heldEqual: z.array(spokenShape),
});

/** Of all bad cases, how many had this before them. */
export const coverageShape = z.strictObject({
  /** What went badly: `missed promise: Delivered`, `low satisfaction`. */
  of: z.string(),
  bad: z.number().int(),
  with: z.number().int(),
  without: z.number().int(),
  share: estimateShape,
  label: spokenShape,
  sentence: z.string(),
});

/** Another finding this one is tied to. */
export const tieShape = z.strictObject({
  finding: z.string().nullable(),
  label: spokenShape,
  step: z.string(),
  function: z.string(),
});

export const findingShape = z.strictObject({
  /** Stable across recomputation: made of kind and subject. */
  id: z.string(),
  kind: findingKindShape,
  subject: z.string(),
  /** hurts, helps, or `measurement`: a flaw in how voices are collected, never a cause. */
  direction: z.enum(['hurts', 'helps', 'measurement']),
  sentence: z.string(),
  sentences: spokenShape,
  /** The first of the sentences: who, how much, how many. */
  headline: spokenShape,
  /** One line for lists and decisions: `missed promise “Delivered”`. */
  label: spokenShape,
  /** The function that owns the cause; '' = nobody is named in the data. */
  function: z.string(),
  /** Where the cause is; '' for segments. */
  step: z.string(),
  /** Hand-overs: the function that hands over, and the step. */
  from: z.strictObject({ step: z.string(), function: z.string() }).nullable(),
  /** The kind of journey it is about; '' = all. */
  journey: z.string(),
  metric: z.string().nullable(),
  /** Steps between where it begins and where the customer speaks (or the promise is due). */
  stepsUpstream: z.number().int().nullable(),
  /** The leading effect: the difference that the sentence tells. */
  estimate: estimateShape,
  unit: z.enum(['points', 'share']),
  estimates: z.array(effectShape),
  /** Episodes compared. */
  n: z.number().int(),
  /** Episodes that had it, scored or not. */
  affected: z.number().int(),
  p: z.number(),
  /** After control of the false-discovery rate over everything looked at. */
  q: z.number(),
  weight: z.number(),
  /** What its claim rests on: comparison group (with what was held equal). */
  rung: z.string(),
  coverage: z.array(coverageShape),
  /** What comes before it and makes it likelier; what it works through. */
  upstream: z.array(tieShape.extend({ had: z.number().int(), bad: z.number().int() })),
  through: z.array(tieShape),
  /** Near-duplicates that are told inside this finding. */
  also: z.array(spokenShape),
  /** Plain figures by name: n_with, n_without, mean_with, mean_without, diff, se, p, … */
  numbers: z.record(z.string(), z.number()),
  evidence: z.array(evidenceShape),
  /** Moments of three customers concerned, drawn by chance, one of whom says the opposite. */
  voices: z.array(z.string()),
  /** What a decision about it could measure. */
  measure: measureShape.nullable(),
  /** The people behind it in the filter language, where it can be said in it. */
  where: z.string().nullable(),
  state: findingStateShape,
  firstSeen: z.string(),
});
export type Finding = z.infer<typeof findingShape>;

/** What a run looked at, so that "nothing" is an answer. */
export const runShape = z.strictObject({
  at: z.string().nullable(),
  episodes: z.number().int(),
  scored: z.number().int(),
  candidates: z.number().int(),
  tests: z.number().int(),
  /** Episodes looked at of all, when there were too many for one look; null = all. */
  sample: z.strictObject({ taken: z.number().int(), of: z.number().int() }).nullable(),
  /** Stood out at first sight, but not once others were held equal; with what explains it. */
  explained: z.array(z.strictObject({ label: spokenShape, outcome: z.string(), by: z.array(spokenShape) })),
  /** One sentence when nothing stands out; null otherwise. */
  nothing: spokenShape.nullable(),
  seconds: z.number(),
});
export type FindingsRun = z.infer<typeof runShape>;

const reads = ['read', 'finding'] as const;
const idParam = z.strictObject({ id: z.string().min(1) });

export const listFindings = operation({
  method: 'GET',
  path: '/findings',
  summary: 'Everything worth knowing about customers, found without being asked, best first',
  does: reads,
  query: z.strictObject({ function: z.string().optional(), metric: z.string().optional() }),
  answer: z.strictObject({ run: runShape, findings: z.array(findingShape) }),
});

export const showFinding = operation({
  method: 'GET',
  path: '/findings/{id}',
  summary: 'One finding with its numbers, coverage, what lies upstream, and what was looked at',
  does: reads,
  params: idParam,
  answer: findingShape,
});

export const voiceShape = z.strictObject({
  moment: z.string(),
  customer: z.string(),
  episode: z.string(),
  at: z.string(),
  step: z.string(),
  text: z.string(),
  language: z.string(),
  score: z.number().nullable(),
  /** Says the opposite of the finding. */
  dissenting: z.boolean(),
});

export const voicesOfFinding = operation({
  method: 'GET',
  path: '/findings/{id}/voices',
  summary: 'Three voices of people concerned, drawn by chance, one of them dissenting where there is one',
  does: ['read', 'verbatim'],
  params: idParam,
  answer: z.strictObject({ all: z.number().int(), voices: z.array(voiceShape) }),
});

export const peopleOfFinding = operation({
  method: 'GET',
  path: '/findings/{id}/people',
  summary: 'The episodes behind a finding: those with an answer first, then the newest',
  does: ['read', 'person'],
  params: idParam,
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(1000).default(100) }),
  answer: z.strictObject({
    all: z.number().int(),
    people: z.array(
      z.strictObject({
        customer: z.string(),
        episode: z.string(),
        started: z.string(),
        score: z.number().nullable(),
      }),
    ),
  }),
});

export const causeShape = z.strictObject({
  finding: z.string(),
  sentence: z.string(),
  step: z.string(),
  function: z.string(),
  stepsUpstream: z.number().int().nullable(),
  total: estimateShape,
  adjusted: estimateShape.nullable(),
  direct: estimateShape.nullable(),
  coverage: coverageShape.nullable(),
  rung: z.string(),
  evidence: z.array(evidenceShape),
});

export const listCauses = operation({
  method: 'GET',
  path: '/causes/{metric}',
  summary: 'What goes together with a score or a missed promise, and begins upstream of it',
  does: reads,
  params: z.strictObject({ metric: z.string().min(1).describe('a metric, or promise:STEP') }),
  answer: z.array(causeShape),
});

export const refreshFindings = operation({
  method: 'POST',
  path: '/findings/refresh',
  summary: 'Look for findings again, now',
  does: ['refresh', 'finding'],
  answer: runShape,
});
