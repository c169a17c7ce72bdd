import { sql } from 'kysely';
import type { Tx } from '../../stores/records/records.ts';
import type { ChosenVoice } from './choose-voices.ts';
import type { DecisionState, Move } from './contract.ts';
import type { Scale } from './questions/voices-to-hear.ts';

/** A decision as the records keep it. */
export interface DecisionRow {
  readonly id: string;
  readonly title: string;
  readonly state: DecisionState;
  readonly authorId: string;
  readonly authorName: string;
  readonly function: string;
  readonly findingId: string | null;
  readonly findingSaid: string | null;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly approvedAt: Date | null;
  readonly approvedName: string | null;
  readonly inEffectFrom: Date | null;
  readonly retroactive: boolean;
}

export interface HistoryRow {
  readonly subject: string;
  readonly at: Date;
  readonly whoId: string;
  readonly who: string;
  readonly move: Move;
  readonly from: DecisionState | null;
  readonly to: DecisionState;
  readonly why: string | null;
}

export interface CommentRow {
  readonly id: string;
  readonly at: Date;
  readonly who: string;
  readonly text: string;
}

const ownWorkspace = sql`current_setting('sirius.workspace')::uuid`;
const columns = sql`
  id, title, state, author_id AS "authorId", author_name AS "authorName", function_name AS function,
  finding_id AS "findingId", finding_said AS "findingSaid", created_at AS "createdAt", submitted_at AS "submittedAt",
  approved_at AS "approvedAt", approved_name AS "approvedName", in_effect_from AS "inEffectFrom", retroactive`;

export async function addDecision(tx: Tx, d: DecisionRow): Promise<void> {
  await sql`
    INSERT INTO decisions (id, workspace_id, title, state, author_id, author_name, function_name, finding_id,
                           finding_said, created_at)
    VALUES (${d.id}::uuid, ${ownWorkspace}, ${d.title}, ${d.state}, ${d.authorId}, ${d.authorName}, ${d.function},
            ${d.findingId}, ${d.findingSaid}, ${d.createdAt})`.execute(tx);
}

/** null when there is none with this id. `lock` holds it for the rest of the transaction. */
export async function decisionById(tx: Tx, id: string, lock = false): Promise<DecisionRow | null> {
  const locking = lock ? sql`FOR UPDATE` : sql``;
  const { rows } =
    await sql<DecisionRow>`SELECT ${columns} FROM decisions WHERE id::text = ${id} ${locking}`.execute(tx);
  return rows[0] ?? null;
}

export async function allDecisions(
  tx: Tx,
  only: { state?: DecisionState | undefined; finding?: string | undefined },
): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    SELECT ${columns} FROM decisions
    WHERE (${only.state ?? null}::text IS NULL OR state = ${only.state ?? null})
      AND (${only.finding ?? null}::text IS NULL OR finding_id = ${only.finding ?? null})
    ORDER BY created_at DESC, id`.execute(tx);
  return rows;
}

/** Approved decisions whose start has come. */
export async function startingBy(tx: Tx, at: Date): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    SELECT ${columns} FROM decisions WHERE state = 'approved' AND in_effect_from <= ${at}
    ORDER BY in_effect_from, id FOR UPDATE`.execute(tx);
  return rows;
}

/** Writes what a move changed; fields left out stay. */
export async function changeDecision(
  tx: Tx,
  id: string,
  to: {
    state: DecisionState;
    title?: string;
    submittedAt?: Date;
    retroactive?: boolean;
    approved?: { at: Date; by: string; name: string; inEffectFrom: Date };
  },
): Promise<void> {
  await sql`
    UPDATE decisions SET state = ${to.state},
      title = coalesce(${to.title ?? null}, title),
      submitted_at = coalesce(${to.submittedAt ?? null}, submitted_at),
      retroactive = coalesce(${to.retroactive ?? null}, retroactive),
      approved_at = coalesce(${to.approved?.at ?? null}, approved_at),
      approved_by = coalesce(${to.approved?.by ?? null}, approved_by),
      approved_name = coalesce(${to.approved?.name ?? null}, approved_name),
      in_effect_from = coalesce(${to.approved?.inEffectFrom ?? null}, in_effect_from)
    WHERE id = ${id}::uuid`.execute(tx);
}

