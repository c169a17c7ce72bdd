import type { Services } from '../../../server/serve.ts';
import { workspaceIds } from '../../../stores/records/workspace-ids.ts';
import { commands } from './commands.ts';
import { forgets } from './forget.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';
import { sendFacts } from './send-facts.ts';

/** Groups and facts that were written elsewhere, an answer to a survey say, go to the moments store with the timeline. */
function listens(services: Services): void {
  services.events.on('timeline-derived', ({ workspace }) => sendFacts(services, workspace));
}

export { countedFor } from './count-person.ts';
export { standingOf, valuesOf } from './store.ts';

/** What a kill left between the two stores. */
async function onStart(services: Services): Promise<void> {
  for (const workspace of await workspaceIds(services.records)) await sendFacts(services, workspace);
}

/** Customers, and the other groups of people: what is known of each, beside their timeline. */
export const customers = { routes, commands, policy, forgets, listens, onStart };
