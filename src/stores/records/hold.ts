import type { PoolClient } from 'pg';
import type { Records } from './records.ts';

/** An advisory lock over all servers of these records; shared, any number may hold it together. */
export interface Lock {
  readonly key: string;
  readonly shared?: boolean;
}

/** Thrown by who takes a lock and finds it held; the connection is as good as before. */
export class NotTaken extends Error {}

/** The lock of this key as SQL, for `$1`. */
export const lockOf = 'hashtextextended($1, 0)';

/**
 * Does `work` while a connection of its own holds a lock; the lock ends with its connection, however that ends. `take` takes
 * it, or throws.
 */
export async function holding<T>(
  records: Records,
  { key, shared = false }: Lock,
  take: (client: PoolClient) => Promise<void>,
  work: () => Promise<T>,
): Promise<T> {
  const client = await records.pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    try {
      await take(client);
    } catch (error) {
      // Whatever else happened, the lock may still come to this connection: it is ended.
      if (!(error instanceof NotTaken)) broken = error as Error;
      throw error;
    }
    try {
      return await work();
    } finally {
      await client
        .query(`SELECT pg_advisory_unlock${shared ? '_shared' : ''}(${lockOf})`, [key])
        .catch((error: Error) => {
          broken = error;
        });
    }
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}
