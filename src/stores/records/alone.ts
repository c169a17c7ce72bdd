import type { PoolClient } from 'pg';
import { holding, lockOf, NotTaken } from './hold.ts';
import type { Records } from './records.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function tryToTake(client: PoolClient, key: string): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(`SELECT pg_try_advisory_lock(${lockOf}) AS held`, [
    key,
  ]);
  return rows[0]?.held === true;
}

/**
 * Does `work` while nobody else does any of the same key, over all servers of these records. Waits for its turn; the lock
 * ends with its connection, however that ends.
 */
export function alone<T>(records: Records, key: string, work: () => Promise<T>): Promise<T> {
  const take = async (client: PoolClient) => {
    while (!(await tryToTake(client, key))) await pause(100);
  };
  return holding(records, { key }, take, work);
}

/** The same without waiting: null when somebody else does something of this key already. */
export async function aloneOrNot<T>(
  records: Records,
  key: string,
  work: () => Promise<T>,
): Promise<T | null> {
  const take = async (client: PoolClient) => {
    if (!(await tryToTake(client, key))) throw new NotTaken();
  };
  try {
    return await holding(records, { key }, take, work);
  } catch (error) {
    if (error instanceof NotTaken) return null;
    throw error;
  }
}

/** Does anybody do something of this key now, on this server or another? Looks on; takes nothing from whoever comes meanwhile. */
export async function isHeld(records: Records, key: string): Promise<boolean> {
  const { rows } = await records.pool.query<{ held: boolean }>(
    `SELECT EXISTS (
       SELECT FROM pg_locks, (SELECT ${lockOf} AS key) AS asked
       WHERE locktype = 'advisory' AND granted AND objsubid = 1
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND classid::bigint = (key >> 32) & 4294967295 AND objid::bigint = key & 4294967295
     ) AS held`,
    [key],
  );
  return rows[0]?.held === true;
}
