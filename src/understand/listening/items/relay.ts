import { sql } from 'kysely';
import type { Services } from '../../../server/serve.ts';
import { carryOutbox } from './carry-outbox.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'events' | 'log' | 'now'>;

/** Items that another server took and could not carry are found this often. */
const lookAgainMs = 15_000;

interface Run {
  again: boolean;
  done: Promise<void>;
}

/** Companies whose outbox this process carries now. Only where a relay was started at all. */
const relays = new WeakMap<Services['records'], Map<string, Run>>();

function run(services: Needs, runs: Map<string, Run>, workspace: string): Promise<void> {
  const known = runs.get(workspace);
  if (known !== undefined) {
    known.again = true;
    return known.done;
  }
  const started: Run = { again: false, done: Promise.resolve() };
  started.done = (async () => {
    try {
      do {
        started.again = false;
        await carryOutbox(services, workspace);
      } while (started.again);
    } catch (error) {
      // Nothing is lost: the items stand in the outbox, and the next look finds them.
      services.log.warn({ err: error, workspace }, 'items could not be carried; tried again soon');
    } finally {
      runs.delete(workspace);
    }
  })();
  runs.set(workspace, started);
  return started.done;
}

/**
 * Items were taken: they are on their way. In a server the relay carries them in the background; without one (the command
 * line on its own stores) they are carried before this comes back, so that the next question sees them.
 */
export async function itemsTaken(services: Needs, workspace: string): Promise<void> {
  const runs = relays.get(services.records);
  if (runs === undefined) await carryOutbox(services, workspace);
  else void run(services, runs, workspace);
}

/** In a server: carries what a stop or crash left behind, and what comes. Nothing waits for it. */
export async function onStart(services: Services): Promise<void> {
  const runs = new Map<string, Run>();
  relays.set(services.records, runs);
  const look = async () => {
    try {
      const { rows } = await services.records.outside((tx) =>
        sql<{ id: string }>`SELECT id FROM workspaces ORDER BY created_at`.execute(tx),
      );
      for (const { id } of rows) await run(services, runs, id);
    } catch (error) {
      services.log.warn({ err: error }, 'the outbox could not be looked at; tried again soon');
    }
  };
  setInterval(look, lookAgainMs).unref();
  void look();
}
