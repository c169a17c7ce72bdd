import { commands } from './commands.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

/** The cadence: the home, and later briefings and suggestions. */
export const cadence = { routes, commands, policy };
