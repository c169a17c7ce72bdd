// A thread that finds themes in the texts it is given and answers with the model: does it matter who computes?
import { parentPort, workerData } from 'node:worker_threads';
import { discover } from '../../src/instruments/language/discovery/discover.ts';
import { writeModel } from '../../src/instruments/language/discovery/model.ts';
import { lightTierOf } from '../../src/instruments/language/vectors/tiers.ts';
import { lightTier } from '../../src/understand/meaning/light-table.ts';

const { model } = await discover(workerData as readonly string[], lightTierOf(lightTier()));
parentPort?.postMessage(writeModel(model));
