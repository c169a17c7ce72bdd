// npm run bench [-- --short] [-- --only start|bulk|questions|scores|drivers|surveys|answers|items|pages]
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { benchBulk } from './bulk.ts';
import { benchDrivers } from './drivers.ts';
import { benchAnswers, benchItems } from './intake.ts';
import { benchPages } from './pages.ts';
import { benchQuestions } from './questions.ts';
import { benchScores } from './scores.ts';
import { benchStart } from './start.ts';
import { benchSurveys } from './surveys.ts';

const { values } = parseArgs({ options: { short: { type: 'boolean' }, only: { type: 'string' } } });
const short = values.short === true;
const wanted = (name: string) => values.only === undefined || values.only === name;

console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}${short ? ', short' : ''}`,
);
console.log('Compare ratios inside one run; single seconds depend on the machine and on what else it does.');
const lines = [
  ...(wanted('drivers') ? [benchDrivers()] : []),
  ...(wanted('surveys') ? await benchSurveys(1000) : []),
  ...(wanted('answers') ? await benchAnswers(short ? 3 : 10) : []),
  ...(wanted('items') ? await benchItems(short ? 3 : 10) : []),
  ...(wanted('pages') ? await benchPages() : []),
  ...(wanted('bulk') ? await benchBulk(short ? 100_000 : 1_000_000) : []),
  ...(wanted('questions') ? await benchQuestions(short ? 500_000 : 10_000_000) : []),
  ...(wanted('scores') ? await benchScores(short ? 100_000 : 1_000_000) : []),
  ...(wanted('scores') && !short ? await benchScores(10_000_000) : []),
  ...(wanted('start') ? await benchStart() : []),
];
const missed = lines.filter((line) => line.met === false);
console.log(`${lines.length} measurements, ${missed.length} outside their budget`);
