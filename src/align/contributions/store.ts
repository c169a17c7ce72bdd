import { sql } from 'kysely';
import type { Evidence } from '../../kernel/evidence.ts';
import { newId } from '../../kernel/ids.ts';
import type { Records, Tx } from '../../stores/records/records.ts';
import type { Measure } from '../../understand/scores/contract.ts';
import type { DraftClaim, Foresight } from './claim.contract.ts';
import type { Verdict } from './contract.ts';

/** A contribution as the records keep it. */
export interface ContributionRow {
  readonly id: string;
  readonly sourceKind: string;
  readonly sourceId: string;
  readonly claim: DraftClaim;
  readonly evidence: Evidence[];
  readonly registeredAt: Date | null;
  readonly foresight: Foresight | null;
  readonly inEffectFrom: Date | null;
  readonly checkOn: Date | null;
  readonly verdict: Verdict | null;
}

/** What work a contribution belongs to, whatever kind of work it is. */
export interface SourceRow {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly function: string;
  readonly findingId: string | null;
  readonly findingSaid: string | null;
  readonly by: string;
}

const ownWorkspace = sql`current_setting('sirius.workspace')::uuid`;

const columns = sql`
  c.id, c.source_kind AS "sourceKind", c.source_id AS "sourceId", c.claim, c.evidence,
  c.registered_at AS "registeredAt", c.foresight, c.in_effect_from AS "inEffectFrom", c.check_on AS "checkOn",
  CASE WHEN v.id IS NULL THEN NULL
       ELSE v.reading || jsonb_build_object('id', v.id, 'outcome', v.outcome,
         'writtenAt', to_char(v.written_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END AS verdict
  FROM contributions c LEFT JOIN verdicts v ON v.contribution_id = c.id`;

/** Makes or replaces the claim of a piece of work; refused by the store itself once it is registered. */
export async function saveClaim(
  tx: Tx,
  source: { kind: string; id: string },
  claim: DraftClaim,
  evidence: readonly Evidence[],
): Promise<void> {
  await sql`
    INSERT INTO contributions (id, workspace_id, source_kind, source_id, claim, evidence)
    VALUES (${newId()}, ${ownWorkspace}, ${source.kind}, ${source.id}::uuid, ${JSON.stringify(claim)}::jsonb,
            ${JSON.stringify(evidence)}::jsonb)
    ON CONFLICT (workspace_id, source_kind, source_id)
    DO UPDATE SET claim = excluded.claim, evidence = excluded.evidence`.execute(tx);
}

/** From now on measure, size and dates cannot be edited, unless the work is returned to its author. */
export async function registerClaim(
  tx: Tx,
  sourceId: string,
  at: Date,
  foresight: Foresight | null,
): Promise<void> {
  await sql`
    UPDATE contributions SET registered_at = ${at}, foresight = ${JSON.stringify(foresight)}::jsonb
    WHERE source_id = ${sourceId}::uuid AND registered_at IS NULL`.execute(tx);
}

/** Gives a claim that was not approved back for editing. */
export async function releaseClaim(tx: Tx, sourceId: string): Promise<void> {
  await sql`
    UPDATE contributions SET registered_at = NULL
    WHERE source_id = ${sourceId}::uuid AND fixed_at IS NULL`.execute(tx);
}

/** Fixes a registered claim for ever, with the day its effect begins and the day it is read. */
export async function fixClaim(
  tx: Tx,
  sourceId: string,
  fixed: { at: Date; inEffectFrom: Date; checkOn: Date },
): Promise<void> {
  await sql`
    UPDATE contributions SET fixed_at = ${fixed.at}, in_effect_from = ${fixed.inEffectFrom}, check_on = ${fixed.checkOn}
    WHERE source_id = ${sourceId}::uuid AND fixed_at IS NULL`.execute(tx);
}

export async function contributionsOf(tx: Tx, sourceIds: readonly string[]): Promise<ContributionRow[]> {
  if (sourceIds.length === 0) return [];
  const { rows } = await sql<ContributionRow>`
    SELECT ${columns} WHERE c.source_id = ANY(${sourceIds}::uuid[])`.execute(tx);
  return rows;
}

