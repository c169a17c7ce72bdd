import { sql } from 'kysely';
import type { Expiring } from '../../../server/expiring.ts';
import type { Tx } from '../../../stores/records/records.ts';

const old = (before: Date) => sql`at < ${before} AND forgotten_at IS NULL AND NOT open`;

const forgetOld = async (tx: Tx, before: Date): Promise<number> => {
  const { rows } = await sql`
    UPDATE language_model_calls SET forgotten_at = now(), hash = '', moments = '{}',
      document = document || '{"prompt": "", "answer": ""}' WHERE ${old(before)} RETURNING 1`.execute(tx);
  return rows.length;
};

/** What was asked and answered goes; that it was asked, by whom, and what it cost stays. */
export const expires: readonly Expiring[] = [
  {
    kind: 'language-model-log',
    leastDays: 1,
    tables: ['language_model_calls'],
    count: ({ records }, { workspaceId, before }) =>
      records.inWorkspace(workspaceId, async (tx) => {
        const { rows } = await sql<{ n: number }>`
          SELECT count(*)::int AS n FROM language_model_calls WHERE ${old(before)}`.execute(tx);
        return rows[0]?.n ?? 0;
      }),
    letGo: ({ records }, { workspaceId, before }) =>
      records.inWorkspace(workspaceId, (tx) => forgetOld(tx, before)),
  },
];
