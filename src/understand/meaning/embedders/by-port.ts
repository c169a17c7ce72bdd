import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { type Dense, dense } from '../../../instruments/language/vectors/dense.ts';
import type { Embedder } from '../../../instruments/language/vectors/embedder.ts';
import { type Refusal, Refused } from '../../../kernel/refusal.ts';
import type { EncoderFacts } from './encoder-facts.ts';

interface Asked {
  readonly ask: number;
  readonly texts: readonly string[];
}
interface Answered {
  readonly ask: number;
  readonly data?: Float32Array;
  readonly failed?: string;
  readonly refusal?: Refusal;
}

/** A port for a thread, through which it may ask an embedder of this one. Give it away in `transferList`. */
export function portTo(embedder: Embedder): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', async ({ ask, texts }: Asked) => {
    const answer = (given: Omit<Answered, 'ask'>) => port1.postMessage({ ask, ...given });
    try {
      answer({ data: (await embedder.embed(texts)).data });
    } catch (error) {
      if (error instanceof Refused) answer({ refusal: error.refusal });
      else answer({ failed: String(error) });
    }
  });
  // A thread that may ask some day keeps nobody alive.
  port1.unref();
  return port2;
}

/** The embedder at the other end of a port. */
export function embedderByPort(facts: EncoderFacts, port: MessagePort): Embedder {
  let asks = 0;
  const waiting = new Map<number, (answer: Answered) => void>();
  port.on('message', (answer: Answered) => {
    waiting.get(answer.ask)?.(answer);
    waiting.delete(answer.ask);
  });
  return {
    ...facts,
    embed: (texts) =>
      new Promise<Dense>((give, fail) => {
        if (texts.length === 0) return give(dense(0, facts.dimensions));
        const ask = ++asks;
        waiting.set(ask, ({ data, failed, refusal }) => {
          if (data !== undefined) give({ rows: texts.length, columns: facts.dimensions, data });
          else fail(refusal === undefined ? new Error(failed ?? 'no answer') : new Refused(refusal));
        });
        port.postMessage({ ask, texts } satisfies Asked);
      }),
  };
}
