import { commands } from './commands.ts';
import { forgets } from './forget.ts';
import { routes } from './routes.ts';

export { membersOf } from './members-of.ts';
export { onOwnPage } from './on-own-page.ts';

/** People who are asked again and again: who joined and left, how many leave, and how a panel is filled by lot. */
export const panels = { routes, commands, forgets };
