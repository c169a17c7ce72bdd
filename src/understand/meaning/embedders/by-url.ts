import { z } from 'zod';
import { isRefusal, type Refusal, Refused, refuse } from '../../../kernel/refusal.ts';
import type { Outbound } from '../../../server/outbound/index.ts';
import type { AskVectors } from './ask-thread.ts';

/** An OpenAI-compatible `/v1/embeddings` of the company's own choice (Ollama, llama.cpp, vLLM …). */
export interface EmbeddingsUrl {
  /** Up to and without `/embeddings`, such as http://localhost:11434/v1 */
  readonly url: string;
  readonly model: string;
  readonly dimensions: number;
  readonly key?: string | undefined;
  /** For one request of up to 64 texts; 30 s by default. */
  readonly timeoutMs?: number;
  /** Texts without personal data: what leaves was redacted when it came, and is redacted once more. */
  readonly redact: (text: string) => string;
  /** Asked before texts are sent, with their length in characters: false = the budget is spent, nothing is sent. */
  readonly mayShare?: (characters: number) => Promise<boolean>;
}

const perRequest = 64;
/** What is sent of a text; what is kept is known by as much of it (`keyOf`). */
const longest = 4_000;
/** A number of a vector takes some twenty letters as JSON. */
const lettersPerNumber = 32;
const answerShape = z.object({
  data: z.array(z.object({ index: z.number().int().min(0), embedding: z.array(z.number()) })),
});

/**
 * Vectors from a company's own address, in requests of 64 texts, one after the other. When the address is down, slow or
 * answers nonsense, a `Refused` says so; themes in use stay as they are.
 */
export function askUrl(settings: EmbeddingsUrl, outbound: Pick<Outbound, 'post'>): AskVectors {
  return async (texts) => {
    const vectors: number[][] = [];
    for (let at = 0; at < texts.length; at += perRequest)
      vectors.push(...(await asked(settings, outbound, texts.slice(at, at + perRequest))));
    return vectors;
  };
}

async function asked(
  { url, model, dimensions, key, timeoutMs = 30_000, redact, mayShare }: EmbeddingsUrl,
  outbound: Pick<Outbound, 'post'>,
  texts: readonly string[],
): Promise<number[][]> {
  const input = texts.map((text) => redact(text.toWellFormed().slice(0, longest)).trim() || ' ');
  const characters = input.reduce((sum, text) => sum + text.length, 0);
  if (mayShare !== undefined && !(await mayShare(characters)))
    throw new Refused(
      refuse('embeddings-budget-spent', 'The budget for the embeddings address is spent; nothing was sent.', {
        next: 'Raise the budget, or go back to a tier that comes with Sirius.',
        kind: 'away',
      }),
    );
  const answer = await outbound.post({
    url: `${url.replace(/\/+$/, '')}/embeddings`,
    key,
    timeoutMs,
    mostBytes: 100_000 + texts.length * dimensions * lettersPerNumber,
    body: { model, input, encoding_format: 'float' },
  });
  if (isRefusal(answer)) throw new Refused(sayAway(answer, timeoutMs));
  if (answer.status !== 200) throw away(`answered with status ${answer.status}`);
  const parsed = answerShape.safeParse(readJson(answer.text));
  if (!parsed.success) throw away('answered with something that is not a list of embeddings');
  const vectors: number[][] = [];
  for (const { index, embedding } of parsed.data.data) if (index < texts.length) vectors[index] = embedding;
  const isWhole =
    parsed.data.data.length === texts.length && texts.every((_, i) => vectors[i]?.length === dimensions);
  if (!isWhole) throw away(`did not give ${dimensions} numbers for each text`);
  return vectors;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What the guarded way out refused, said of this address. */
function sayAway(refusal: Refusal, timeoutMs: number): Refusal {
  switch (refusal.refused) {
    case 'outside-slow':
      return away(`did not answer within ${timeoutMs / 1_000} s`).refusal;
    case 'outside-too-long':
      return away('answered far more than was asked for').refusal;
    case 'outside-away':
      return away('cannot be reached').refusal;
    default:
      return refusal;
  }
}

const away = (what: string) =>
  new Refused(
    refuse('embeddings-away', `The embeddings address ${what}.`, {
      next: 'Check the address, the model and its number of dimensions; until then themes stay as they are.',
      kind: 'away',
    }),
  );
