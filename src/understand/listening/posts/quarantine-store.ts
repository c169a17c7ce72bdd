import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../stores/records/records.ts';
import type { Held } from './contract.ts';

export interface HeldRow {
  readonly id: string;
  readonly post: string;
  readonly at: Date;
  readonly form: Held['form'];
  readonly raw: string;
  readonly place: string;
  readonly reason: string;
  readonly state: Held['state'];
  readonly done_at: Date | null;
  readonly done_by: string | null;
}

export interface ToHold {
  readonly form: Held['form'];
  readonly raw: string;
  readonly fingerprint: string;
  readonly place: string;
  readonly reason: string;
}

/** Keeps what could not be read; the very same thing again stands there once. How many are new. */
export async function hold(
  tx: Tx,
  workspace: string,
  post: string,
  all: readonly ToHold[],
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<number> {
  let held = 0;
  for (const { form, raw, fingerprint, place, reason } of all) {
    const { rows } = await sql`
      INSERT INTO post_quarantine (id, workspace_id, post, at, fingerprint, form, raw, place, reason, held_by)
      VALUES (${newId()}::uuid, ${workspace}::uuid, ${post}::uuid, ${at}, ${fingerprint}, ${form}, ${raw}, ${place}, ${reason}, ${by})
      ON CONFLICT (workspace_id, post, fingerprint) DO NOTHING RETURNING id`.execute(tx);
    held += rows.length;
  }
  return held;
}

/** How many things whoever begins with this put into the quarantine of a post, by who it was. */
export async function heldBy(tx: Tx, post: string, beginning: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ by: string; n: number }>`
    SELECT held_by AS by, count(*)::int AS n FROM post_quarantine
    WHERE post = (SELECT id FROM posts WHERE name = ${post}) AND starts_with(held_by, ${beginning})
    GROUP BY 1`.execute(tx);
  return new Map(rows.map(({ by, n }) => [by, n]));
}

const columns = sql`id, post, at, form, raw, place, reason, state, done_at, done_by`;

export async function heldOf(tx: Tx, post: string, state: Held['state'], limit = 500): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    SELECT ${columns} FROM post_quarantine WHERE post = ${post}::uuid AND state = ${state}
    ORDER BY at DESC, id LIMIT ${limit}`.execute(tx);
  return rows;
}

/** Those that wait since a point, oldest first. */
export async function openSince(tx: Tx, post: string, from: Date, limit: number): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    SELECT ${columns} FROM post_quarantine WHERE post = ${post}::uuid AND state = 'open' AND at >= ${from}
    ORDER BY at, id LIMIT ${limit}`.execute(tx);
  return rows;
}

export async function findHeld(tx: Tx, post: string, id: string): Promise<HeldRow | null> {
  const { rows } = await sql<HeldRow>`
    SELECT ${columns} FROM post_quarantine WHERE post = ${post}::uuid AND id = ${id}::uuid FOR UPDATE`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** It was read, or put aside: nothing of what came stays here. */
export async function settle(
  tx: Tx,
  id: string,
  state: 'replayed' | 'dismissed',
  done: { at: Date; by: string },
): Promise<void> {
  await sql`
    UPDATE post_quarantine SET state = ${state}, raw = '', done_at = ${done.at}, done_by = ${done.by}
    WHERE id = ${id}::uuid`.execute(tx);
}

/** It was tried again and still cannot be read. */
export async function explain(tx: Tx, id: string, why: { place: string; reason: string }): Promise<void> {
  await sql`UPDATE post_quarantine SET place = ${why.place}, reason = ${why.reason} WHERE id = ${id}::uuid`.execute(
    tx,
  );
}

export async function openCounts(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ post: string; n: string }>`
    SELECT post, count(*) AS n FROM post_quarantine WHERE state = 'open' GROUP BY post`.execute(tx);
  return new Map(rows.map(({ post, n }) => [post, Number(n)]));
}

export async function everyOpen(tx: Tx): Promise<{ id: string; form: Held['form']; raw: string }[]> {
  const { rows } = await sql<{ id: string; form: Held['form']; raw: string }>`
    SELECT id, form, raw FROM post_quarantine WHERE raw <> '' ORDER BY id`.execute(tx);
  return rows;
}

export async function removeHeld(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`DELETE FROM post_quarantine WHERE id = ANY(${[...ids]}::uuid[])`.execute(tx);
}
