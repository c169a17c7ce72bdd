import { workspaceIds } from '../stores/records/workspace-ids.ts';
import type { Services } from './serve.ts';

export interface Rounds {
  /** What is done in a company. */
  readonly visit: (workspace: string) => Promise<unknown>;
  readonly everyMs: number;
  /** Told when it fails: 'promises could not be judged; tried again later'. */
  readonly failed: string;
}

/**
 * In a server: visits every company every so often, one after the other. What fails in one is told and keeps no other from
 * being visited. A round that takes longer than until the next is gone to its end, and none begins beside it. `all` goes a
 * round at once, `one` visits a company out of turn; neither throws, and nothing has to wait for them.
 */
export function keepVisiting(
  { records, log }: Pick<Services, 'records' | 'log'>,
  { visit, everyMs, failed }: Rounds,
): { readonly all: () => Promise<void>; readonly one: (workspace: string) => Promise<void> } {
  const one = async (workspace: string) => {
    try {
      await visit(workspace);
    } catch (error) {
      log.warn({ err: error, workspace }, failed);
    }
  };
  let isUnderWay = false;
  const all = async () => {
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      for (const workspace of await workspaceIds(records)) await one(workspace);
    } catch (error) {
      log.warn({ err: error }, failed);
    } finally {
      isUnderWay = false;
    }
  };
  setInterval(all, everyMs).unref();
  return { all, one };
}
