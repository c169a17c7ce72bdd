import { exchangeCommands } from './exchange-commands.ts';
import { exchangeRoutes } from './exchange-routes.ts';

/** Surveys and answers from other tools and for them, each with a report of what was kept, changed and lost. */
export const exchange = { routes: exchangeRoutes, commands: exchangeCommands };
