import { availableParallelism } from 'node:os';
import type { MessagePort } from 'node:worker_threads';
import { Worker } from 'node:worker_threads';
import type { Company } from '../../../instruments/language/about/company.ts';
import type { Embedder } from '../../../instruments/language/vectors/embedder.ts';
import type { PlacedVoice } from '../about/see-company.ts';
import type { LabelDecision } from '../desk.contract.ts';
import { portTo } from '../embedders/by-port.ts';
import type { Models } from '../models.ts';
import type { TemplateLine } from '../stories/judge-templates.ts';
import type { Rows } from './read-rows.ts';

/** What a worker is given: some voices, and what people decided about them. */
export interface Portion {
  readonly workspace: string;
  readonly zone: string;
  readonly company: Company;
  readonly voices: readonly PlacedVoice[];
  readonly decisions: readonly LabelDecision[];
  /** Lines that recur; none = nothing is a template but what looks like one. */
  readonly templates?: readonly TemplateLine[];
}

/** Threads that read voices, so that the server stays free to answer. Closing them ends what they do. */
export interface Readers {
  /** The rows of all voices in pieces, in their order, however many threads there are. */
  read(portion: Portion): Promise<Rows[]>;
  close(): Promise<void>;
}

/** What goes to a thread and comes back, told apart by a number. */
export interface Asked {
  readonly number: number;
  readonly portion: Portion;
}
export interface Answered {
  readonly number: number;
  readonly read?: Rows;
  readonly problem?: string;
}

/** A message holds so many voices, or fewer when they are long. */
const perMessage = 50;
const lettersPerMessage = 200_000;

/** One thread on a small machine: the web shall keep the other core. */
export function threadsToUse(given = process.env.SIRIUS_MEANING_WORKERS): number {
  const asked = Number(given);
  if (Number.isInteger(asked) && asked >= 1) return Math.min(asked, 64);
  return Math.max(1, Math.min(4, availableParallelism() - 1));
}

interface Thread {
  readonly worker: Worker;
  ask(portion: Portion): Promise<Rows>;
}

interface Waiting {
  resolve(read: Rows): void;
  reject(error: Error): void;
}

/** What a thread is given to begin with; through the port it asks the encoder of this one. */
export interface ThreadGiven {
  readonly models: Models;
  readonly port: MessagePort | null;
}

/** Several companies may ask one thread at the same time: each answer finds its question by its number. */
function startThread(models: Models, encoder: Embedder | null, onEnd: () => void): Thread {
  const port = encoder === null ? null : portTo(encoder);
  const worker = new Worker(new URL('./read-in-thread.ts', import.meta.url), {
    workerData: { models, port } satisfies ThreadGiven,
    transferList: port === null ? [] : [port],
    // Without a bound a thread lets garbage grow before it looks for it.
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 },
  });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let ended: Error | undefined;
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    onEnd();
  };
  worker.on('message', ({ number, read, problem }: Answered) => {
    const asker = waiting.get(number);
    waiting.delete(number);
    if (read === undefined) asker?.reject(new Error(problem ?? 'A thread gave no answer'));
    else asker?.resolve(read);
  });
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`A thread that reads voices ended (${code})`)));
  // Last: listening for messages would hold the process again, and a server that is told to stop shall end.
  worker.unref();
  return {
    worker,
    ask: (portion) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) return reject(ended);
        asked++;
        waiting.set(asked, { resolve, reject });
        worker.postMessage({ number: asked, portion } satisfies Asked);
      }),
  };
}

let kept: { key: string; readers: Readers; users: number; idle?: NodeJS.Timeout } | undefined;
/** Threads that nobody uses end after this long: starting them costs about a second. */
const idleMs = 120_000;

/**
 * Threads for these models: those of the last time, when the models are the same. `give back` lets them go, not at once.
 */
export function borrowReaders(
  models: Models,
  workspace: string,
  encoder: Embedder | null = null,
): { readers: Readers; giveBack(): void } {
  // Versions count by company: only before anything was taught, found or chosen do all companies read alike.
  const { taught, discovered, feelings } = models;
  const isBare = taught === null && discovered === null && feelings === null && models.encoder === null;
  const own = isBare ? '' : workspace;
  const key = JSON.stringify([own, models.way, models.themeNames]);
  if (kept?.key !== key) {
    const old = kept;
    if (old !== undefined && old.users === 0) {
      clearTimeout(old.idle);
      void old.readers.close();
    }
    kept = { key, readers: startReaders(models, threadsToUse(), encoder), users: 0 };
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

/** Ends threads that nobody uses now, before other work needs the memory: what is found then is read by others anyway. */
export async function restReaders(): Promise<void> {
  if (kept === undefined || kept.users > 0) return;
  const { readers, idle } = kept;
  clearTimeout(idle);
  kept = undefined;
  await readers.close();
}

function piecesOf(voices: readonly PlacedVoice[]): PlacedVoice[][] {
  const pieces: PlacedVoice[][] = [];
  let letters = Number.POSITIVE_INFINITY;
  for (const voice of voices) {
    const last = pieces.at(-1);
    letters += voice.text.length;
    if (last === undefined || last.length === perMessage || letters > lettersPerMessage) {
      pieces.push([voice]);
      letters = voice.text.length;
    } else last.push(voice);
  }
  return pieces;
}

/** Threads, started at the first portion; which of them reads a voice makes no difference to what is read. */
export function startReaders(
  models: Models,
  threads = threadsToUse(),
  encoder: Embedder | null = null,
): Readers {
  const forget = () => {
    if (kept?.readers === readers) kept = undefined;
  };
  let started: Thread[] | undefined;
  // Not before there is something to read: most companies have no unread voice when a server starts.
  const all = () => (started ??= Array.from({ length: threads }, () => startThread(models, encoder, forget)));
  const readers: Readers = {
    async read({ voices, ...same }) {
      const pieces = piecesOf(voices);
      const read: Rows[] = new Array(pieces.length);
      let next = 0;
      await Promise.all(
        all().map(async (thread) => {
          for (let piece = next++; piece < pieces.length; piece = next++) {
            read[piece] = await thread.ask({ ...same, voices: pieces[piece] ?? [] });
          }
        }),
      );
      return read;
    },
    async close() {
      await Promise.all((started ?? []).map(({ worker }) => worker.terminate()));
    },
  };
  return readers;
}
