import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Models } from '../models.ts';
import type { UnreadVoice } from '../questions/unread-voices.ts';
import type { LabelDecision } from '../teaching.contract.ts';
import type { ClauseRow } from './clause-rows.ts';

/** What a worker is given: some voices, and what people decided about them. */
export interface Portion {
  readonly workspace: string;
  readonly zone: string;
  readonly voices: readonly UnreadVoice[];
  readonly decisions: readonly LabelDecision[];
}

/** Threads that read voices, so that the server stays free to answer. Closing them ends what they do. */
export interface Readers {
  /** The rows of all voices, in their order, however many threads there are. */
  read(portion: Portion): Promise<ClauseRow[]>;
  close(): Promise<void>;
}

const perMessage = 50;

/** One thread on a small machine: the web shall keep the other core. */
export function threadsToUse(given = process.env.SIRIUS_MEANING_WORKERS): number {
  const asked = Number(given);
  if (Number.isInteger(asked) && asked >= 1) return Math.min(asked, 64);
  return Math.max(1, Math.min(4, availableParallelism() - 1));
}

interface Thread {
  readonly worker: Worker;
  ask(portion: Portion): Promise<ClauseRow[]>;
}

function startThread(models: Models): Thread {
  const worker = new Worker(new URL('./read-in-thread.ts', import.meta.url), {
    workerData: models,
    // A thread shares nothing but what it is sent.
    env: process.env,
  });
  worker.unref();
  let waiting: { resolve(rows: ClauseRow[]): void; reject(error: Error): void } | undefined;
  const fail = (error: Error) => {
    waiting?.reject(error);
    waiting = undefined;
  };
  worker.on('message', (answer: { rows?: ClauseRow[]; problem?: string }) => {
    if (answer.rows === undefined) return fail(new Error(answer.problem ?? 'no answer'));
    waiting?.resolve(answer.rows);
    waiting = undefined;
  });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`A thread that reads voices ended (${code})`)));
  return {
    worker,
    ask: (portion) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        worker.postMessage(portion);
      }),
  };
}

let kept: { key: string; readers: Readers; users: number; idle?: NodeJS.Timeout } | undefined;
/** Threads that nobody uses end after this long: starting them costs about a second. */
const idleMs = 120_000;

/**
 * Threads for these models: those of the last time, when the models are the same. `give back` lets them go, not at once.
 */
export function borrowReaders(models: Models): { readers: Readers; giveBack(): void } {
  const key = JSON.stringify([models.way, models.themeNames]);
  if (kept?.key !== key) {
    const old = kept;
    if (old !== undefined && old.users === 0) {
      clearTimeout(old.idle);
      void old.readers.close();
    }
    kept = { key, readers: startReaders(models), users: 0 };
  }
  const mine = kept;
  clearTimeout(mine.idle);
  mine.users++;
  return {
    readers: mine.readers,
    giveBack() {
      mine.users--;
      if (mine.users > 0) return;
      const end = () => {
        if (mine.users > 0) return;
        if (kept === mine) kept = undefined;
        void mine.readers.close();
      };
      if (kept !== mine) end();
      else mine.idle = setTimeout(end, idleMs).unref();
    },
  };
}

/** Starts the threads; which of them reads a voice makes no difference to what is read. */
export function startReaders(models: Models, threads = threadsToUse()): Readers {
  const all = Array.from({ length: threads }, () => startThread(models));
  return {
    async read({ voices, ...same }) {
      const pieces = Array.from({ length: Math.ceil(voices.length / perMessage) }, (_, i) =>
        voices.slice(i * perMessage, (i + 1) * perMessage),
      );
      const rows: ClauseRow[][] = new Array(pieces.length);
      let next = 0;
      await Promise.all(
        all.map(async (thread) => {
          for (let piece = next++; piece < pieces.length; piece = next++) {
            rows[piece] = await thread.ask({ ...same, voices: pieces[piece] ?? [] });
          }
        }),
      );
      return rows.flat();
    },
    async close() {
      await Promise.all(all.map(({ worker }) => worker.terminate()));
    },
  };
}
