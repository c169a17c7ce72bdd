import type { PoolClient } from 'pg';
import { holding, lockOf } from './hold.ts';
import type { Records } from './records.ts';

// A statement may wait 30 s at most; longer waits are begun again. The server says so first, or the wait would go on there.
const statementTimedOut = '57014';
const longerThanAStatementMs = 45_000;

function heldFor<T>(
  records: Records,
  workspace: string,
  shared: boolean,
  work: () => Promise<T>,
): Promise<T> {
  const key = `keep ${workspace}`;
  const take = async (client: PoolClient) => {
    const text = `SELECT pg_advisory_lock${shared ? '_shared' : ''}(${lockOf})`;
    const wait = { text, values: [key], query_timeout: longerThanAStatementMs };
    for (;;) {
      try {
        await client.query(wait);
        return;
      } catch (error) {
        if ((error as { code?: string }).code !== statementTimedOut) throw error;
      }
    }
  };
  return holding(records, { key, shared }, take, work);
}

/**
 * For work that reads what customers said and writes it, or something made of it, elsewhere: no customer is erased between
 * the two, so that nothing is written of someone who is gone. Many may do so at once; keep it to seconds, and never begin
 * it inside another: whoever erases would wait for the outer one, and the inner one for whoever erases.
 */
export const keeping = <T>(records: Records, workspace: string, work: () => Promise<T>): Promise<T> =>
  heldFor(records, workspace, true, work);

/** For erasing customers: waits for everybody who is `keeping`, and lets nobody begin meanwhile. */
export const erasing = <T>(records: Records, workspace: string, work: () => Promise<T>): Promise<T> =>
  heldFor(records, workspace, false, work);
