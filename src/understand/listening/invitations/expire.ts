import { sql } from 'kysely';
import type { Expiring } from '../../../server/expiring.ts';

/** Of rounds that ended: what is still running needs to know whom it asked. */
const old = (before: Date) => sql`planned_at < ${before} AND person NOT LIKE 'gone %' AND distribution IN (
  SELECT id FROM distributions WHERE state = 'ended')`;

/**
 * Who was asked and at which address goes; that somebody was, by which channel, and what became of it stays, so that response
 * rates do not change. Lists that nobody asks any more go whole.
 */
export const expires: readonly Expiring[] = [
  {
    kind: 'invitations',
    // How often somebody may be asked is told from these rows.
    leastDays: 90,
    tables: ['survey_invitations', 'distribution_people', 'survey_contacts'],
    count: ({ records }, { workspaceId, before }) =>
      records.inWorkspace(workspaceId, async (tx) => {
        const { rows } = await sql<{ n: number }>`
          SELECT count(*)::int AS n FROM survey_invitations WHERE ${old(before)}`.execute(tx);
        return rows[0]?.n ?? 0;
      }),
    letGo: ({ records }, { workspaceId, before }) =>
      records.inWorkspace(workspaceId, async (tx) => {
        const { rows } = await sql`
          UPDATE survey_invitations SET person = 'gone ' || id, occasion = '', address = NULL, address_key = NULL,
            stratum = '', next_at = NULL, stop_hash = 'gone ' || id, stop_sealed = ''
          WHERE ${old(before)} RETURNING 1`.execute(tx);
        await sql`DELETE FROM distribution_people WHERE distribution IN (
          SELECT id FROM distributions WHERE state = 'ended' AND changed_at < ${before})`.execute(tx);
        await sql`DELETE FROM survey_contacts c WHERE added_at < ${before}
          AND NOT EXISTS (SELECT 1 FROM survey_invitations i WHERE i.person = c.person)
          AND NOT EXISTS (SELECT 1 FROM distribution_people p WHERE p.person = c.person)`.execute(tx);
        return rows.length;
      }),
  },
];
