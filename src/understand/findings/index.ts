import type { Services } from '../../server/serve.ts';
import { commands } from './commands.ts';
import { policy } from './policy.ts';
import { keepFresh } from './refresh-findings.ts';
import { routes } from './routes.ts';

export { currentFindings, findingById, voicesOf } from './current-findings.ts';

/** In a server findings are looked for as soon as the rows change; elsewhere when somebody asks. */
async function onStart(services: Services): Promise<void> {
  services.events.on('timeline-derived', async ({ workspace }) => {
    // Not awaited: whoever changed the rows does not wait for the look.
    void keepFresh(services, workspace).catch((error: unknown) => {
      services.log.warn(
        { err: error, workspace },
        'looking for findings failed; the next question tries again',
      );
    });
  });
}

export const part = { routes, commands, policy, onStart };
