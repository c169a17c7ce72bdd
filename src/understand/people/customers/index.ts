import type { Services } from '../../../server/serve.ts';
import { workspaceIds } from '../../journeys/index.ts';
import { commands } from './commands.ts';
import { forgets } from './forget.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';
import { sendFacts } from './send-facts.ts';

export { countedFor } from './count-person.ts';

/** What a kill left between the two stores. */
async function onStart(services: Services): Promise<void> {
  for (const workspace of await workspaceIds(services.records)) await sendFacts(services, workspace);
}

/** Customers, and the other groups of people: what is known of each, beside their timeline. */
export const customers = { routes, commands, policy, forgets, onStart };
