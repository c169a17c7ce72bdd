import { sql } from 'kysely';
import type { Caller } from '../../../kernel/policy.ts';
import type { Records, Tx } from '../../../stores/records/records.ts';
import type { EncoderFacts } from '../embedders/encoder-facts.ts';
import type { RepresentationSettings } from '../representation.contract.ts';

/** What a company chose, with what it was when it was chosen. */
export interface Chosen {
  readonly settings: RepresentationSettings;
  /** null = the light tier. */
  readonly encoder: EncoderFacts | null;
  readonly sealedKey: string | null;
}

export interface KeptRepresentation extends Chosen {
  readonly by: string | null;
  readonly at: string | null;
}

const asDelivered: KeptRepresentation = {
  settings: { tier: 'light' },
  encoder: null,
  sealedKey: null,
  by: null,
  at: null,
};

/** What counts now. */
export async function representationIn(tx: Tx): Promise<KeptRepresentation> {
  const { rows } = await sql<{
    settings: RepresentationSettings;
    encoder: EncoderFacts | null;
    sealed_key: string | null;
    by_name: string;
    at: Date;
  }>`SELECT settings, encoder, sealed_key, by_name, at FROM representations`.execute(tx);
  const [row] = rows;
  if (row === undefined) return asDelivered;
  const { settings, encoder, sealed_key: sealedKey, by_name: by, at } = row;
  return { settings, encoder, sealedKey, by, at: at.toISOString() };
}

export async function keepRepresentation(tx: Tx, by: Caller, { settings, encoder, sealedKey }: Chosen) {
  await sql`
    INSERT INTO representations (workspace_id, settings, encoder, sealed_key, by_id, by_name)
    VALUES (${by.workspaceId}::uuid, ${JSON.stringify(settings)}::jsonb,
      ${encoder === null ? null : JSON.stringify(encoder)}::jsonb, ${sealedKey}, ${by.userId}, ${by.name})
    ON CONFLICT (workspace_id) DO UPDATE SET settings = excluded.settings, encoder = excluded.encoder,
      sealed_key = excluded.sealed_key, by_id = excluded.by_id, by_name = excluded.by_name, at = now()`.execute(
    tx,
  );
}

/** Characters sent to an address in the month of this moment. */
export async function sentThisMonth(tx: Tx): Promise<number> {
  const { rows } = await sql<{ sent: string }>`
    SELECT sent FROM representations WHERE sent_month = date_trunc('month', now())::date`.execute(tx);
  return Number(rows[0]?.sent ?? 0);
}

/** Counts characters before they are sent; false = they would go beyond the month's bound, and are not counted. */
export function countSent(
  records: Records,
  workspace: string,
  characters: number,
  bound: number,
): Promise<boolean> {
  return records.inWorkspace(workspace, async (tx) => {
    await sql`
      INSERT INTO representations (workspace_id, settings, by_id, by_name)
      VALUES (${workspace}::uuid, '{"tier":"light"}'::jsonb, '', '') ON CONFLICT DO NOTHING`.execute(tx);
    await sql`
      UPDATE representations SET sent = 0, sent_month = date_trunc('month', now())::date
      WHERE sent_month IS DISTINCT FROM date_trunc('month', now())::date`.execute(tx);
    const { rows } = await sql<{ sent: string }>`
      UPDATE representations SET sent = sent + ${characters}::bigint
      WHERE sent + ${characters}::bigint <= ${bound}::bigint RETURNING sent`.execute(tx);
    return rows.length > 0;
  });
}
