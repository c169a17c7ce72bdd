import { z } from 'zod';
import { estimateShape } from '../../kernel/estimate.ts';
import { operation } from '../../kernel/operation.ts';
import { readVoiceShape } from './evidence.contract.ts';

const count = z.number().int().min(0);

/** At most this many texts in one call; the command line sends a file in portions. */
export const mostTexts = 500;
/** A text longer than this (UTF-16 units) is refused: no customer writes two million letters. */
export const longestText = 2_000_000;

export const textShape = z.strictObject({
  id: z.string().optional(),
  text: z.string().max(longestText),
  /** Where it is known; else it is told from the text. */
  language: z.string().optional(),
  /** When it was said: what "Tuesday" is resolved against. */
  at: z.iso.datetime().optional(),
});

export const readTexts = operation({
  method: 'POST',
  path: '/meaning/readings',
  summary: 'Read texts: clauses with sentiment, emotion, effort, intent and themes, each with its evidence',
  does: ['read', 'meaning'],
  body: z.strictObject({ texts: z.array(textShape).max(mostTexts) }),
  answer: z.array(readVoiceShape.extend({ id: z.string() })),
});

export const labellingStates = ['idle', 'running', 'stopping', 'stopped', 'failed'] as const;

/** How far the labelling of a company's voices has come. */
export const progressShape = z.strictObject({
  state: z.enum(labellingStates),
  /** Voices with text in the company's records; read so far under the version that is being built. */
  voices: count,
  read: count,
  clauses: count,
  unread: count,
  /** null = cannot be told yet. */
  voicesPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  /** What questions see now. */
  version: z.string().nullable(),
  /** A newer version that is being built beside it; null when none is. */
  building: z.string().nullable(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** One sentence when the last run failed. */
  problem: z.string().nullable(),
});
export type Progress = z.infer<typeof progressShape>;

export const showProgress = operation({
  method: 'GET',
  path: '/meaning/progress',
  summary: 'How many voices are labelled, how many wait, and under which version',
  does: ['read', 'meaning'],
  answer: progressShape,
});

export const runLabelling = operation({
  method: 'POST',
  path: '/meaning/run',
  summary: 'Label what is not labelled yet, or everything anew; goes on where it was stopped',
  does: ['run', 'meaning'],
  body: z.strictObject({
    /** Everything again, beside what questions see now, and switched on when complete. */
    anew: z.boolean().optional(),
    /** Wait until it is done (at most ten minutes) instead of answering at once. */
    wait: z.boolean().optional(),
  }),
  answer: progressShape,
});

export const stopLabelling = operation({
  method: 'POST',
  path: '/meaning/stop',
  summary: 'Stop labelling after the portion under way; what is done stays',
  does: ['run', 'meaning'],
  answer: progressShape,
});

export const evaluationTasks = ['sentiment', 'theme', 'language', 'redaction'] as const;

export const classScoreShape = z.strictObject({
  label: z.string(),
  n: count,
  predicted: count,
  precision: z.number().nullable(),
  recall: z.number().nullable(),
  f1: z.number().nullable(),
});

/** How well a task is done on rows that people labelled. */
export const evaluationShape = z.strictObject({
  task: z.enum(evaluationTasks),
  n: count,
  /** Share of rows with the right label; for redaction: spans found whole. */
  accuracy: z.number().nullable(),
  accuracyInterval: estimateShape,
  macroF1: z.number().nullable(),
  /** What always saying the commonest label would reach. */
  majority: z.strictObject({ label: z.string(), accuracy: z.number(), macroF1: z.number() }).nullable(),
  /** Mean gap between confidence and share right (ten bins); null where the task states no confidence. */
  calibrationError: z.number().nullable(),
  perClass: z.array(classScoreShape),
  perLanguage: z.array(
    z.strictObject({
      language: z.string(),
      n: count,
      accuracy: z.number().nullable(),
      macroF1: z.number().nullable(),
    }),
  ),
  /** `expected` said as `predicted`, this often. */
  confusion: z.array(z.strictObject({ expected: z.string(), predicted: z.string(), n: count })),
  /** Redaction: words that should have stayed and did (share). */
  otherWordsKept: z.number().optional(),
  /** The surest mistakes, at most twenty. */
  worst: z.array(
    z.strictObject({
      text: z.string(),
      expected: z.string(),
      predicted: z.string(),
      confidence: z.number().nullable(),
    }),
  ),
  version: z.string(),
});
export type Evaluation = z.infer<typeof evaluationShape>;

export const evaluate = operation({
  method: 'POST',
  path: '/meaning/evaluations',
  summary: 'How well sentiment, themes, language or redaction agree with rows that people labelled',
  does: ['read', 'meaning'],
  body: z.strictObject({
    task: z.enum(evaluationTasks),
    rows: z
      .array(
        z.strictObject({
          text: z.string().max(longestText),
          /** The right answer; several themes are separated by `|`. Redaction: unused. */
          label: z.string().optional(),
          language: z.string().optional(),
          /** Redaction: what must be found. */
          spans: z
            .array(z.strictObject({ start: z.number().int(), end: z.number().int(), kind: z.string() }))
            .optional(),
        }),
      )
      .min(1)
      .max(50_000),
  }),
  answer: evaluationShape,
});

const share = z.strictObject({ label: z.string(), voices: count, mentions: count });

/** What voices after a step say and feel; counts are of voices and of clauses (mentions). */
export const stepMeaningShape = z.strictObject({
  /** '' = not attached to a step. */
  step: z.string(),
  voices: count,
  mentions: count,
  customers: count,
  /** Share of clauses that are positive minus share that are negative, with interval; null value below ten voices. */
  netSentiment: estimateShape,
  /** Share of voices that tell of high effort. */
  highEffort: estimateShape,
  emotions: z.array(share),
  cues: z.array(share),
  themes: z.array(share.extend({ theme: z.string() })),
  /** Voices that speak of this step, wherever they were given; `elsewhere`: after another step, or after none. */
  spokenOf: z.strictObject({ voices: count, customers: count, elsewhere: count }),
});

export const meaningOfSteps = operation({
  method: 'GET',
  path: '/meaning/steps',
  summary: 'What voices say about each step: sentiment, emotions, effort and themes',
  does: ['read', 'meaning'],
  query: z.strictObject({ where: z.string().optional() }),
  answer: z.array(stepMeaningShape),
});
