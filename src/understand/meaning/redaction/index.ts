import { auditCommands } from './audit-commands.ts';
import { auditRoutes } from './audit-routes.ts';
import { commands } from './commands.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

export { type Redactor, redactorOf } from './redactor.ts';

export const redaction = {
  routes: [...routes, ...auditRoutes],
  commands: [...commands, ...auditCommands],
  policy,
};
