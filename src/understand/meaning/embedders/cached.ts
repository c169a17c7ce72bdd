import { dense, rowOf, toUnitLength } from '../../../instruments/language/vectors/dense.ts';
import type { Embedder } from '../../../instruments/language/vectors/embedder.ts';
import type { AskVectors } from './ask-thread.ts';
import type { EncoderFacts } from './encoder-facts.ts';
import { VectorCache, writeVector } from './vector-cache.ts';

/** Texts embedded between two writes to the cache: what is lost when the machine stops. */
const batch = 256;

/**
 * An embedder that asks each text once only; `cache` = null asks every time, and gives the same vectors: all are rounded as
 * they would be kept. A vector with a number that is none is taken for nothing known.
 */
export function cached(
  { id, version, dimensions, languages }: EncoderFacts,
  cache: VectorCache | null,
  ask: AskVectors,
): Embedder {
  return {
    id,
    version,
    dimensions,
    languages,
    embed: async (texts) => {
      const vectors = dense(texts.length, dimensions);
      const missing = new Map<string, number[]>();
      texts.forEach((text, row) => {
        if (cache?.read(text, rowOf(vectors, row)) === true) return;
        const rows = missing.get(text);
        if (rows === undefined) missing.set(text, [row]);
        else rows.push(row);
      });
      const wanted = [...missing.keys()];
      for (let at = 0; at < wanted.length; at += batch) {
        const part = wanted.slice(at, at + batch);
        const answers = (await ask(part)).map((vector) =>
          VectorCache.rounded(isNumbers(vector) ? vector : new Float32Array(dimensions)),
        );
        part.forEach((text, i) => {
          const answer = answers[i];
          if (answer === undefined) return;
          for (const row of missing.get(text) ?? []) writeVector(answer, rowOf(vectors, row), dimensions);
        });
        await cache?.keep(part, answers);
      }
      return toUnitLength(vectors);
    },
  };
}

function isNumbers(vector: ArrayLike<number>): boolean {
  for (let i = 0; i < vector.length; i++) if (!Number.isFinite(vector[i])) return false;
  return true;
}
