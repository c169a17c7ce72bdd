import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Records } from './records.ts';

/** How often something may be tried within a time. */
export interface TryLimit {
  readonly most: number;
  readonly windowMs: number;
}

const hashOf = (about: string) => createHash('sha256').update(about).digest('hex');

/**
 * Counts a try before it is made, over all servers of these records, so that many at the same time count one by one. Null =
 * go on; else how many seconds to wait. `about` says what is tried ("pin LINK"); only its hash is kept, until its time is over.
 */
export async function takeTry(records: Records, about: string, limit: TryLimit): Promise<number | null> {
  const { most, windowMs } = limit;
  return records.outside(async (tx) => {
    const { rows } = await sql<{ count: number; seconds: number }>`
      INSERT INTO tries AS t (about, count, until)
      VALUES (${hashOf(about)}, 1, now() + ${windowMs} * interval '1 millisecond')
      ON CONFLICT (about) DO UPDATE SET
        count = CASE WHEN t.until <= now() THEN 1 ELSE least(t.count, 1000000) + 1 END,
        until = CASE WHEN t.until <= now() THEN excluded.until ELSE t.until END
      RETURNING count, ceil(extract(epoch FROM until - now()))::integer AS seconds`.execute(tx);
    const [made] = rows;
    if (made === undefined) return 1;
    // Whoever begins a time clears away some that are over.
    if (made.count === 1) {
      await sql`
        DELETE FROM tries WHERE about IN
          (SELECT about FROM tries WHERE until <= now() ORDER BY until LIMIT 100 FOR UPDATE SKIP LOCKED)`.execute(
        tx,
      );
    }
    return made.count <= most ? null : Math.max(1, made.seconds);
  });
}

/** Takes back a try that turned out to be nobody's guess. */
export async function giveTryBack(records: Records, about: string): Promise<void> {
  await records.outside((tx) =>
    sql`UPDATE tries SET count = greatest(count - 1, 0) WHERE about = ${hashOf(about)}`.execute(tx),
  );
}

/** Was it tried too often already? Counts nothing. */
export async function isTriedOut(records: Records, about: string, { most }: TryLimit): Promise<boolean> {
  const { rows } = await records.outside((tx) =>
    sql`SELECT 1 FROM tries WHERE about = ${hashOf(about)} AND until > now() AND count > ${most}`.execute(tx),
  );
  return rows.length > 0;
}
