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
