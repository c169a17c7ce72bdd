import { sql } from 'kysely';
import type { Tx } from '../../../../stores/records/records.ts';

/** How far a mailbox was read, under which numbering (UIDVALIDITY, RFC 3501). */
export interface Position {
  readonly validity: number;
  readonly uid: number;
}

export async function positionOf(tx: Tx, post: string): Promise<Position | null> {
  const { rows } = await sql<{ validity: string; uid: string }>`
    SELECT validity, uid FROM post_positions WHERE post = ${post}::uuid`.execute(tx);
  const [row] = rows;
  return row === undefined ? null : { validity: Number(row.validity), uid: Number(row.uid) };
}

export async function writePosition(
  tx: Tx,
  workspace: string,
  post: string,
  { validity, uid }: Position,
  at: Date,
): Promise<void> {
  await sql`INSERT INTO post_positions (workspace_id, post, validity, uid, looked_at)
    VALUES (${workspace}::uuid, ${post}::uuid, ${validity}, ${uid}, ${at})
    ON CONFLICT (post) DO UPDATE SET validity = excluded.validity, uid = excluded.uid, looked_at = excluded.looked_at`.execute(
    tx,
  );
}

/** That it was looked into, however that ended; a mailbox never read before stands at its beginning. */
export async function noteLook(tx: Tx, workspace: string, post: string, at: Date): Promise<void> {
  await sql`INSERT INTO post_positions (workspace_id, post, validity, uid, looked_at)
    VALUES (${workspace}::uuid, ${post}::uuid, 0, 0, ${at})
    ON CONFLICT (post) DO UPDATE SET looked_at = excluded.looked_at`.execute(tx);
}

/** From its first mail again: what is here already is known by its Message-ID. */
export async function forgetPosition(tx: Tx, post: string): Promise<void> {
  await sql`DELETE FROM post_positions WHERE post = ${post}::uuid`.execute(tx);
}

/** One that could not be read is tried again so soon, or at its own time if that is sooner; minutes. */
const againAfterMinutes = 5;

/** Mailboxes that are to be looked into: not paused, with a server, and their time has come. */
export async function dueMailboxes(tx: Tx, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT p.id FROM posts p LEFT JOIN post_positions s ON s.post = p.id
    WHERE p.kind = 'mailbox' AND p.paused_at IS NULL AND jsonb_typeof(p.settings -> 'server') = 'object'
      AND (s.looked_at IS NULL
        OR s.looked_at <= ${now}::timestamptz - make_interval(mins => least(
          (p.settings -> 'server' ->> 'everyMinutes')::int, CASE WHEN p.error IS NOT NULL THEN ${againAfterMinutes}::int END)))
    ORDER BY p.id`.execute(tx);
  return rows.map(({ id }) => id);
}
