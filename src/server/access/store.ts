import { sql } from 'kysely';
import type { Records } from '../../stores/records/records.ts';

/** Has the first administrator been made? */
export async function isSetUp(records: Records): Promise<boolean> {
  const { rows } = await records.outside((tx) => sql`SELECT 1 FROM setup`.execute(tx));
  return rows.length > 0;
}

/**
 * Runs `work` as the one set-up there will ever be: a second one that comes meanwhile waits, and hears null when
 * the first succeeded. Nothing stays when `work` throws.
 */
export async function once<T>(
  records: Records,
  work: () => Promise<{ userId: string; answer: T }>,
): Promise<T | null> {
  return records.outside(async (tx) => {
    const { rows } = await sql`
      INSERT INTO setup (user_id) VALUES ('') ON CONFLICT DO NOTHING RETURNING once`.execute(tx);
    if (rows.length === 0) return null;
    const { userId, answer } = await work();
    await sql`UPDATE setup SET user_id = ${userId}`.execute(tx);
    return answer;
  });
}
