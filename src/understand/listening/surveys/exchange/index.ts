import { exchangeCommands } from './exchange-commands.ts';
import { exchangeRoutes } from './exchange-routes.ts';
import { responseRoutes } from './response-routes.ts';

/** Surveys and answers from other tools and for them, each with a report of what was kept, changed and lost. */
export const exchange = { routes: [...exchangeRoutes, ...responseRoutes], commands: exchangeCommands };
