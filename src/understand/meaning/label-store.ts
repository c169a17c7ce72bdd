import { sql } from 'kysely';
import type { Caller } from '../../kernel/policy.ts';
import { note } from '../../stores/records/audit.ts';
import type { Records } from '../../stores/records/records.ts';
import type { LabelDecision } from './desk.contract.ts';

interface Row {
  id: string;
  moment: string;
  task: LabelDecision['task'];
  span_start: number;
  span_end: number;
  quote: string;
  label: string;
  status: 'confirmed' | 'rejected';
  by_chance: boolean;
  teach: boolean;
  suggested: string[];
  by_id: string;
  by_name: string;
  at: Date;
}

/** A decision with what agreement is worked out from. */
export interface KeptDecision extends LabelDecision {
  readonly byId: string;
  readonly status: 'confirmed' | 'rejected';
  /** What the machine had said of that clause and task. */
  readonly suggested: readonly string[];
}

const columns = sql`id, moment, task, span_start, span_end, quote, label, status, by_chance,
  coalesce(teach, NOT by_chance) AS teach, suggested, by_id, by_name, at`;
/** Only these can be taught by the desk. */
export const taughtTasks: readonly LabelDecision['task'][] = ['theme', 'sentiment'];

const read = (row: Row): KeptDecision => ({
  id: row.id,
  moment: row.moment,
  task: row.task,
  span: { start: row.span_start, end: row.span_end },
  quote: row.quote,
  label: row.label,
  status: row.status,
  byChance: row.by_chance,
  teaches: taughtTasks.includes(row.task) && row.teach,
  by: row.by_name,
  byId: row.by_id,
  suggested: row.suggested,
  at: row.at.toISOString(),
});

/** What the contract shows of a decision. */
export function shown({ byId: _, suggested: __, ...decision }: KeptDecision): LabelDecision {
  return decision;
}

/** What people decided about these voices, oldest first; what was withdrawn is left out. */
export function decisionsOf(
  records: Records,
  workspace: string,
  moments: readonly string[],
): Promise<KeptDecision[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<Row>`
      SELECT ${columns} FROM label_decisions
      WHERE withdrawn_at IS NULL AND moment = ANY(${[...moments]}::uuid[]) ORDER BY at, id`.execute(tx);
    return rows.map(read);
  });
}

/** The newest decisions of all voices. */
export function newestDecisions(records: Records, workspace: string, limit: number): Promise<KeptDecision[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<Row>`
      SELECT ${columns} FROM label_decisions WHERE withdrawn_at IS NULL
      ORDER BY at DESC, id LIMIT ${limit}`.execute(tx);
    return rows.map(read);
  });
}

/** Every decision of a task that is to be learnt from, oldest first. */
export function teachingDecisions(
  records: Records,
  workspace: string,
  task: 'theme' | 'sentiment' = 'theme',
): Promise<KeptDecision[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<Row>`
      SELECT ${columns} FROM label_decisions
      WHERE withdrawn_at IS NULL AND task = ${task} AND coalesce(teach, NOT by_chance) ORDER BY at, id`.execute(
      tx,
    );
    return rows.map(read);
  });
}

export function keepDecision(
  records: Records,
  by: Caller,
  decision: Omit<KeptDecision, 'by' | 'byId' | 'at'>,
): Promise<KeptDecision> {
  return records.inWorkspace(by.workspaceId, async (tx) => {
    const { rows } = await sql<Row>`
      INSERT INTO label_decisions (id, workspace_id, moment, task, span_start, span_end, quote, label, status, by_chance,
        teach, suggested, by_id, by_name)
      VALUES (${decision.id}::uuid, ${by.workspaceId}::uuid, ${decision.moment}::uuid, ${decision.task},
        ${decision.span.start}, ${decision.span.end}, ${decision.quote}, ${decision.label}, ${decision.status},
        ${decision.byChance}, ${decision.teaches}, ${[...decision.suggested]}::text[], ${by.userId}, ${by.name})
      RETURNING ${columns}`.execute(tx);
    const { task, status } = decision;
    await note(tx, by, { verb: 'decide', noun: 'label', subject: decision.moment, detail: { task, status } });
    return read(rows[0] as Row);
  });
}

/** Takes a decision back; null when there is none of this id. */
export function withdraw(records: Records, by: Caller, id: string): Promise<KeptDecision | null> {
  return records.inWorkspace(by.workspaceId, async (tx) => {
    const { rows } = await sql<Row>`
      UPDATE label_decisions SET withdrawn_at = now() WHERE id = ${id}::uuid AND withdrawn_at IS NULL
      RETURNING ${columns}`.execute(tx);
    const [row] = rows;
    if (row === undefined) return null;
    await note(tx, by, { verb: 'withdraw', noun: 'label', subject: row.moment, detail: { task: row.task } });
    return read(row);
  });
}
