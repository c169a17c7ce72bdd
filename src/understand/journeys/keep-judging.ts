import { keepVisiting } from '../../server/rounds.ts';
import type { Services } from '../../server/serve.ts';
import { deriveLinks, rederive } from './derive.ts';

const everyQuarterHour = 15 * 60 * 1000;

async function judge(services: Services, workspace: string): Promise<void> {
  const now = await services.now(workspace);
  // Links between identifiers that a kill left undone.
  await deriveLinks(services, workspace, now);
  await rederive(services, workspace, now);
}

/** A promise falls due by itself, without anything being imported: judge again when a clock is moved. */
export function listens(services: Services): void {
  services.events.on('clock-moved', async ({ workspace }) => {
    await rederive(services, workspace, await services.now(workspace));
  });
}

/** And at the start and every quarter of an hour, for the time that passes. Nothing waits for it. */
export async function onStart(services: Services): Promise<void> {
  const rounds = keepVisiting(services, {
    visit: (workspace) => judge(services, workspace),
    everyMs: everyQuarterHour,
    failed: 'promises that fell due could not be judged; tried again later',
  });
  void rounds.all();
}
