import type { Services } from '../../server/serve.ts';
import { allWorkspaces } from '../governance/index.ts';
import { commands } from './commands.ts';
import { keepCalendar } from './keep-calendar.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

const hour = 3_600_000;

/** Looks at the calendar of every company; one that fails does not keep the others waiting. */
async function everywhere(services: Services): Promise<void> {
  for (const { id } of await allWorkspaces(services.records)) {
    await keepCalendar(services, id, await services.now(id)).catch((error: unknown) =>
      services.log.error({ err: error, workspace: id }, 'due verdicts could not be written'),
    );
  }
}

/** Decisions with their states, the voices before approval, and the verdicts on the day. */
export const decisions = {
  routes,
  commands,
  policy,
  listens(services: Services) {
    // A measure of what people speak of waits for their words to be read.
    for (const name of ['timeline-derived', 'voices-labelled'] as const)
      services.events.on(name, async ({ workspace }) => {
        await keepCalendar(services, workspace, await services.now(workspace));
      });
  },
  async onStart(services: Services) {
    const tick = () =>
      everywhere(services).catch((error: unknown) =>
        services.log.error({ err: error }, 'the calendar stopped'),
      );
    // Not waited for: a server answers before it has read last night's verdicts.
    void tick();
    setInterval(tick, hour).unref();
  },
};

export { listedDecisions } from './list-decisions.ts';
