// A thread that learns or looks for themes once, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { Refused } from '../../../kernel/refusal.ts';
import { embedderByPort } from '../embedders/by-port.ts';
import { doTask } from './do-task.ts';
import type { Task, ThreadDone, ThreadTask } from './tasks.ts';

const { task, encoder, port } = workerData as ThreadTask;
const given = encoder === null || port === null ? null : embedderByPort(encoder, port);
parentPort?.postMessage({ begun: true } satisfies ThreadDone<Task>);
try {
  parentPort?.postMessage({ done: await doTask(task, given) } satisfies ThreadDone<Task>);
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  parentPort?.postMessage({ refusal: error.refusal } satisfies ThreadDone<Task>);
}
