import { commands } from './commands.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

/** The company itself: its settings, its people, their roles. */
export const governance = { routes, commands, policy };

export {
  allWorkspaces,
  membershipsOf,
  putMember,
  readSettings,
  type Workspace,
  workspaceNamed,
  workspaceNow,
  writeSettings,
} from './store.ts';