/** Every contribution with its work, newest first. */
export async function allContributions(tx: Tx): Promise<(ContributionRow & { source: SourceRow })[]> {
  const { rows } = await sql<ContributionRow & { source: SourceRow }>`
    SELECT lateral_row.*, jsonb_build_object('kind', s.kind, 'id', s.id, 'title', s.title, 'state', s.state,
             'function', s.function_name, 'findingId', s.finding_id, 'findingSaid', s.finding_said,
             'by', s.author_name) AS source
    FROM (SELECT ${columns}) lateral_row
    JOIN contribution_sources s ON s.kind = lateral_row."sourceKind" AND s.id = lateral_row."sourceId"
    ORDER BY lateral_row."registeredAt" DESC NULLS LAST, lateral_row.id`.execute(tx);
  return rows;
}

/** Claims in effect whose check date is reached and that have no verdict yet, longest due first. */
export async function dueContributions(tx: Tx, at: Date): Promise<ContributionRow[]> {
  const { rows } = await sql<ContributionRow>`
    SELECT ${columns}
    WHERE v.id IS NULL AND c.in_effect_from IS NOT NULL AND c.check_on <= ${at}
    ORDER BY c.check_on, c.id`.execute(tx);
  return rows;
}

/** Writes a verdict once; false when one stands already. */
export async function keepVerdict(tx: Tx, contributionId: string, verdict: Verdict): Promise<boolean> {
  const { id, outcome, writtenAt, ...reading } = verdict;
  const { rows } = await sql`
    INSERT INTO verdicts (id, workspace_id, contribution_id, outcome, reading, written_at)
    VALUES (${id}, ${ownWorkspace}, ${contributionId}::uuid, ${outcome}, ${JSON.stringify(reading)}::jsonb, ${writtenAt})
    ON CONFLICT (contribution_id) DO NOTHING RETURNING id`.execute(tx);
  return rows.length === 1;
}

/** What earlier registered work said it would change, newest first: nearly the same words are no new promise. */
export async function earlierStatements(tx: Tx, exceptSource: string | undefined): Promise<string[]> {
  const { rows } = await sql<{ said: string }>`
    SELECT concat(claim->>'because', '. ', claim->>'notice') AS said FROM contributions
    WHERE registered_at IS NOT NULL AND source_id IS DISTINCT FROM ${exceptSource ?? null}::uuid
    ORDER BY registered_at DESC, id LIMIT 1000`.execute(tx);
  return rows.map(({ said }) => said);
}

/** When registered work on the same thing, on whomever it was measured, took effect; oldest first. */
export async function startsOn(
  tx: Tx,
  { where: _, ...measured }: Measure,
  exceptSource: string | undefined,
): Promise<Date[]> {
  const { rows } = await sql<{ at: Date }>`
    SELECT in_effect_from AS at FROM contributions
    WHERE in_effect_from IS NOT NULL AND source_id IS DISTINCT FROM ${exceptSource ?? null}::uuid
      AND (claim->'measure') - 'where' = ${JSON.stringify(measured)}::jsonb
    ORDER BY in_effect_from`.execute(tx);
  return rows.map(({ at }) => at);
}

/** Takes pointers at somebody who is erased out of the evidence of contributions; gives how many changed. */
export function forgetEvidence(
  records: Records,
  workspace: string,
  strip: (evidence: unknown) => unknown,
): Promise<number> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ id: string; evidence: unknown }>`
      SELECT id, evidence FROM contributions WHERE evidence <> '[]'`.execute(tx);
    let changed = 0;
    for (const { id, evidence } of rows) {
      const next = strip(evidence);
      if (next === evidence) continue;
      changed++;
      await sql`UPDATE contributions SET evidence = ${JSON.stringify(next)}::jsonb WHERE id = ${id}`.execute(
        tx,
      );
    }
    return changed;
  });
}
