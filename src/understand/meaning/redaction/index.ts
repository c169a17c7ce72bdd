import { auditCommands } from './audit-commands.ts';
import { auditRoutes } from './audit-routes.ts';
import { commands } from './commands.ts';
import { forgets, onStart, wordsLetGo } from './keep-originals.ts';
import { originalsCommands } from './originals-commands.ts';
import { originalsRoutes } from './originals-routes.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

export { type Keeper, openKeeper, settleOriginals } from './keep-originals.ts';
export { type Redactor, redactorOf, redactorWith } from './redactor.ts';

export const redaction = {
  routes: [...routes, ...auditRoutes, ...originalsRoutes],
  commands: [...commands, ...auditCommands, ...originalsCommands],
  policy,
  onStart,
  forgets,
  wordsLetGo,
};
