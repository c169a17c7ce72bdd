import { commands } from './commands.ts';
import { expires } from './expire.ts';
import { forgets } from './forget.ts';
import { onStart } from './keep-asking.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

/** The optional language model: off until a named person switches it on; nothing in the house waits for it. */
export const languageModel = { routes, commands, policy, onStart, forgets, expires };
