import { type Dense, dense, rowOf, toUnitLength, withoutDirection } from './dense.ts';
import type { Embedder } from './embedder.ts';
import type { WordTable } from './word-table.ts';
import { wordsOf } from './words-of.ts';

/** How strongly frequent words are held back; 0.001 is the value of the paper. */
const damping = 1e-3;

/**
 * The weight of a word in a sentence, a/(a + p): the rarer, the more it says. Its frequency p is read from its rank
 * by Zipf's law (Mandelbrot's form), so no corpus is needed. Source: Arora, Liang, Ma 2017.
 */
export const weightOfRank = (rank: number, cutFrom: number): number =>
  damping / (damping + 1 / ((rank + 2.7) * Math.log(1.78 * cutFrom)));

/** Weighted means of the words' vectors, one row per text, of length one; zeros where no word is known. */
export function meansOfWords(table: WordTable, texts: readonly string[]): Dense {
  const { dimensions } = table;
  const means = dense(texts.length, dimensions);
  const sum = new Float64Array(dimensions);
  texts.forEach((text, row) => {
    sum.fill(0);
    for (const word of wordsOf(text)) {
      const rank = table.ranks.get(word);
      if (rank === undefined) continue;
      const weight = weightOfRank(rank, table.cutFrom) * (table.scales[rank] as number);
      const from = rank * dimensions;
      for (let i = 0; i < dimensions; i++)
        sum[i] = (sum[i] as number) + weight * (table.values[from + i] as number);
    }
    rowOf(means, row).set(sum);
  });
  return toUnitLength(means);
}

/** The vectors of the light tier: English, no model to load, about 100,000 short texts a second. */
export function lightVectors(table: WordTable, texts: readonly string[]): Dense {
  return toUnitLength(withoutDirection(meansOfWords(table, texts), table.shared));
}

/** The light tier as an embedder. */
export function lightEmbedder(table: WordTable): Embedder {
  return {
    id: 'light',
    version: `light-1:${table.version}`,
    dimensions: table.dimensions,
    languages: ['en'],
    embed: async (texts) => lightVectors(table, texts),
  };
}
