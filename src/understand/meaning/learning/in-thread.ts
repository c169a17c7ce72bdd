import { Worker } from 'node:worker_threads';
import type { Embedder } from '../../../instruments/language/vectors/embedder.ts';
import { Refused } from '../../../kernel/refusal.ts';
import { portTo } from '../embedders/by-port.ts';
import { spareMemory } from '../spare-memory.ts';
import type { Done, Task, ThreadDone, ThreadTask } from './tasks.ts';

/** Carries a task out in a thread of its own, so that the server stays free to answer; it may ask the encoder of this one. */
export function inThread<T extends Task>(task: T, encoder: Embedder | null = null): Promise<Done<T>> {
  return new Promise((resolve, reject) => {
    const port = encoder === null ? null : portTo(encoder);
    const facts =
      encoder === null
        ? null
        : {
            id: encoder.id,
            version: encoder.version,
            dimensions: encoder.dimensions,
            languages: encoder.languages,
          };
    const worker = new Worker(new URL('./task-thread.ts', import.meta.url), {
      workerData: { task, encoder: facts, port } satisfies ThreadTask,
      transferList: port === null ? [] : [port],
      // Without a bound young objects alone are let grow to 64 MB.
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
    });
    let relax: (() => void) | undefined;
    worker.on('message', ({ begun, done, refusal }: ThreadDone<T>) => {
      if (begun === true) {
        relax ??= spareMemory();
        return;
      }
      if (refusal !== undefined) reject(new Refused(refusal));
      else resolve(done as Done<T>);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      relax?.();
      reject(new Error(`A thread that learns themes ended (${code})`));
    });
  });
}
