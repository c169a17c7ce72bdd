import { commands } from './commands.ts';
import { deskCommands } from './desk-commands.ts';
import { labelRoutes } from './label-routes.ts';
import { onStart } from './labelling/keep-labelling.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';
import { taxonomyCommands } from './taxonomy-commands.ts';
import { teachingRoutes } from './teaching-routes.ts';
import { themeCommands } from './theme-commands.ts';
import { themeRoutes } from './theme-routes.ts';

export { quotesOfTheme } from './quotes-of-theme.ts';
export { type ThemeFact, themeFacts, versionSeen } from './theme-facts.ts';

export const part = {
  routes: [...routes, ...themeRoutes, ...teachingRoutes, ...labelRoutes],
  commands: [...commands, ...themeCommands, ...taxonomyCommands, ...deskCommands],
  policy,
  onStart,
};
