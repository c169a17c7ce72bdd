import { dense, rowOf, toUnitLength } from '../../../instruments/language/vectors/dense.ts';
import type { Embedder } from '../../../instruments/language/vectors/embedder.ts';
import { VectorCache } from './vector-cache.ts';

/** Texts embedded between two writes to the cache: what is lost when the machine stops. */
const batch = 256;

/** An embedder that asks each text once only; `cache` = null asks every time, and gives the same vectors. */
export function cached(
  { id, version, dimensions, languages }: Omit<Embedder, 'embed'>,
  cache: VectorCache | null,
  ask: (texts: readonly string[]) => Promise<readonly ArrayLike<number>[]>,
): Embedder {
  return {
    id,
    version,
    dimensions,
    languages,
    embed: async (texts) => {
      const vectors = dense(texts.length, dimensions);
      const held = cache ?? VectorCache.inMemory(dimensions);
      const missing = [...new Set(texts.filter((text, row) => !held.read(text, rowOf(vectors, row))))];
      for (let at = 0; at < missing.length; at += batch) {
        const part = missing.slice(at, at + batch);
        const answers = await ask(part);
        await held.keep(part, answers.map(VectorCache.rounded));
      }
      texts.forEach((text, row) => {
        held.read(text, rowOf(vectors, row));
      });
      return toUnitLength(vectors);
    },
  };
}
