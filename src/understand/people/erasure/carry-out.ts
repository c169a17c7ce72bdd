import type { Forgetter, Pause } from '../../../server/forgetting.ts';
import type { Services } from '../../../server/serve.ts';
import { dropOldParts } from '../../../stores/moments/erase-rows.ts';
import { alone } from '../../../stores/records/alone.ts';
import { erasing } from '../../../stores/records/keeping.ts';
import { wipe } from '../../../stores/records/wipe.ts';
import { gather, openTarget, sealTarget, together } from './gather.ts';
import {
  addRemoved,
  endErasure,
  erasureIn,
  keepRemains,
  keepTarget,
  noteProblem,
  targetOf,
  unfinishedErasures,
} from './store.ts';

/** Everything in the house that keeps something of customers. */
export interface Reach {
  readonly forgetters: readonly Forgetter[];
  readonly pauses: readonly Pause[];
}

/** Somebody may have written between two looks; more passes than this are a fault. */
const mostPasses = 5;
const retryAfter = 60_000;

/** Does the work while what comes in waits, and what reads customers' words is waited for. */
export function paused<T>(
  services: Services,
  workspace: string,
  pauses: readonly Pause[],
  work: () => Promise<T>,
): Promise<T> {
  const [first, ...rest] = pauses;
  return first === undefined
    ? work()
    : first(services, workspace, () => paused(services, workspace, rest, work));
}

/** Every part forgets, again and again until no part finds anything. */
async function forgetAll(services: Services, reach: Reach, workspace: string, id: string): Promise<string[]> {
  const { records } = services;
  for (let pass = 0; pass < mostPasses; pass++) {
    const sealed = await records.inWorkspace(workspace, (tx) => targetOf(tx, id));
    const known = sealed === null ? null : openTarget(services, workspace, sealed);
    if (known === null) throw new Error('What an erasure works on cannot be opened with this secret');
    const target = together(known, await gather(services, workspace, known.customers));
    await records.inWorkspace(workspace, (tx) => keepTarget(tx, id, sealTarget(services, target)));
    let found = false;
    for (const { what, forget } of reach.forgetters) {
      const count = await forget(services, target);
      if (count === 0) continue;
      found = true;
      await records.inWorkspace(workspace, (tx) => addRemoved(tx, id, what, count));
    }
    if (found) continue;
    const remains = reach.forgetters.map(async (each) => (await each.remains?.(services, target)) ?? []);
    return (await Promise.all(remains)).flat();
  }
  throw new Error('An erasure found something in every pass');
}

/**
 * Carries an erasure to its end, from wherever a kill left it. What comes in meanwhile waits; what reads customers' words
 * to write them elsewhere is waited for.
 */
async function carryOut(services: Services, reach: Reach, workspace: string, id: string): Promise<void> {
  const { records, events } = services;
  await alone(records, `erase ${workspace}`, async () => {
    const standing = await records.inWorkspace(workspace, (tx) => erasureIn(tx, id));
    if (standing?.state !== 'begun') return;
    const kept = await paused(services, workspace, reach.pauses, () =>
      erasing(records, workspace, () => forgetAll(services, reach, workspace, id)),
    );
    await dropOldParts(services.moments);
    const removed = (await records.inWorkspace(workspace, (tx) => erasureIn(tx, id)))?.removed ?? [];
    const touched = new Set(removed.map(({ what }) => what));
    const tablesOf = (forgetters: readonly Forgetter[]) => [
      ...new Set(forgetters.flatMap((forgetter) => [...(forgetter.tables ?? [])])),
    ];
    const tables = tablesOf(reach.forgetters.filter(({ what }) => touched.has(what)));
    const at = await services.now(workspace);
    const remains = [...kept, ...(await wipe(records, tables, tablesOf(reach.forgetters)))];
    await records.inWorkspace(workspace, async (tx) => {
      await keepRemains(tx, id, remains);
      await endErasure(tx, id, at);
    });
    await events.emit({ name: 'timeline-derived', workspace });
    await events.emit({ name: 'customer-erased', workspace });
  });
}

const running = new WeakMap<Services['records'], Map<string, Promise<void>>>();

/** Carries an erasure out in the background; tried again after a minute when it breaks off. */
export function startErasing(services: Services, reach: Reach, workspace: string, id: string): void {
  const all = running.get(services.records) ?? new Map<string, Promise<void>>();
  running.set(services.records, all);
  if (all.has(id)) return;
  const run = (async () => {
    try {
      await carryOut(services, reach, workspace, id);
    } catch (error) {
      services.log.error({ err: error, workspace, erasure: id }, 'an erasure was interrupted');
      const problem = 'It was interrupted, and goes on by itself; its number stands in the log.';
      await services.records
        .inWorkspace(workspace, (tx) => noteProblem(tx, id, problem))
        .catch(() => undefined);
      setTimeout(() => startErasing(services, reach, workspace, id), retryAfter).unref();
    } finally {
      all.delete(id);
    }
  })();
  all.set(id, run);
}

/** Takes up what a crash left half done. */
export async function resumeErasures(services: Services, reach: Reach): Promise<void> {
  for (const { workspace, id } of await unfinishedErasures(services.records)) {
    startErasing(services, reach, workspace, id);
  }
}
