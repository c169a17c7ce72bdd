import { sql } from 'kysely';
import type { Forgetter } from '../../../server/forgetting.ts';

/**
 * Who was asked and how they are reached goes with a customer. A stop stays: it is a keyed fingerprint of an address, the
 * proof that somebody did not want to be asked, and what keeps them from being asked again by the next list.
 */
export const forgets: readonly Forgetter[] = [
  {
    what: 'invitations to surveys',
    tables: ['survey_invitations', 'survey_sendings', 'survey_contacts', 'distribution_people'],
    forget: ({ records }, { workspaceId, customers, episodes }) =>
      records.inWorkspace(workspaceId, async (tx) => {
        const who = [...customers];
        const gone = await sql`
          DELETE FROM survey_invitations
          WHERE person = ANY (${who}::text[]) OR occasion = ANY (${[...episodes]}::text[]) RETURNING 1`.execute(
          tx,
        );
        const contacts =
          await sql`DELETE FROM survey_contacts WHERE person = ANY (${who}::text[]) RETURNING 1`.execute(tx);
        await sql`DELETE FROM distribution_people WHERE person = ANY (${who}::text[])`.execute(tx);
        return gone.rows.length + contacts.rows.length;
      }),
  },
];
