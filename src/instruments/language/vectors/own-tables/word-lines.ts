import { lightVectors } from '../light.ts';
import { quantised, type WordTable } from '../word-table.ts';
import type { OwnTable } from './static-table.ts';

/** Takes the lines of a file of word vectors one by one; false = enough is known. */
export interface WordLines {
  line(text: string): boolean;
  /** The table, or a sentence why the lines are none. */
  table(): OwnTable | string;
}

const fewestWords = 2;
const mostDimensions = 4096;

/**
 * Word vectors as text, a word and its numbers on a line, commonest word first (GloVe; word2vec and fastText with a first
 * line of two numbers). At most `most` words are kept, one byte per number. Texts are weighted means of their words, as in
 * the light tier.
 */
export function wordLines(most: number): WordLines {
  const ranks = new Map<string, number>();
  const scales: number[] = [];
  const values: Int8Array[] = [];
  let dimensions = 0;
  let at = 0;
  let problem: string | undefined;
  return {
    line(text) {
      at++;
      const fields = text.trimEnd().split(/[ \t]/);
      if (at === 1 && fields.length === 2 && fields.every((field) => /^\d+$/.test(field))) return true;
      if (text.trim() === '') return true;
      dimensions ||= fields.length - 1;
      if (dimensions < 2 || dimensions > mostDimensions || fields.length < dimensions + 1) {
        problem ??= `line ${at} is not a word with ${dimensions < 2 ? 'its' : dimensions} numbers`;
        return false;
      }
      // Phrases of several words are never looked up.
      if (fields.length > dimensions + 1) return true;
      const numbers = fields.slice(1).map(Number);
      if (!numbers.every(Number.isFinite)) {
        problem ??= `line ${at} holds something that is no number`;
        return false;
      }
      const word = (fields[0] ?? '').normalize('NFC').toLowerCase();
      if (word === '' || ranks.has(word)) return true;
      ranks.set(word, ranks.size);
      const small = quantised(numbers);
      scales.push(small.scale);
      values.push(small.values);
      return ranks.size < most;
    },
    table() {
      if (problem !== undefined) return problem;
      if (ranks.size < fewestWords) return 'it holds no words with numbers';
      const all = new Int8Array(ranks.size * dimensions);
      values.forEach((each, rank) => {
        all.set(each, rank * dimensions);
      });
      const table: WordTable = {
        version: '',
        dimensions,
        ranks,
        cutFrom: ranks.size,
        scales: Float32Array.from(scales),
        values: all,
        // Each company's own is taken out where themes are found.
        shared: new Float32Array(dimensions),
      };
      return { dimensions, vectors: (texts) => lightVectors(table, texts) };
    },
  };
}
