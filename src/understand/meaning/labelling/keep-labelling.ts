import { restAfter } from '../../../server/pressure.ts';
import type { Services } from '../../../server/serve.ts';
import { createTurns } from '../../../server/turns.ts';
import { workspaceIds } from '../../../stores/records/workspace-ids.ts';
import { labelVoices, type Needs } from './label-voices.ts';
import { standingOf } from './labelling-store.ts';

/** How long after a failure it is tried again: an address that was away comes back. It doubles up to a quarter of an hour. */
const firstWaitMs = 60_000;
const longestWaitMs = 900_000;
interface Retry {
  readonly timer: NodeJS.Timeout;
  readonly nextWaitMs: number;
}
/** One for each company, however many events failed meanwhile. */
const retries = new WeakMap<Services['records'], Map<string, Retry>>();

async function tryAgainLater(services: Needs, workspace: string): Promise<void> {
  const all = retries.get(services.records) ?? new Map<string, Retry>();
  retries.set(services.records, all);
  const { problem, stopped } = await standingOf(services.records, workspace);
  const known = all.get(workspace);
  clearTimeout(known?.timer);
  if (problem === null || stopped) {
    all.delete(workspace);
    return;
  }
  const wait = known?.nextWaitMs ?? firstWaitMs;
  const timer = setTimeout(() => void startLabelling(services, workspace), wait).unref();
  all.set(workspace, { timer, nextWaitMs: Math.min(2 * wait, longestWaitMs) });
}

const failed = ({ log }: Pick<Services, 'log'>, workspace: string, error: unknown) =>
  log.warn({ err: error, workspace }, 'labelling could not begin; tried again at the next event');

/** Starts labelling in the background, or asks the run under way to look again at its end. */
export const startLabelling = createTurns<Needs>({
  async work(services, workspace) {
    const isMine = await labelVoices(services, workspace);
    if (isMine) await tryAgainLater(services, workspace);
    return isMine;
  },
  failed,
});

/** Starts it for voices that come without end: with a rest in between, which nobody who asks for it themselves waits for. */
const keepUp = createTurns<Needs>({
  async work(services, workspace) {
    const { stopped } = await standingOf(services.records, workspace);
    if (!stopped) await startLabelling(services, workspace);
    return true;
  },
  failed,
  rest: restAfter,
});

/** In a server, new voices are labelled as they come, and what a stop or crash left is taken up at the start. */
export async function onStart(services: Services): Promise<void> {
  services.events.on('timeline-derived', async ({ workspace }) => void keepUp(services, workspace));
  void workspaceIds(services.records)
    .then(async (all) => {
      for (const workspace of all) await startLabelling(services, workspace);
    })
    .catch((error: unknown) => services.log.warn({ err: error }, 'labelling did not begin at the start'));
}
