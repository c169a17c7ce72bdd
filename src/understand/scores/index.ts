import { commands } from './commands.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';
import { statsCommands } from './stats-commands.ts';

export { detectable } from './detectable.ts';
export { mostAnswered } from './list-metrics.ts';
export { compareMeasure, measure } from './measure.ts';
export { presentScore } from './present-score.ts';
export { sums as sumsOf } from './questions/answers-by-group.ts';
export { type Resolved, resolveMetric } from './resolve-metric.ts';
export { sayEstimate } from './say-estimate.ts';
export { metricsOf, settingsOf } from './store.ts';
export { summariseAnswers } from './summarise-answers.ts';

export const part = { routes, commands: [...commands, ...statsCommands], policy };
