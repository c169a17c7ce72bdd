import { sql } from 'kysely';
import type { Expiring } from '../../../server/expiring.ts';

/** What came to a post, could not be read, and nobody corrected in all that time. */
export const expires: readonly Expiring[] = [
  {
    kind: 'quarantine',
    leastDays: 7,
    tables: ['post_quarantine'],
    count: ({ records }, { workspaceId, before }) =>
      records.inWorkspace(workspaceId, async (tx) => {
        const { rows } = await sql<{ n: number }>`
          SELECT count(*)::int AS n FROM post_quarantine WHERE at < ${before}`.execute(tx);
        return rows[0]?.n ?? 0;
      }),
    letGo: ({ records }, { workspaceId, before }) =>
      records.inWorkspace(workspaceId, async (tx) => {
        const { numAffectedRows } = await sql`DELETE FROM post_quarantine WHERE at < ${before}`.execute(tx);
        return Number(numAffectedRows ?? 0);
      }),
  },
];
