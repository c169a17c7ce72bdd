import { commands } from './commands.ts';
import { expires } from './expire.ts';
import { forgets, wordsLetGo } from './forget.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

/** Observations: what employees see beside customers, kept apart from what customers say. */
export const observations = { routes, commands, policy, forgets, wordsLetGo, expires };
