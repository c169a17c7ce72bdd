import { sql } from 'kysely';
import { proportion } from '../../../instruments/statistics/proportion.ts';
import type { Records, Tx } from '../../../stores/records/records.ts';
import type { Audit } from './audit.contract.ts';

interface Row {
  readonly at: Date;
  readonly by_name: string;
  readonly seed: number;
  readonly stored: number;
  readonly recognisers: number;
  readonly looked_at: number;
  readonly slipped: number;
}

/** Counts only: what slipped through is not written down a second time. */
export async function addAudit(tx: Tx, workspace: string, audit: Audit, slipped: number): Promise<void> {
  await sql`INSERT INTO redaction_audits (workspace_id, at, by_name, seed, stored, recognisers, looked_at, slipped)
    VALUES (${workspace}::uuid, ${audit.at}, ${audit.by}, ${audit.seed}, ${audit.stored}, ${audit.recognisers},
      ${audit.slipped.n ?? 0}, ${slipped})`.execute(tx);
}

export async function listAudits(records: Records, workspace: string): Promise<Audit[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<Row>`
      SELECT at, by_name, seed, stored, recognisers, looked_at, slipped FROM redaction_audits ORDER BY at DESC, number DESC`.execute(
      tx,
    );
    return rows.map(({ at, by_name, seed, stored, recognisers, looked_at, slipped }) => ({
      at: at.toISOString(),
      by: by_name,
      seed,
      stored,
      recognisers,
      slipped: proportion({ count: slipped, n: looked_at }),
    }));
  });
}
