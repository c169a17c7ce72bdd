// A thread that reads voices: it is given the models once, then portions of voices, and answers with their rows.
import { parentPort, workerData } from 'node:worker_threads';
import { type Models, openInstruments } from '../models.ts';
import { readRows } from './read-rows.ts';
import type { Portion } from './workers.ts';

const opened = openInstruments(workerData as Models);

parentPort?.on('message', async (portion: Portion) => {
  try {
    parentPort?.postMessage({ rows: await readRows(portion, await opened) });
  } catch (error) {
    parentPort?.postMessage({ problem: error instanceof Error ? error.message : String(error) });
  }
});
