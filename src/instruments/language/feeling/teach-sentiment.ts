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
  /** Confidence is calibrated from so many rows. */
  readonly enough?: number;
}

const folds = 5;
const usual = { words: [1, 2], characters: [3, 5], weights: [1, 1] } as const;

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
  const lexicon = lexiconOf(language);
  if (lexicon === undefined || new Set(rows.map((row) => row.sentiment)).size < 2) return null;
  const {
    cost = 1,
    wordWeight = 1.5,
    least = 1,
    enough = 300,
    abroadWeight = 0.3,
    tolerance = 0.5,
  } = options;
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
      }),
    };
  };
  const all = rows.map((_, i) => i);
  const { terms, classes } = learnFrom(all);
  return {
    language: lexicon.language,
    rows: rows.length,
    wordWeight,
    terms,
    classes: classes.map(({ weights, bias }) => ({ weights: Array.from(weights, round), bias: round(bias) })),
    calibration: rows.length < enough ? null : outOfFold(rows, classOf, learnFrom),
  };
}

const round = (x: number) => Math.round(x * 1e4) / 1e4;

function asSparse(full: Float64Array): Sparse {
  const indices = Int32Array.from(featureNames.keys()).filter((k) => full[k] !== 0);
  return { indices, values: Float64Array.from(indices, (k) => full[k] ?? 0) };
}

type LearnFrom = (chosen: readonly number[]) => {
  encode: (text: string) => { x: Sparse };
  classes: Linear[];
};

function outOfFold(rows: readonly SentimentRow[], classOf: readonly number[], learnFrom: LearnFrom) {
  const order = shuffled(rows.length, seeded(7));
  const scores: number[] = [];
  const right: boolean[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const chosen: number[] = [];
    const kept: number[] = [];
    for (const [k, row] of order.entries()) (k % folds === fold ? kept : chosen).push(row);
    const { encode, classes } = learnFrom(chosen.sort((a, b) => a - b));
    for (const row of kept.sort((a, b) => a - b)) {
      const { x } = encode(rows[row]?.text ?? '');
      const judged = choose(classes.map((linear) => scoreOf(linear, x)));
      scores.push(judged.score);
      right.push(judged.chosen === classOf[row]);
    }
  }
  return calibrate(scores, right);
}

function scoreOf({ weights, bias }: Linear, x: Sparse): number {
  let score = bias;
  for (let k = 0; k < x.indices.length; k++) score += (x.values[k] ?? 0) * (weights[x.indices[k] ?? 0] ?? 0);
  return score;
}
