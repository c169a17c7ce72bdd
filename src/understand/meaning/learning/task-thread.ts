// A thread that learns or looks for themes once, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { embedderByPort } from '../embedders/by-port.ts';
import { doTask } from './do-task.ts';
import type { ThreadTask } from './tasks.ts';

const { task, encoder, port } = workerData as ThreadTask;
const given = encoder === null || port === null ? null : embedderByPort(encoder, port);
parentPort?.postMessage(await doTask(task, given));
