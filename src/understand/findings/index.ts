import { restAfter } from '../../server/pressure.ts';
import type { Services } from '../../server/serve.ts';
import { createTurns } from '../../server/turns.ts';
import { commands } from './commands.ts';
import { forgets } from './forget.ts';
import { policy } from './policy.ts';
import { keepFresh, refreshFindings } from './refresh-findings.ts';
import { routes } from './routes.ts';
import { workspaces } from './store.ts';

export { currentFindings, findingById } from './current-findings.ts';

/** In a server findings are looked for as soon as the rows change; elsewhere when somebody asks. */
async function onStart(services: Services): Promise<void> {
  const trying = async (workspace: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      services.log.warn(
        { err: error, workspace },
        'looking for findings failed; the next question tries again',
      );
    }
  };
  const turns = createTurns((took) => restAfter(services.records, took));
  const look = (workspace: string) =>
    turns(workspace, () => trying(workspace, () => keepFresh(services, workspace)));
  // New labels may move what is said of themes, though no row of the timeline changed.
  const lookAtLabels = (workspace: string) =>
    trying(workspace, async () => {
      const { themes } = await services.scope(workspace);
      if (themes.ids.length > 0) await refreshFindings(services, workspace);
    });
  // Not awaited: whoever changed the rows, or starts the server, does not wait for the look.
  services.events.on('timeline-derived', async ({ workspace }) => void look(workspace));
  services.events.on('voices-labelled', async ({ workspace }) => void lookAtLabels(workspace));
  void workspaces(services.records)
    .then(async (all) => {
      for (const workspace of all) await look(workspace);
    })
    .catch((error: unknown) => services.log.warn({ err: error }, 'the look at start did not begin'));
}

export const part = { routes, commands, policy, onStart, forgets };
