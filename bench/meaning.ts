// npm run bench:meaning [-- --only TASK]: what the readers of meaning reach on labelled texts they never saw.
import { parseArgs } from 'node:util';
import { benchDiscovery } from './meaning/discovery.ts';
import { benchEffort } from './meaning/effort.ts';
import { benchFeeling } from './meaning/feeling.ts';
import { benchIntent } from './meaning/intent.ts';
import { benchLanguage } from './meaning/language.ts';
import { benchPipeline } from './meaning/pipeline.ts';
import { benchRedaction } from './meaning/redaction.ts';
import { benchTaught } from './meaning/taught.ts';
import { benchText } from './meaning/text.ts';
import type { Line } from './report.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, worst: { type: 'boolean' } } });

/** Each task by itself, so that one can be measured alone. */
const tasks: Readonly<Record<string, () => Promise<Line[]>>> = {
  text: benchText,
  language: benchLanguage,
  discovery: benchDiscovery,
  taught: benchTaught,
  feeling: benchFeeling,
  effort: benchEffort,
  intent: benchIntent,
  redaction: benchRedaction,
  pipeline: benchPipeline,
};

if (values.only !== undefined && tasks[values.only] === undefined) {
  console.error(`There is no task "${values.only}"; the tasks are ${Object.keys(tasks).join(', ')}.`);
  process.exit(2);
}
const lines: Line[] = [];
for (const [name, measure] of Object.entries(tasks)) {
  if (values.only === undefined || values.only === name) lines.push(...(await measure()));
}
console.log(
  `${lines.length} measurements, ${lines.filter((line) => line.met === false).length} outside their goal`,
);
