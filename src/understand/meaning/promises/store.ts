import { sql } from 'kysely';
import type { Caller } from '../../../kernel/policy.ts';
import { note } from '../../../stores/records/audit.ts';
import type { Records, Tx } from '../../../stores/records/records.ts';
import type { QuotedDecision } from './contract.ts';

/** A decision with what its item on the timeline is made of. */
export interface KeptQuoted extends QuotedDecision {
  readonly function: string;
}

interface Row {
  id: string;
  moment: string;
  span_start: number;
  span_end: number;
  quote: string;
  status: 'confirmed' | 'rejected';
  step: string | null;
  function: string;
  customer: string | null;
  episode: string | null;
  made: Date | null;
  due: Date | null;
  by_name: string;
  at: Date;
}

const columns = sql`id, moment, span_start, span_end, quote, status, step, function, customer, episode, made, due, by_name, at`;
const read = (row: Row): KeptQuoted => ({
  id: row.id,
  moment: row.moment,
  span: { start: row.span_start, end: row.span_end },
  quote: row.quote,
  status: row.status,
  step: row.step,
  function: row.function,
  customer: row.customer,
  episode: row.episode,
  made: row.made?.toISOString() ?? null,
  due: row.due?.toISOString() ?? null,
  by: row.by_name,
  at: row.at.toISOString(),
});

/** What the contract shows of a decision. */
export function shown({ function: _, ...decision }: KeptQuoted): QuotedDecision {
  return decision;
}

/** Standing decisions, newest first; all of them, or those about some voices. */
export function quotedDecisions(
  records: Records,
  workspace: string,
  { limit, moments }: { readonly limit?: number; readonly moments?: readonly string[] } = {},
): Promise<KeptQuoted[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const about = moments === undefined ? sql`` : sql`AND moment = ANY(${[...moments]}::uuid[])`;
    const { rows } = await sql<Row>`
      SELECT ${columns} FROM quoted_promises WHERE withdrawn_at IS NULL ${about}
      ORDER BY at DESC, id LIMIT ${limit ?? null}`.execute(tx);
    return rows.map(read);
  });
}

/** How many promises of each voice were judged. */
export function judgedCounts(
  records: Records,
  workspace: string,
): Promise<{ moments: string[]; counts: number[] }> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ moment: string; judged: string }>`
      SELECT moment, count(*) AS judged FROM quoted_promises WHERE withdrawn_at IS NULL
      GROUP BY moment ORDER BY moment`.execute(tx);
    return { moments: rows.map(({ moment }) => moment), counts: rows.map(({ judged }) => Number(judged)) };
  });
}

/** Keeps a decision, unless one stands about the same words: then that one, untouched. */
export async function keepQuoted(
  tx: Tx,
  by: Caller,
  decision: Omit<KeptQuoted, 'by' | 'at'>,
): Promise<KeptQuoted> {
  const { id, moment, span, quote, status, step, customer, episode, made, due } = decision;
  const { rows } = await sql<Row>`
    INSERT INTO quoted_promises (id, workspace_id, moment, span_start, span_end, quote, status, step, function, customer, episode,
      made, due, by_id, by_name)
    VALUES (${id}::uuid, ${by.workspaceId}::uuid, ${moment}::uuid, ${span.start}, ${span.end}, ${quote}, ${status}, ${step},
      ${decision.function}, ${customer}, ${episode}, ${made}::timestamptz, ${due}::timestamptz, ${by.userId}, ${by.name})
    ON CONFLICT (workspace_id, moment, span_start, span_end) WHERE withdrawn_at IS NULL DO NOTHING
    RETURNING ${columns}`.execute(tx);
  if (rows[0] !== undefined) {
    await note(tx, by, { verb: 'decide', noun: 'promise', subject: moment, detail: { status } });
    return read(rows[0]);
  }
  const standing = await sql<Row>`
    SELECT ${columns} FROM quoted_promises WHERE withdrawn_at IS NULL AND moment = ${moment}::uuid
      AND span_start = ${span.start} AND span_end = ${span.end}`.execute(tx);
  return read(standing.rows[0] as Row);
}

/** Takes a decision back; null when none of this id stands. */
export async function withdrawQuoted(tx: Tx, by: Caller, id: string): Promise<KeptQuoted | null> {
  const { rows } = await sql<Row>`
    UPDATE quoted_promises SET withdrawn_at = now() WHERE id = ${id}::uuid AND withdrawn_at IS NULL
    RETURNING ${columns}`.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  await note(tx, by, {
    verb: 'withdraw',
    noun: 'promise',
    subject: row.moment,
    detail: { status: row.status },
  });
  return read(row);
}

/** Deletes what was decided about promises in these voices, or of these customers, taken back or not; gives how many. */
export async function deleteQuoted(
  tx: Tx,
  moments: readonly string[],
  customers: readonly string[],
): Promise<number> {
  const { rows } = await sql`DELETE FROM quoted_promises
    WHERE moment = ANY(${[...moments]}::uuid[]) OR customer = ANY(${[...customers]}::text[]) RETURNING 1`.execute(
    tx,
  );
  return rows.length;
}
