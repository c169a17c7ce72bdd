import { Worker } from 'node:worker_threads';
import type { Done, Task } from './tasks.ts';

/** Carries a task out in a thread of its own, so that the server stays free to answer. */
export function inThread<T extends Task>(task: T): Promise<Done<T>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./task-thread.ts', import.meta.url), { workerData: task });
    worker.once('message', (done: Done<T>) => {
      resolve(done);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`A thread that learns themes ended (${code})`)));
  });
}
