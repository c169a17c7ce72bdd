import { commands } from './commands.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

/** Whether somebody who begins to answer is a person: by work of their browser, or by a service of others. */
export const captcha = { routes, commands, policy };

export type { Entrance } from './challenge.ts';
export { checkFor, isPerson } from './person-check.ts';
