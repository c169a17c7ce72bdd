import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../stores/records/records.ts';
import type { WorkItem } from './contract.ts';

/** One line of a work list. */
export interface WorkLine {
  readonly title: string;
  readonly function: string;
  readonly cost: number | null;
  readonly currency: string;
  readonly serves: WorkItem['serves'];
}

interface WorkRow extends Omit<WorkItem, 'cost' | 'serves' | 'createdAt'> {
  readonly cost: string | null;
  readonly servesKind: 'finding' | 'decision' | null;
  readonly servesId: string | null;
  readonly createdAt: Date;
}

const columns = sql`id, title, function_name AS function, cost, currency, serves_kind AS "servesKind",
  serves_id AS "servesId", created_at AS "createdAt"`;

function itemOf({ servesKind, servesId, ...row }: WorkRow): WorkItem {
  return {
    ...row,
    cost: row.cost === null ? null : Number(row.cost),
    serves: servesKind === null || servesId === null ? null : { kind: servesKind, id: servesId },
    createdAt: row.createdAt.toISOString(),
  };
}

/** Adds a line; false when work of this title and function is known already. */
export async function addWork(tx: Tx, line: WorkLine, at: Date): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO work_items (id, workspace_id, title, function_name, cost, currency, serves_kind, serves_id, created_at)
    VALUES (${newId()}, current_setting('sirius.workspace')::uuid, ${line.title}, ${line.function}, ${line.cost},
            ${line.currency}, ${line.serves?.kind ?? null}, ${line.serves?.id ?? null}, ${at})
    ON CONFLICT (workspace_id, title, function_name) DO NOTHING RETURNING id`.execute(tx);
  return rows.length === 1;
}

export async function allWork(tx: Tx): Promise<WorkItem[]> {
  const { rows } =
    await sql<WorkRow>`SELECT ${columns} FROM work_items ORDER BY cost DESC NULLS LAST, title, id`.execute(
      tx,
    );
  return rows.map(itemOf);
}

/** Says what a piece of work serves; null when there is no such work. */
export async function setServes(tx: Tx, id: string, serves: WorkItem['serves']): Promise<WorkItem | null> {
  const { rows } = await sql<WorkRow>`
    UPDATE work_items SET serves_kind = ${serves?.kind ?? null}, serves_id = ${serves?.id ?? null}
    WHERE id::text = ${id} RETURNING ${columns}`.execute(tx);
  return rows[0] === undefined ? null : itemOf(rows[0]);
}
