import { commands } from './commands.ts';
import { forgets } from './forget.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

/** Promises that customers quote: a person says whether they were given; then they are judged like any promise. */
export const quotedPromises = { routes, commands, policy, forgets };
