import { commands } from './commands.ts';
import { forgets } from './forget.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

/** Listening posts: what is heard, from whom, on which legal basis, with which holes; and the doors they come in by. */
export const posts = { routes, commands, policy, forgets };
