// A thread that learns or looks for themes once, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { doTask } from './do-task.ts';
import type { Task } from './tasks.ts';

parentPort?.postMessage(await doTask(workerData as Task));
