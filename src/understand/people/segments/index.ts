import { restAfter } from '../../../server/pressure.ts';
import type { Services } from '../../../server/serve.ts';
import { createTurns } from '../../../server/turns.ts';
import { commands } from './commands.ts';
import { recountAll } from './count-segments.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

export { segmentsOf } from './count-segments.ts';

const count = createTurns<Services>({
  async work(services, workspace) {
    await recountAll(services, workspace);
    return true;
  },
  failed: (services, workspace, error) =>
    services.log.warn(
      { err: error, workspace },
      'segments could not be counted; the next change tries again',
    ),
  rest: restAfter,
});

/** Counts go with the timeline; whoever changed it does not wait for them. */
async function onStart(services: Services): Promise<void> {
  services.events.on('timeline-derived', async ({ workspace }) => void count(services, workspace));
}

/** Named groups of customers by a rule: versioned, counted, and a field of every filter. */
export const segments = { routes, commands, policy, onStart };
