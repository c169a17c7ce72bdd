import { sql } from 'kysely';
import type { Expiring } from '../../../server/expiring.ts';

/** What employees wrote and photographed so long ago; what customers said in it goes by the rule for words. */
export const expires: readonly Expiring[] = [
  {
    kind: 'observations',
    leastDays: 7,
    tables: ['observations', 'observation_photos'],
    count: ({ records }, { workspaceId, before }) =>
      records.inWorkspace(workspaceId, async (tx) => {
        const { rows } = await sql<{ n: number }>`
          SELECT count(*)::int AS n FROM observations WHERE received_at < ${before}`.execute(tx);
        return rows[0]?.n ?? 0;
      }),
    letGo: ({ records }, { workspaceId, before }) =>
      records.inWorkspace(workspaceId, async (tx) => {
        const { rows } =
          await sql`DELETE FROM observations WHERE received_at < ${before} RETURNING 1`.execute(tx);
        return rows.length;
      }),
  },
];
