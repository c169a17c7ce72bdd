import { Worker } from 'node:worker_threads';
import { type Refusal, Refused } from '../../../kernel/refusal.ts';

/** What a thread with an encoder answers to { ask, texts }. */
export interface ThreadAnswer {
  readonly ask: number;
  readonly vectors?: readonly Float32Array[];
  /** Of a table that was opened: what it holds. */
  readonly facts?: { readonly version: string; readonly dimensions: number };
  readonly failed?: string;
  /** Instead of `failed`: what a person can do about it. */
  readonly refusal?: Refusal;
}

/** Asks for vectors of texts, in order. */
export type AskVectors = (texts: readonly string[]) => Promise<readonly ArrayLike<number>[]>;

interface Waiting {
  give(answer: ThreadAnswer): void;
  fail(why: Error): void;
}

/** An encoder holds hundreds of megabytes: it goes when nobody asked for so long, and starts again with the next question. */
const idleMs = 600_000;

/**
 * A thread with an encoder: started by the first question, never keeping the process alive, started again after it broke
 * down or was let go.
 */
export function askThread(script: URL, given: unknown): (texts: readonly string[]) => Promise<ThreadAnswer> {
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let asks = 0;
  const waiting = new Map<number, Waiting>();
  const started = () => {
    const worker = new Worker(script, { workerData: given });
    const end = (why: Error) => {
      if (thread !== worker) return;
      thread = undefined;
      for (const { fail } of waiting.values()) fail(why);
      waiting.clear();
    };
    const settle = () => {
      if (waiting.size > 0) return;
      worker.unref();
      idle = setTimeout(() => {
        end(new Error('The encoder was let go.'));
        void worker.terminate();
      }, idleMs).unref();
    };
    worker.on('message', (answer: ThreadAnswer) => {
      const one = waiting.get(answer.ask);
      waiting.delete(answer.ask);
      const { failed, refusal } = answer;
      if (refusal !== undefined) one?.fail(new Refused(refusal));
      else if (failed !== undefined) one?.fail(new Error(`The encoder failed: ${failed}`));
      else one?.give(answer);
      settle();
    });
    worker.on('error', end);
    worker.on('exit', (code) => end(new Error(`The encoder's thread ended (${code}).`)));
    return worker;
  };
  return (texts) =>
    new Promise((give, fail) => {
      clearTimeout(idle);
      thread ??= started();
      // While somebody waits for vectors the process must not end.
      thread.ref();
      const ask = ++asks;
      waiting.set(ask, { give, fail });
      thread.postMessage({ ask, texts });
    });
}