export async function remember(tx: Tx, entry: HistoryRow, detail: unknown = null): Promise<void> {
  await sql`
    INSERT INTO state_history (workspace_id, noun, subject, at, who, who_name, move, from_state, to_state, why, detail)
    VALUES (${ownWorkspace}, 'decision', ${entry.subject}::uuid, ${entry.at}, ${entry.whoId}, ${entry.who},
            ${entry.move}, ${entry.from}, ${entry.to}, ${entry.why},
            ${detail === null ? null : JSON.stringify(detail)}::jsonb)`.execute(tx);
}

export async function historyOf(tx: Tx, id: string): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    SELECT subject, at, who AS "whoId", who_name AS who, move, from_state AS "from", to_state AS "to", why
    FROM state_history WHERE noun = 'decision' AND subject::text = ${id} ORDER BY id`.execute(tx);
  return rows;
}

export async function addComment(
  tx: Tx,
  comment: CommentRow & { readonly decision: string; readonly whoId: string },
): Promise<void> {
  await sql`
    INSERT INTO comments (id, workspace_id, noun, subject, at, who, who_name, text)
    VALUES (${comment.id}::uuid, ${ownWorkspace}, 'decision', ${comment.decision}::uuid, ${comment.at},
            ${comment.whoId}, ${comment.who}, ${comment.text})`.execute(tx);
}

export async function commentsOf(tx: Tx, id: string): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    SELECT id, at, who_name AS who, text FROM comments
    WHERE noun = 'decision' AND subject::text = ${id} ORDER BY at, id`.execute(tx);
  return rows;
}

/** The voices drawn for a submission; those of an earlier one are forgotten. */
export async function keepVoices(tx: Tx, decision: string, voices: readonly ChosenVoice[]): Promise<void> {
  await sql`DELETE FROM decision_voices WHERE decision_id = ${decision}::uuid`.execute(tx);
  for (const [place, voice] of voices.entries()) {
    await sql`
      INSERT INTO decision_voices (workspace_id, decision_id, place, moment, dissenting)
      VALUES (${ownWorkspace}, ${decision}::uuid, ${place}, ${voice.moment}, ${voice.dissenting})`.execute(
      tx,
    );
  }
}

export async function voicesOf(tx: Tx, decision: string): Promise<ChosenVoice[]> {
  const { rows } = await sql<ChosenVoice>`
    SELECT moment, dissenting FROM decision_voices WHERE decision_id::text = ${decision} ORDER BY place`.execute(
    tx,
  );
  return rows;
}

export async function noteOpened(
  tx: Tx,
  decision: string,
  submittedAt: Date,
  userId: string,
  at: Date,
): Promise<void> {
  await sql`
    INSERT INTO decision_voices_opened (workspace_id, decision_id, submitted_at, user_id, at)
    VALUES (${ownWorkspace}, ${decision}::uuid, ${submittedAt}, ${userId}, ${at})
    ON CONFLICT DO NOTHING`.execute(tx);
}

export async function hasOpened(
  tx: Tx,
  decision: string,
  submittedAt: Date | null,
  userId: string,
): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM decision_voices_opened
    WHERE decision_id::text = ${decision} AND submitted_at = ${submittedAt} AND user_id = ${userId}`.execute(
    tx,
  );
  return rows.length > 0;
}

/** The scale of a metric, or of the first one there is: how content a voice is. */
export async function scaleOf(tx: Tx, metric: string | null): Promise<Scale | null> {
  const { rows } = await sql<Scale>`
    SELECT name AS metric, low, high FROM metrics
    WHERE high > low ORDER BY (name = ${metric ?? ''}) DESC, name LIMIT 1`.execute(tx);
  return rows[0] ?? null;
}
