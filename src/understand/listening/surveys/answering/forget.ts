import { sql } from 'kysely';
import type { Forgetter } from '../../../../server/forgetting.ts';
import type { Tx } from '../../../../stores/records/records.ts';
import * as store from './store.ts';
import { Places } from './take-places.ts';

/** The places that these sessions hold are free again, booked as everybody books them. */
async function freePlaces(tx: Tx, workspace: string, keys: readonly string[]): Promise<void> {
  const holding = (await store.readSessions(tx, keys)).filter(({ places }) => places.length > 0);
  for (const survey of [...new Set(holding.map((kept) => kept.survey))].sort()) {
    const places = new Places(await store.lockPlaces(tx, survey));
    for (const kept of holding) if (kept.survey === survey) places.release(kept.places);
    await store.writePlaces(tx, workspace, survey, places.written());
  }
}

/** Sessions, addresses, files and consents of a customer. Anonymous answers name nobody: there is nothing to find them by. */
export const forgets: readonly Forgetter[] = [
  {
    what: 'answers to surveys',
    tables: ['survey_sessions', 'survey_links', 'survey_files', 'survey_consents'],
    forget: ({ records }, { workspaceId, customers }) =>
      records.inWorkspace(workspaceId, async (tx) => {
        const names = [...customers];
        // Addresses, then sessions, then places: held in the order of whoever answers, so that neither waits for the other.
        await sql`SELECT 1 FROM survey_links WHERE customer = ANY (${names}) ORDER BY id FOR UPDATE`.execute(
          tx,
        );
        const theirs = await sql<{ key: string }>`
          SELECT s.key FROM survey_sessions s LEFT JOIN survey_links l ON l.id = s.link
          WHERE s.customer = ANY (${names}) OR s.email = ANY (${names}) OR l.customer = ANY (${names})`.execute(
          tx,
        );
        const keys = theirs.rows.map(({ key }) => key);
        await freePlaces(tx, workspaceId, keys);
        const { rows } = await sql<{ gone: number }>`
          WITH files AS (DELETE FROM survey_files WHERE key = ANY (${keys}) RETURNING 1),
          consents AS (DELETE FROM survey_consents WHERE customer = ANY (${names}) RETURNING 1),
          links AS (DELETE FROM survey_links WHERE customer = ANY (${names}) RETURNING 1),
          sessions AS (DELETE FROM survey_sessions WHERE key = ANY (${keys}) RETURNING 1)
          SELECT ((SELECT count(*) FROM files) + (SELECT count(*) FROM consents) + (SELECT count(*) FROM links)
            + (SELECT count(*) FROM sessions))::integer AS gone`.execute(tx);
        return rows[0]?.gone ?? 0;
      }),
  },
];
