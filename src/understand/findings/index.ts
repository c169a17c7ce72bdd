import { restAfter } from '../../server/pressure.ts';
import type { Services } from '../../server/serve.ts';
import { createTurns } from '../../server/turns.ts';
import { workspaceIds } from '../../stores/records/workspace-ids.ts';
import { commands } from './commands.ts';
import { forgets } from './forget.ts';
import { policy } from './policy.ts';
import { keepFresh, refreshAfterwards } from './refresh-findings.ts';
import { routes } from './routes.ts';

export { currentFindings, findingById } from './current-findings.ts';

const failed = ({ log }: Services, workspace: string, error: unknown) =>
  log.warn({ err: error, workspace }, 'looking for findings failed; the next question tries again');

const look = createTurns<Services>({
  async work(services, workspace) {
    await keepFresh(services, workspace);
    return true;
  },
  failed,
  rest: restAfter,
});

/** New labels may move what is said of themes, though no row of the timeline changed. */
const lookAtLabels = createTurns<Services>({
  async work(services, workspace) {
    const { themes } = await services.scope(workspace);
    if (themes.ids.length > 0) await refreshAfterwards(services, workspace);
    return true;
  },
  failed,
  rest: restAfter,
});

/** In a server findings are looked for as soon as the rows change; elsewhere when somebody asks. */
async function onStart(services: Services): Promise<void> {
  // Not awaited: whoever changed the rows, or starts the server, does not wait for the look.
  services.events.on('timeline-derived', async ({ workspace }) => void look(services, workspace));
  services.events.on('voices-labelled', async ({ workspace }) => void lookAtLabels(services, workspace));
  void workspaceIds(services.records)
    .then(async (all) => {
      for (const workspace of all) await look(services, workspace);
    })
    .catch((error: unknown) => services.log.warn({ err: error }, 'the look at start did not begin'));
}

export const part = { routes, commands, policy, onStart, forgets };
