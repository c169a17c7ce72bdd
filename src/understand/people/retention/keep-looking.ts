import { keepVisiting } from '../../../server/rounds.ts';
import type { Services } from '../../../server/serve.ts';
import { type Keeping, letGo } from './let-go.ts';
import { lastLook } from './store.ts';

const hour = 3_600_000;
const daily = 24 * hour;

/** Looks a company through when a day has passed by its own clock since the last look. */
async function lookDaily(services: Services, keeping: Keeping, workspace: string): Promise<void> {
  const [now, last] = await Promise.all([
    services.now(workspace),
    services.records.inWorkspace(workspace, lastLook),
  ]);
  if (last !== null && Math.abs(now.getTime() - last.getTime()) < daily) return;
  const entries = await letGo(services, keeping, workspace, 'sirius');
  if (entries.length > 0) {
    const went = Object.fromEntries(entries.map(({ kind, count }) => [kind, count]));
    services.log.info({ workspace, ...went }, 'data was kept long enough and was let go');
  }
}

/** In a server: each hour it asks whether a day has passed, and at once when a company's clock is moved. */
export async function onStart(services: Services, keeping: Keeping): Promise<void> {
  const rounds = keepVisiting(services, {
    visit: (workspace) => lookDaily(services, keeping, workspace),
    everyMs: hour,
    failed: 'what is due could not be let go; tried again in an hour',
  });
  services.events.on('clock-moved', ({ workspace }) => rounds.one(workspace));
  void rounds.all();
}
