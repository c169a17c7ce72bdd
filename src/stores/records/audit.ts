import { sql } from 'kysely';
import type { Caller } from '../../kernel/policy.ts';
import type { Tx } from './records.ts';

/** Notes who did what to what, in the transaction of the deed itself. Never a customer's words in `detail`. */
export async function note(
  tx: Tx,
  by: Caller,
  deed: { verb: string; noun: string; subject: string; detail?: Readonly<Record<string, unknown>> },
): Promise<void> {
  await sql`
    INSERT INTO audit (workspace_id, who, verb, noun, subject, detail)
    VALUES (${by.workspaceId}::uuid, ${by.userId}, ${deed.verb}, ${deed.noun}, ${deed.subject},
            ${JSON.stringify(deed.detail ?? {})}::jsonb)`.execute(tx);
}
