import { commands } from './commands.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

export { type Redactor, redactorOf } from './redactor.ts';

export const redaction = { routes, commands, policy };
