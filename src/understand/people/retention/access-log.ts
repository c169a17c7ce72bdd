import { sql } from 'kysely';
import type { Expiring } from '../../../server/expiring.ts';

/** Who looked at whom and who did what: the proof of it is kept for half a year at least. */
export const accessLog: Expiring = {
  kind: 'access-log',
  leastDays: 180,
  tables: ['audit'],
  count: ({ records }, { workspaceId, before }) =>
    records.inWorkspace(workspaceId, async (tx) => {
      const { rows } = await sql<{ n: number }>`
        SELECT count(*)::int AS n FROM audit WHERE at < ${before}`.execute(tx);
      return rows[0]?.n ?? 0;
    }),
  letGo: ({ records }, { workspaceId, before }) =>
    records.inWorkspace(workspaceId, async (tx) => {
      const { numAffectedRows } = await sql`DELETE FROM audit WHERE at < ${before}`.execute(tx);
      return Number(numAffectedRows ?? 0);
    }),
};
