import { sql } from 'kysely';
import type { Tx } from '../../../stores/records/records.ts';

export interface Count {
  readonly post: string;
  readonly day: string;
  readonly what: string;
  readonly n: number;
}

/** Adds to the counts of days. */
export async function addCounts(tx: Tx, workspace: string, counts: readonly Count[]): Promise<void> {
  // In one order, so that two servers never wait for one another.
  const sorted = [...counts].sort((a, b) =>
    `${a.post}${a.day}${a.what}` < `${b.post}${b.day}${b.what}` ? -1 : 1,
  );
  await sql`
    INSERT INTO post_counts (workspace_id, post, day, what, n)
    SELECT ${workspace}::uuid, post, day, what, n
    FROM unnest(${sorted.map(({ post }) => post)}::uuid[], ${sorted.map(({ day }) => day)}::date[],
      ${sorted.map(({ what }) => what)}::text[], ${sorted.map(({ n }) => n)}::bigint[]) AS given (post, day, what, n)
    WHERE post IN (SELECT id FROM posts)
    ON CONFLICT (workspace_id, post, day, what) DO UPDATE SET n = post_counts.n + excluded.n`.execute(tx);
}

/** What came to posts by day (UTC) since a day: items from the items themselves, the rest from its counts. */
export async function countsSince(tx: Tx, posts: readonly string[], from: Date): Promise<Count[]> {
  const ids = [...posts];
  const { rows } = await sql<{ post: string; day: string; what: string; n: string }>`
    SELECT post, to_char(received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, 'accepted' AS what, count(*) AS n
      FROM items WHERE post = ANY(${ids}::uuid[]) AND received_at >= ${from} GROUP BY 1, 2
    UNION ALL
    SELECT post, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD'), 'quarantined', count(*)
      FROM post_quarantine WHERE post = ANY(${ids}::uuid[]) AND at >= ${from} GROUP BY 1, 2
    UNION ALL
    SELECT post, to_char(day, 'YYYY-MM-DD'), what, n
      FROM post_counts WHERE post = ANY(${ids}::uuid[]) AND day >= (${from} AT TIME ZONE 'UTC')::date
    ORDER BY 1, 2, 3`.execute(tx);
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}
