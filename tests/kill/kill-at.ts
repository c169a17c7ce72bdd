import { sql } from 'kysely';
import type { Records, Tx } from '../../src/stores/records/records.ts';

/** Ends this process as `kill -9` from outside does: nothing is told, nothing is tidied up. */
export function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

const rowsOf = async (tx: Tx, table: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.table(table)}`.execute(tx);
  return rows[0]?.n ?? 0;
};

/**
 * Records whose process is killed at one transaction once `arm` was called, of those that add rows to a table or take some
 * away: `within 3 items` before the third of them is committed, when all it does is done; `after 3 items` when it is durable
 * and nobody was told yet.
 */
export function killedAt(records: Records, place: string): { records: Records; arm: () => void } {
  const [, when, nth, table = ''] = /^(within|after) (\d+) (\w+)$/.exec(place) ?? [];
  let isArmed = false;
  let n = 0;
  const inWorkspace = async <T>(workspace: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
    if (!isArmed || when === undefined) return records.inWorkspace(workspace, work);
    let isIt = false;
    const done = await records.inWorkspace(workspace, async (tx) => {
      const before = await rowsOf(tx, table);
      const result = await work(tx);
      if ((await rowsOf(tx, table)) !== before) isIt = ++n === Number(nth);
      return isIt && when === 'within' ? die() : result;
    });
    return isIt ? die() : done;
  };
  return {
    records: { ...records, inWorkspace },
    arm: () => {
      isArmed = true;
    },
  };
}
