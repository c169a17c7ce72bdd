import type { Records } from './records.ts';

// A statement may wait 30 s at most; longer waits are begun again.
const statementTimedOut = '57014';

async function holding<T>(
  records: Records,
  workspace: string,
  how: '' | '_shared',
  work: () => Promise<T>,
): Promise<T> {
  const client = await records.pool.connect();
  const key = `keep ${workspace}`;
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    for (;;) {
      try {
        await client.query(`SELECT pg_advisory_lock${how}(hashtextextended($1, 0))`, [key]);
        break;
      } catch (error) {
        if ((error as { code?: string }).code !== statementTimedOut) throw error;
      }
    }
    try {
      return await work();
    } finally {
      await client
        .query(`SELECT pg_advisory_unlock${how}(hashtextextended($1, 0))`, [key])
        .catch((error: Error) => {
          broken = error;
        });
    }
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/**
 * For work that reads what customers said and writes it, or something made of it, elsewhere: no customer is erased between
 * the two, so that nothing is written of someone who is gone. Many may do so at once; keep it to seconds, and never begin
 * it inside another: whoever erases would wait for the outer one, and the inner one for whoever erases.
 */
export const keeping = <T>(records: Records, workspace: string, work: () => Promise<T>): Promise<T> =>
  holding(records, workspace, '_shared', work);

/** For erasing customers: waits for everybody who is `keeping`, and lets nobody begin meanwhile. */
export const erasing = <T>(records: Records, workspace: string, work: () => Promise<T>): Promise<T> =>
  holding(records, workspace, '', work);
