import type { Command } from '../../../cli/command.ts';
import type { Endpoint, Services } from '../../../server/serve.ts';
import { importCommand, quarantineCommands } from './commands.ts';
import { expires } from './expire.ts';
import { forgets } from './forget.ts';
import { intakePolicy } from './policy.ts';
import { mapCommand } from './proposal/commands.ts';
import { proposalRoutes } from './proposal/routes.ts';
import { pauseImports, resumeImports } from './queue.ts';
import { intakeRoutes } from './routes.ts';

/** Files come in here: recognised, checked, made into moments once and for all, or kept in quarantine. */
export const intake = {
  routes: [...intakeRoutes, ...proposalRoutes] as readonly Endpoint[],
  commands: [mapCommand, importCommand, ...quarantineCommands] as readonly Command[],
  policy: intakePolicy,
  onStart: (services: Services) => resumeImports(services),
  forgets,
  expires,
  pauses: [pauseImports],
};

export { resumeImports };
