import { type Fitted, fitLogistic, type Linear } from '../learning/logistic.ts';
import { type Matrix, type Sparse, stack } from '../learning/sparse.ts';
import type { TfIdf } from '../learning/tfidf.ts';
import { rowMaker } from './features.ts';
import type { EmbeddingOf } from './model.ts';

/** Vectors for texts. Teaching itself waits for nothing: who embeds elsewhere embeds the examples and seeds first. */
export interface Embed extends EmbeddingOf {
  readonly of: (texts: readonly string[]) => readonly ArrayLike<number>[];
}

/** Price of a misjudged example; chosen on training rows of a public intent set. */
const cost = 10;
const tolerance = 0.1;

/** What is to be learnt about one theme: which rows speak of it, and which say anything about it. */
export interface Lesson {
  readonly theme: string;
  readonly yes: Uint8Array;
  readonly weights: Float64Array;
}

/** Texts as rows of one matrix: terms first, embedding behind them. */
export function matrixOf(texts: readonly string[], tfidf: TfIdf, embed?: Embed): Matrix {
  const dimensions = embed?.dimensions ?? 0;
  const make = rowMaker(tfidf, dimensions);
  const vectors = embed?.of(texts);
  const rows: Sparse[] = texts.map((text, i) => make(text, vectors?.[i]));
  return stack(rows, tfidf.terms.length + dimensions);
}

/** One theme's weights; rows of weight 0 are not looked at. */
export function fitTheme(
  m: Matrix,
  lesson: Lesson,
  options: { from?: Linear; rough?: boolean } = {},
): Fitted {
  return fitLogistic(m, lesson.yes, {
    cost,
    rowWeights: lesson.weights,
    tolerance: options.rough ? 3 * tolerance : tolerance,
    ...(options.from && { from: options.from }),
  });
}

/** Weights of all themes in one array, term by term, so that a text's few terms are read in one go each. */
export function columnsOf(
  fits: readonly Linear[],
  width: number,
): { weights: Float32Array; bias: Float32Array } {
  const weights = new Float32Array(fits.length * width);
  fits.forEach((fit, t) => {
    for (let c = 0; c < width; c++) weights[c * fits.length + t] = fit.weights[c] as number;
  });
  return { weights, bias: Float32Array.from(fits, (fit) => fit.bias) };
}
