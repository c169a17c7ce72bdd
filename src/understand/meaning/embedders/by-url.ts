import { z } from 'zod';
import type { Embedder } from '../../../instruments/language/vectors/embedder.ts';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import { cached } from './cached.ts';
import type { VectorCache } from './vector-cache.ts';

/** An OpenAI-compatible `/v1/embeddings` of the company's own choice (Ollama, llama.cpp, vLLM …). */
export interface EmbeddingsUrl {
  /** Up to and without `/embeddings`, such as http://localhost:11434/v1 */
  readonly url: string;
  readonly model: string;
  readonly dimensions: number;
  readonly key?: string;
  /** What the model's maker says it knows. */
  readonly languages: readonly string[] | 'all';
  /** For one request of up to 64 texts; 30 s by default. */
  readonly timeoutMs?: number;
  /** Asked before texts are sent, with their length in characters: false = the budget is spent, nothing is sent. */
  readonly mayShare?: (characters: number) => Promise<boolean> | boolean;
}

const perRequest = 64;
const longest = 8_000;
const answerShape = z.object({
  data: z.array(z.object({ index: z.number().int().min(0), embedding: z.array(z.number()) })),
});

/**
 * The user's own tier. Only texts that were redacted may be given to it. When the address is down, slow or answers
 * nonsense, a `Refused` says so; themes in use stay as they are.
 */
export function embedderByUrl(settings: EmbeddingsUrl, cache: VectorCache | null): Embedder {
  const { model, dimensions, languages } = settings;
  return cached(
    { id: 'own', version: `own:${model}/${dimensions}`, dimensions, languages },
    cache,
    async (texts) => {
      const vectors: number[][] = [];
      for (let at = 0; at < texts.length; at += perRequest)
        vectors.push(...(await asked(settings, texts.slice(at, at + perRequest))));
      return vectors;
    },
  );
}

async function asked(settings: EmbeddingsUrl, texts: readonly string[]): Promise<number[][]> {
  const { url, model, dimensions, key, timeoutMs = 30_000, mayShare } = settings;
  const input = texts.map((text) => text.toWellFormed().trim().slice(0, longest) || ' ');
  const characters = input.reduce((sum, text) => sum + text.length, 0);
  if (mayShare !== undefined && !(await mayShare(characters)))
    throw new Refused(
      refuse('embeddings-budget-spent', 'The budget for the embeddings address is spent; nothing was sent.', {
        next: 'Raise the budget, or go back to a tier that comes with Sirius.',
        kind: 'away',
      }),
    );
  const answer = await fetch(`${url.replace(/\/+$/, '')}/embeddings`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ model, input, encoding_format: 'float' }),
    signal: AbortSignal.timeout(timeoutMs),
    // Texts go to the address that somebody answers for, never to where it points.
    redirect: 'error',
  }).catch((error: unknown) => {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    throw away(isLate ? `did not answer within ${timeoutMs / 1_000} s` : 'cannot be reached');
  });
  if (!answer.ok) throw away(`answered with status ${answer.status}`);
  const parsed = answerShape.safeParse(await answer.json().catch(() => null));
  if (!parsed.success) throw away('answered with something that is not a list of embeddings');
  const vectors: number[][] = [];
  for (const { index, embedding } of parsed.data.data) vectors[index] = embedding;
  const isWhole = texts.every((_, i) => vectors[i]?.length === dimensions) && vectors.length === texts.length;
  if (!isWhole) throw away(`did not give ${dimensions} numbers for each text`);
  return vectors;
}

const away = (what: string) =>
  new Refused(
    refuse('embeddings-away', `The embeddings address ${what}.`, {
      next: 'Check the address, the model and its number of dimensions; until then themes stay as they are.',
      kind: 'away',
    }),
  );
