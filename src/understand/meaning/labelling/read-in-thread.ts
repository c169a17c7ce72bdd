// A thread that reads voices: it is given the models once, then portions of voices, and answers with their rows.
import { parentPort, workerData } from 'node:worker_threads';
import { embedderByPort } from '../embedders/by-port.ts';
import { openInstruments } from '../models.ts';
import { readRows } from './read-rows.ts';
import type { Answered, Asked, ThreadGiven } from './workers.ts';

const { models, port } = workerData as ThreadGiven;
const opened = openInstruments(
  models,
  models.encoder === null || port === null ? null : embedderByPort(models.encoder, port),
);

parentPort?.on('message', async ({ number, portion }: Asked) => {
  try {
    const read = await readRows(portion, await opened);
    parentPort?.postMessage({ number, read } satisfies Answered, [read.rows.bytes.buffer]);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ number, problem } satisfies Answered);
  }
});
