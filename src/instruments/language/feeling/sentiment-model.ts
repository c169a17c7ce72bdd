import type { Calibration } from '../learning/calibrate.ts';
import { softmax } from '../learning/multinomial.ts';
import { explain, tellReasons } from '../learning/reasons.ts';
import { beside, dot, type Sparse } from '../learning/sparse.ts';
import { readable, type TfIdf, vectorizer } from '../learning/tfidf.ts';
import { featureNames, featuresOf } from './features.ts';
import { type Feeling, feel } from './felt.ts';
import type { Lexicon } from './lexicon.ts';

/** In the order of the model's scores. */
export const sentimentClasses = ['negative', 'neutral', 'positive'] as const;
export type SentimentClass = (typeof sentimentClasses)[number];

/** What was learnt from labelled rows of one language; plain data, stored as JSON. */
export interface SentimentModel {
  readonly language: string;
  readonly rows: number;
  /** How much the words themselves weigh beside the counts of the lexicon. */
  readonly wordWeight: number;
  readonly terms: TfIdf;
  /** Per class: counts of the lexicon first, then terms. */
  readonly classes: readonly { readonly weights: readonly number[]; readonly bias: number }[];
  /** From the log-odds of the chosen class to its confidence; null where too few rows were labelled to know. */
  readonly calibration: Calibration | null;
}

/** Turns texts into the columns of a model; `wordsToo` false leaves the words out (rows of another language). */
export function encoder(lexicon: Lexicon, terms: TfIdf, wordWeight: number) {
  const vector = vectorizer(terms);
  const width = featureNames.length + terms.terms.length;
  return {
    width,
    encode: (text: string): { feeling: Feeling; x: Sparse } => {
      const feeling = feel(text, lexicon);
      const parts = [
        { x: featuresOf(feeling), width: featureNames.length },
        { x: vector(text), width: terms.terms.length, weight: wordWeight },
      ];
      return { feeling, x: beside(parts) };
    },
  };
}

export interface Judged {
  /** Shares of the classes; they add up to 1. */
  readonly shares: readonly number[];
  /** The likeliest class; of equals the first. */
  readonly chosen: number;
  /** Log-odds of the chosen class. */
  readonly score: number;
  readonly feeling: Feeling;
  readonly x: Sparse;
}

/** A model ready to judge texts. */
export function judgeOf(model: SentimentModel, lexicon: Lexicon) {
  const { encode } = encoder(lexicon, model.terms, model.wordWeight);
  const against = model.classes.map((_, c) => againstOthers(model.classes, c));
  return {
    judge(text: string): Judged {
      const { feeling, x } = encode(text);
      return { ...choose(model.classes.map(({ weights, bias }) => dot(x, weights) + bias)), feeling, x };
    },
    /** Why this class and not the others: weight × value, adding up to the score against the mean of the others. */
    reasons({ x, chosen }: Judged, most = 6): string[] {
      const own = against[chosen];
      return own === undefined
        ? []
        : tellReasons(
            explain(own, x, (column) => nameOf(model, column)),
            most,
          );
    },
  };
}

/** Weights of one class less the mean of the others. */
function againstOthers(classes: SentimentModel['classes'], chosen: number) {
  const own = classes[chosen] ?? { weights: [], bias: 0 };
  const others = classes.filter((_, c) => c !== chosen);
  const less = (mine: number, of: (one: (typeof others)[number]) => number) =>
    mine - others.reduce((sum, one) => sum + of(one), 0) / Math.max(1, others.length);
  return {
    weights: own.weights.map((weight, column) => less(weight, (one) => one.weights[column] ?? 0)),
    bias: less(own.bias, (one) => one.bias),
  };
}

/** The likeliest of three scores. */
export function choose(scores: readonly number[]): { shares: number[]; chosen: number; score: number } {
  const shares = softmax(scores);
  let chosen = 0;
  for (let c = 1; c < shares.length; c++) if ((shares[c] ?? 0) > (shares[chosen] ?? 0)) chosen = c;
  const share = Math.min(1 - 1e-9, Math.max(1e-9, shares[chosen] ?? 0));
  return { shares, chosen, score: Math.log(share / (1 - share)) };
}

function nameOf(model: SentimentModel, column: number): string {
  return featureNames[column] ?? readable(model.terms.terms[column - featureNames.length] ?? '');
}
