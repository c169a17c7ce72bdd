import type { Records } from './records.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Does `work` while nobody else does any of the same key, over all servers of these records. Waits for its turn; the lock
 * ends with its connection, however that ends.
 */
export async function alone<T>(records: Records, key: string, work: () => Promise<T>): Promise<T> {
  const client = await records.pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    for (;;) {
      const { rows } = await client.query<{ held: boolean }>(
        'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held',
        [key],
      );
      if (rows[0]?.held === true) break;
      await pause(100);
    }
    return await work();
  } finally {
    await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [key]).catch((error: Error) => {
      broken = error;
    });
    client.off('error', onError);
    client.release(broken);
  }
}
