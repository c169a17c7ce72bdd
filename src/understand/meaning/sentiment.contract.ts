import { z } from 'zod';
import { estimateShape } from '../../kernel/estimate.ts';
import { operation } from '../../kernel/operation.ts';
import { progressShape } from './contract.ts';
import { sentimentClassShape } from './evidence.contract.ts';
import { changeShape } from './teaching.contract.ts';

const count = z.number().int().min(0);
const teaches = ['write', 'sentiment'] as const;

/** So many labelled texts are learnt from at most: more of them take minutes and teach little. */
export const mostSentimentExamples = 10_000;

export const sentimentExampleShape = z.strictObject({
  text: z.string().trim().min(1).max(20_000),
  sentiment: sentimentClassShape,
  /** ISO 639-1; left out, it is told from the text. */
  language: z.string().max(20).optional(),
});
export type SentimentExample = z.infer<typeof sentimentExampleShape>;

/** What teaching is worth in one language, on rows that were left out while learning. */
export const taughtLanguageShape = z.strictObject({
  language: z.string(),
  rows: count,
  /** What ships goes on being used where this is false. */
  used: z.boolean(),
  /** better or even = used; worse = measured worse than what ships; few, one class, no words = cannot be learnt. */
  why: z.enum(['better', 'even', 'worse', 'few', 'one class', 'no words']),
  /** Macro-F1, with a bootstrap interval; null values where nothing could be learnt. */
  shipped: estimateShape,
  taught: estimateShape,
  /** Taught less shipped, on the same rows. */
  gain: estimateShape,
  /** Mean gap between confidence and share right; null below a hundred rows. */
  calibrationError: z.strictObject({ shipped: z.number().nullable(), taught: z.number().nullable() }),
});
export type TaughtLanguage = z.infer<typeof taughtLanguageShape>;

const versionShape = z.strictObject({
  version: count,
  examples: count,
  /** Of these, decisions of the label desk. */
  desk: count,
  languages: z.array(taughtLanguageShape),
  why: z.string(),
  by: z.string(),
  at: z.string(),
  undone: z.boolean(),
  current: z.boolean(),
});

export const showSentiment = operation({
  method: 'GET',
  path: '/meaning/sentiment',
  summary:
    'What the company taught about sentiment: versions, how good they are, and what waits to be learnt',
  does: ['read', 'meaning'],
  answer: z.strictObject({
    /** 0 = sentiment is read as it ships. */
    version: count,
    /** Decisions of the label desk that are not learnt yet, or were taken back since. */
    waiting: count,
    versions: z.array(versionShape),
  }),
});

/** What teaching would do; nothing is changed until it is applied. */
export const sentimentProposalShape = z.strictObject({
  proposal: z.string(),
  why: z.string(),
  examples: count,
  desk: count,
  languages: z.array(taughtLanguageShape),
  /** Voices per class before and after. */
  changes: z.array(changeShape),
  seconds: z.number(),
});
export type SentimentProposal = z.infer<typeof sentimentProposalShape>;

export const teachSentiment = operation({
  method: 'POST',
  path: '/meaning/sentiment/teach',
  summary:
    'Learn sentiment from labelled texts or the label desk; shows before and after, applies it when told to',
  does: teaches,
  body: z.strictObject({
    examples: z.array(sentimentExampleShape).max(mostSentimentExamples).optional(),
    /** The content of a file of examples: JSON lines, a JSON list or CSV with text and sentiment (and language). */
    content: z.string().max(20_000_000).optional(),
    /** true: only these examples; else they are added to those known. */
    replace: z.boolean().optional(),
    /** Learn what was decided at the label desk since. */
    fromDesk: z.boolean().optional(),
    apply: z.boolean().optional(),
  }),
  answer: sentimentProposalShape.extend({ applied: z.boolean(), version: count }),
});

const switched = z.strictObject({ version: count, progress: progressShape });

export const applySentiment = operation({
  method: 'POST',
  path: '/meaning/sentiment/proposals/{proposal}/apply',
  summary: 'Apply what was shown of a taught sentiment; voices are read anew beside what is seen',
  does: teaches,
  params: z.strictObject({ proposal: z.guid() }),
  answer: switched,
});

export const undoSentiment = operation({
  method: 'POST',
  path: '/meaning/sentiment/undo',
  summary: 'Go back to the sentiment taught before the current one, or to what ships',
  does: teaches,
  answer: switched,
});
