import { calibrate } from '../learning/calibrate.ts';
import type { Linear } from '../learning/logistic.ts';
import { fitMultinomial } from '../learning/multinomial.ts';
import { seeded, shuffled } from '../learning/random.ts';
import { type Sparse, stack } from '../learning/sparse.ts';
import { fitTfIdf, type TermOptions } from '../learning/tfidf.ts';
import { featureNames, featuresOf } from './features.ts';
import { feel } from './felt.ts';
import { lexiconOf } from './lexicon.ts';
import {
  choose,
  encoder,
  type SentimentClass,
  type SentimentModel,
  sentimentClasses,
} from './sentiment-model.ts';

export interface SentimentRow {
  readonly text: string;
  readonly sentiment: SentimentClass;
}

export interface TeachOptions {
  /** Price of a misjudged row. */
  readonly cost?: number;
  readonly wordWeight?: number;
  readonly terms?: TermOptions;
  /** A word must stand in so many rows. */
  readonly least?: number;
  /** Rows of other languages, of which only the counts of their lexicon are learnt, at this price. */
  readonly abroad?: readonly (SentimentRow & { readonly language: string })[];
  readonly abroadWeight?: number;
  /** How small a gradient ends the search: 0.5 moves no reading any more; weights that ship are taken further. */
  readonly tolerance?: number;
  /** A model of the language to start from: its counts of the lexicon are what the rows have to argue against. */
  readonly around?: SentimentModel;
  /** Confidence is calibrated from so many rows. */
  readonly enough?: number;
}

const folds = 5;
const usual = { words: [1, 2], characters: [3, 5], weights: [1, 1] } as const;

/** What was said of each row by a model that had not seen it. */
export interface Unseen {
  readonly said: readonly SentimentClass[];
  readonly scores: readonly number[];
}

/**
 * Learns the sentiment of one language from labelled rows: logistic regression over the counts of the lexicon and the
 * words themselves. Confidence is calibrated on rows the judging model had not seen (five folds). The same rows give
 * the same model. Null without a lexicon for the language, or when the rows show fewer than two classes.
 */
export function teachSentiment(
  rows: readonly SentimentRow[],
  language: string,
  options: TeachOptions = {},
): SentimentModel | null {
  const learner = learnerOf(rows, language, options);
  if (learner === null) return null;
  const { enough = 300 } = options;
  const calibration = rows.length < enough ? null : calibratedOn(rows, outOfFold(rows, learner.learnFrom));
  return learner.model(calibration);
}

/** As `teachSentiment`, with what each row was taken for while it was left out: what teaching is worth is told by them. */
export function teachWithProof(
  rows: readonly SentimentRow[],
  language: string,
  options: TeachOptions = {},
): { readonly model: SentimentModel; readonly unseen: Unseen } | null {
  const learner = learnerOf(rows, language, options);
  if (learner === null) return null;
  const { enough = 300 } = options;
  const unseen = outOfFold(rows, learner.learnFrom);
  return { model: learner.model(rows.length < enough ? null : calibratedOn(rows, unseen)), unseen };
}

function learnerOf(rows: readonly SentimentRow[], language: string, options: TeachOptions) {
  const lexicon = lexiconOf(language);
  if (lexicon === undefined || new Set(rows.map((row) => row.sentiment)).size < 2) return null;
  const { cost = 1, wordWeight = 1.5, least = 1, abroadWeight = 0.3, tolerance = 0.5 } = options;
  const classOf = rows.map((row) => sentimentClasses.indexOf(row.sentiment));
  const abroad = (options.abroad ?? []).flatMap((row) => {
    const theirs = lexiconOf(row.language);
    if (theirs === undefined) return [];
    return [{ x: asSparse(featuresOf(feel(row.text, theirs))), y: sentimentClasses.indexOf(row.sentiment) }];
  });
  const learnFrom = (chosen: readonly number[]) => {
    const terms = fitTfIdf(
      chosen.map((i) => rows[i]?.text ?? ''),
      { options: options.terms ?? usual, least },
    );
    const { encode, width } = encoder(lexicon, terms, wordWeight);
    const own = chosen.map((i) => encode(rows[i]?.text ?? '').x);
    const y = [...chosen.map((i) => classOf[i] ?? 1), ...abroad.map((row) => row.y)];
    const rowWeights = y.map((_, k) => (k < own.length ? 1 : abroadWeight));
    const matrix = stack([...own, ...abroad.map((row) => row.x)], width);
    return {
      terms,
      encode,
      classes: fitMultinomial(matrix, y, sentimentClasses.length, {
        cost,
        rowWeights,
        tolerance,
        ...(options.around === undefined ? {} : { around: countsOf(options.around, width) }),
      }),
    };
  };
  return {
    learnFrom,
    model(calibration: SentimentModel['calibration']): SentimentModel {
      const { terms, classes } = learnFrom(rows.map((_, i) => i));
      return {
        language: lexicon.language,
        rows: rows.length,
        wordWeight,
        terms,
        classes: classes.map(({ weights, bias }) => ({
          weights: Array.from(weights, round),
          bias: round(bias),
        })),
        calibration,
      };
    },
  };
}

const round = (x: number) => Math.round(x * 1e4) / 1e4;

/** What a model gives for the counts of the lexicon; its words are another vocabulary's. */
function countsOf({ classes }: SentimentModel, width: number): Linear[] {
  return classes.map(({ weights, bias }) => {
    const own = new Float64Array(width);
    own.set(weights.slice(0, featureNames.length));
    return { weights: own, bias };
  });
}

function asSparse(full: Float64Array): Sparse {
  const indices = Int32Array.from(featureNames.keys()).filter((k) => full[k] !== 0);
  return { indices, values: Float64Array.from(indices, (k) => full[k] ?? 0) };
}

type LearnFrom = (chosen: readonly number[]) => {
  encode: (text: string) => { x: Sparse };
  classes: Linear[];
};

/** Each row judged by a model that learnt from the other four fifths. */
function outOfFold(rows: readonly SentimentRow[], learnFrom: LearnFrom): Unseen {
  const order = shuffled(rows.length, seeded(7));
  const scores = new Array<number>(rows.length).fill(0);
  const said = new Array<SentimentClass>(rows.length).fill('neutral');
  for (let fold = 0; fold < folds; fold++) {
    const chosen: number[] = [];
    const kept: number[] = [];
    for (const [k, row] of order.entries()) (k % folds === fold ? kept : chosen).push(row);
    const { encode, classes } = learnFrom(chosen.sort((a, b) => a - b));
    for (const row of kept) {
      const { x } = encode(rows[row]?.text ?? '');
      const judged = choose(classes.map((linear) => scoreOf(linear, x)));
      scores[row] = judged.score;
      said[row] = sentimentClasses[judged.chosen] ?? 'neutral';
    }
  }
  return { said, scores };
}

const calibratedOn = (rows: readonly SentimentRow[], { said, scores }: Unseen) =>
  calibrate(
    scores,
    said.map((each, i) => each === rows[i]?.sentiment),
  );

function scoreOf({ weights, bias }: Linear, x: Sparse): number {
  let score = bias;
  for (let k = 0; k < x.indices.length; k++) score += (x.values[k] ?? 0) * (weights[x.indices[k] ?? 0] ?? 0);
  return score;
}
