import { beside, type Sparse } from '../learning/sparse.ts';
import { type TermOptions, type TfIdf, vectorizer } from '../learning/tfidf.ts';

/** Terms of the taught classifier; lengths and weights chosen on training rows of a public intent set. */
export const taughtTerms: TermOptions = { words: [1, 2], characters: [2, 5], weights: [0.5, 0.85] };

/** How long the words' part and the embedding's part of a row are, 1 each before. */
const wordsWeight = 1;
export const embeddingWeight = 0.7;

/** Turns a text and its embedding (absent: unknown, zeros) into one row: terms first, the embedding behind them. */
export function rowMaker(
  tfidf: TfIdf,
  dimensions: number,
): (text: string, vector?: ArrayLike<number>) => Sparse {
  const words = vectorizer(tfidf, { doubt: true });
  return (text, vector) =>
    beside([
      { x: words(text), width: tfidf.terms.length, weight: wordsWeight },
      { x: vector ?? [], width: dimensions, weight: embeddingWeight },
    ]);
}
