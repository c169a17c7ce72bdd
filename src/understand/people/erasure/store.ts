import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Caller } from '../../../kernel/policy.ts';
import type { Records, Tx } from '../../../stores/records/records.ts';
import { workspaceIds } from '../../../stores/records/workspace-ids.ts';
import type { Again, Erasure } from './contract.ts';

interface Row {
  readonly id: string;
  readonly customer: string;
  readonly state: Erasure['state'];
  readonly again: Again;
  readonly reason: string;
  readonly by_name: string;
  readonly asked_at: Date;
  readonly done_at: Date | null;
  readonly removed: Record<string, number>;
  readonly remains: string[];
  readonly problem: string | null;
}

const columns = sql`id, customer, state, again, reason, by_name, asked_at, done_at, removed, remains, problem`;

const read = ({ by_name, asked_at, done_at, removed, remains, ...row }: Row): Erasure => ({
  ...row,
  by: by_name,
  askedAt: asked_at.toISOString(),
  doneAt: done_at?.toISOString() ?? null,
  removed: Object.entries(removed)
    .map(([what, count]) => ({ what, count }))
    .sort((a, b) => (a.what < b.what ? -1 : 1)),
  remains: [...remains],
});

/** What keys the fingerprints of a company's erased customers; made when it is first needed. */
export async function erasureSecret(tx: Tx, workspace: string): Promise<Buffer> {
  await sql`INSERT INTO erasure_keys (workspace_id, secret) VALUES (${workspace}::uuid, ${randomBytes(32)})
    ON CONFLICT (workspace_id) DO NOTHING`.execute(tx);
  const { rows } = await sql<{ secret: Buffer }>`SELECT secret FROM erasure_keys`.execute(tx);
  return (rows[0] as { secret: Buffer }).secret;
}

/** Whether anybody may be kept out at all: part of a question that is asked with every item. */
export const someAreKeptOut = sql<boolean>`EXISTS (SELECT 1 FROM erasures WHERE again = 'quarantine')`;

/** Fingerprints of those whose later rows are kept out: the newest word on each customer counts. */
export async function keptOut(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ customer: string }>`
    SELECT customer FROM (SELECT DISTINCT ON (customer) customer, again FROM erasures ORDER BY customer, number DESC) AS newest
    WHERE again = 'quarantine' ORDER BY customer`.execute(tx);
  return rows.map(({ customer }) => customer);
}

/** Begins an erasure; the one under way when there is one. `target` is sealed. */
export async function beginErasure(
  tx: Tx,
  by: Caller,
  wanted: { customer: string; again: Again; reason: string; target: string; at: Date },
): Promise<Erasure> {
  const { customer, again, reason, target, at } = wanted;
  await sql`INSERT INTO erasures (id, workspace_id, customer, state, again, reason, by_id, by_name, asked_at, target)
    VALUES (${newId()}::uuid, ${by.workspaceId}::uuid, ${customer}, 'begun', ${again}, ${reason}, ${by.userId}, ${by.name}, ${at}, ${target})
    ON CONFLICT (workspace_id, customer) WHERE state = 'begun' DO NOTHING`.execute(tx);
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM erasures WHERE customer = ${customer} AND state = 'begun'`.execute(tx);
  return read(rows[0] as Row);
}

/** What an erasure works on, sealed; null when it is done or was never there. */
export async function targetOf(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ target: string | null }>`
    SELECT target FROM erasures WHERE id = ${id}::uuid AND state = 'begun'`.execute(tx);
  return rows[0]?.target ?? null;
}

export async function keepTarget(tx: Tx, id: string, target: string): Promise<void> {
  await sql`UPDATE erasures SET target = ${target} WHERE id = ${id}::uuid`.execute(tx);
}

/** Adds to what an erasure removed. */
export async function addRemoved(tx: Tx, id: string, what: string, count: number): Promise<void> {
  await sql`UPDATE erasures SET removed = removed ||
      jsonb_build_object(${what}::text, coalesce((removed ->> ${what}::text)::bigint, 0) + ${count}::bigint)
    WHERE id = ${id}::uuid`.execute(tx);
}

export async function noteProblem(tx: Tx, id: string, problem: string): Promise<void> {
  await sql`UPDATE erasures SET problem = ${problem} WHERE id = ${id}::uuid`.execute(tx);
}

/** Ends an erasure: from here on nothing tells whom it was about. */
export async function endErasure(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`UPDATE erasures SET state = 'done', done_at = ${at}, target = NULL, problem = NULL
    WHERE id = ${id}::uuid AND state = 'begun'`.execute(tx);
}

export async function keepRemains(tx: Tx, id: string, remains: readonly string[]): Promise<void> {
  await sql`UPDATE erasures SET remains = ${JSON.stringify(remains)}::jsonb WHERE id = ${id}::uuid`.execute(
    tx,
  );
}

export async function changeAgain(tx: Tx, id: string, again: Again): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    UPDATE erasures e SET again = ${again} FROM erasures one
    WHERE one.id = ${id}::uuid AND e.customer = one.customer RETURNING e.id`.execute(tx);
  return rows.length > 0;
}

export async function erasureIn(tx: Tx, id: string): Promise<Erasure | null> {
  const { rows } = await sql<Row>`SELECT ${columns} FROM erasures WHERE id = ${id}::uuid`.execute(tx);
  return rows[0] === undefined ? null : read(rows[0]);
}

export async function erasuresIn(
  tx: Tx,
  wanted: { limit: number; customer?: string },
): Promise<{ total: number; erasures: Erasure[] }> {
  const of = wanted.customer === undefined ? sql`` : sql`WHERE customer = ${wanted.customer}`;
  const counted = await sql<{ total: number }>`SELECT count(*)::int AS total FROM erasures ${of}`.execute(tx);
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM erasures ${of} ORDER BY number DESC LIMIT ${wanted.limit}`.execute(tx);
  return { total: counted.rows[0]?.total ?? 0, erasures: rows.map(read) };
}

/** Erasures that were begun and not ended, in every company. */
export async function unfinishedErasures(records: Records): Promise<{ workspace: string; id: string }[]> {
  const found: { workspace: string; id: string }[] = [];
  for (const workspace of await workspaceIds(records)) {
    const { rows } = await records.inWorkspace(workspace, (tx) =>
      sql<{ id: string }>`SELECT id FROM erasures WHERE state = 'begun' ORDER BY number`.execute(tx),
    );
    found.push(...rows.map(({ id }) => ({ workspace, id })));
  }
  return found;
}
