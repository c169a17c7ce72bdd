import { commands } from './commands.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

export { type Detectable, detectable } from './detectable.ts';
export { type Compared, compareMeasure, type Measured, measure, type Over } from './measure.ts';

export const part = { routes, commands, policy };
