import { sql } from 'kysely';
import type { Forgetter } from '../../../../server/forgetting.ts';

/** Sessions, addresses, files and consents of a customer. Anonymous answers name nobody: there is nothing to find them by. */
export const forgets: readonly Forgetter[] = [
  {
    what: 'answers to surveys',
    tables: ['survey_sessions', 'survey_links', 'survey_files', 'survey_consents'],
    forget: ({ records }, { workspaceId, customers }) =>
      records.inWorkspace(workspaceId, async (tx) => {
        const names = [...customers];
        const { rows } = await sql<{ gone: number }>`
          WITH theirs AS (
            SELECT s.key FROM survey_sessions s LEFT JOIN survey_links l ON l.id = s.link
            WHERE s.customer = ANY (${names}) OR s.email = ANY (${names}) OR l.customer = ANY (${names})
          ), files AS (DELETE FROM survey_files WHERE key IN (SELECT key FROM theirs) RETURNING 1),
          consents AS (DELETE FROM survey_consents WHERE customer = ANY (${names}) RETURNING 1),
          links AS (DELETE FROM survey_links WHERE customer = ANY (${names}) RETURNING 1),
          freed AS (
            UPDATE survey_places p SET held = p.held - o.held FROM (
              SELECT s.survey, place, count(*) AS held FROM survey_sessions s, unnest(s.places) AS place
              WHERE s.key IN (SELECT key FROM theirs) GROUP BY s.survey, place
            ) o WHERE p.survey = o.survey AND p.place = o.place
          ),
          sessions AS (DELETE FROM survey_sessions WHERE key IN (SELECT key FROM theirs) RETURNING 1)
          SELECT ((SELECT count(*) FROM files) + (SELECT count(*) FROM consents) + (SELECT count(*) FROM links)
            + (SELECT count(*) FROM sessions))::integer AS gone`.execute(tx);
        return rows[0]?.gone ?? 0;
      }),
  },
];
