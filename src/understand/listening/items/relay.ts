import { restAfter } from '../../../server/pressure.ts';
import type { Services } from '../../../server/serve.ts';
import { createTurns } from '../../../server/turns.ts';
import { workspaceIds } from '../../../stores/records/workspace-ids.ts';
import { carryOutbox } from './carry-outbox.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'events' | 'log' | 'now'>;

/** Items that another server took and could not carry are found this often. */
const lookAgainMs = 15_000;

/** Where a relay was started at all. */
const relayed = new WeakSet<Services['records']>();

/**
 * What comes alone is carried at once. What comes without end goes in larger blocks after a rest, so that whoever waits for
 * an acknowledgement has the machine.
 */
const carry = createTurns<Needs>({
  async work(services, workspace) {
    await carryOutbox(services, workspace);
    return true;
  },
  // Nothing is lost: the items stand in the outbox, and the next look finds them.
  failed: (services, workspace, error) =>
    services.log.warn({ err: error, workspace }, 'items could not be carried; tried again soon'),
  rest: restAfter,
});

/**
 * Items were taken: they are on their way. In a server the relay carries them in the background; without one (the command
 * line on its own stores) they are carried before this comes back, so that the next question sees them.
 */
export async function itemsTaken(services: Needs, workspace: string): Promise<void> {
  if (relayed.has(services.records)) void carry(services, workspace);
  else await carryOutbox(services, workspace);
}

/** In a server: carries what a stop or crash left behind, and what comes. Nothing waits for it. */
export async function onStart(services: Services): Promise<void> {
  relayed.add(services.records);
  // Not in rounds: a company whose items come without end may be carried for hours; the next look does not wait for that.
  const look = async () => {
    try {
      for (const workspace of await workspaceIds(services.records)) await carry(services, workspace);
    } catch (error) {
      services.log.warn({ err: error }, 'the outbox could not be looked at; tried again soon');
    }
  };
  setInterval(look, lookAgainMs).unref();
  void look();
}
