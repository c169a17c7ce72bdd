import { sql } from 'kysely';
import type { Services } from '../../../server/serve.ts';
import { labelVoices, type Needs } from './label-voices.ts';
import { standingOf } from './labelling-store.ts';

/** Companies whose voices this process labels now, and whether more came in meanwhile. */
const running = new WeakMap<Services['records'], Map<string, { again: boolean; done: Promise<void> }>>();

function runs(services: Needs) {
  const known = running.get(services.records) ?? new Map();
  running.set(services.records, known);
  return known as Map<string, { again: boolean; done: Promise<void> }>;
}

/** How long after a failure it is tried again: an address that was away comes back. It doubles up to a quarter of an hour. */
const firstWaitMs = 60_000;
const longestWaitMs = 900_000;
const waits = new WeakMap<Services['records'], Map<string, number>>();

async function tryAgainLater(services: Needs, workspace: string): Promise<void> {
  const known = waits.get(services.records) ?? new Map<string, number>();
  waits.set(services.records, known);
  const { problem, stopped } = await standingOf(services.records, workspace);
  if (problem === null || stopped) {
    known.delete(workspace);
    return;
  }
  const wait = known.get(workspace) ?? firstWaitMs;
  known.set(workspace, Math.min(2 * wait, longestWaitMs));
  setTimeout(() => void startLabelling(services, workspace), wait).unref();
}

/** Starts labelling in the background, or asks the run under way to look again at its end. */
export function startLabelling(services: Needs, workspace: string): Promise<void> {
  const all = runs(services);
  const known = all.get(workspace);
  if (known !== undefined) {
    known.again = true;
    return known.done;
  }
  const run = { again: false, done: Promise.resolve() };
  run.done = (async () => {
    try {
      do {
        run.again = false;
        await labelVoices(services, workspace);
      } while (run.again);
      await tryAgainLater(services, workspace);
    } catch (error) {
      services.log.warn(
        { err: error, workspace },
        'labelling could not begin; tried again at the next event',
      );
    } finally {
      all.delete(workspace);
    }
  })();
  all.set(workspace, run);
  return run.done;
}

const workspaceIds = (services: Services) =>
  services.records.outside(async (tx) => {
    const { rows } = await sql<{ id: string }>`SELECT id FROM workspaces ORDER BY created_at`.execute(tx);
    return rows.map(({ id }) => id);
  });

/** In a server, new voices are labelled as they come, and what a stop or crash left is taken up at the start. */
export async function onStart(services: Services): Promise<void> {
  services.events.on('timeline-derived', async ({ workspace }) => {
    const { stopped } = await standingOf(services.records, workspace);
    if (!stopped) void startLabelling(services, workspace);
  });
  void workspaceIds(services)
    .then(async (all) => {
      for (const workspace of all) await startLabelling(services, workspace);
    })
    .catch((error: unknown) => services.log.warn({ err: error }, 'labelling did not begin at the start'));
}
