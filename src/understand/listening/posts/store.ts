import { sql } from 'kysely';
import type { Tx } from '../../../stores/records/records.ts';
import { ensurePost } from '../items/index.ts';
import type { Sheet } from './sheet.contract.ts';

/** A post as the records hold it. */
export interface PostRow {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly created_by: string;
  readonly created_at: Date;
  readonly owner: string;
  readonly purpose: string;
  readonly legal_basis: string;
  readonly coverage: string;
  readonly languages: string[];
  readonly retention_days: number | null;
  readonly actionability: Sheet['actionability'];
  readonly holes: string;
  readonly expected_hours: number | null;
  readonly settings: Record<string, unknown>;
  readonly paused_at: Date | null;
  readonly paused_by: string | null;
  readonly error: string | null;
  readonly error_at: Date | null;
  readonly address: string | null;
  readonly last_item_at: Date | null;
}

const columns = sql`p.id, p.kind, p.name, p.created_by, p.created_at, p.owner, p.purpose, p.legal_basis, p.coverage,
  p.languages, p.retention_days, p.actionability, p.holes, p.expected_hours, p.settings, p.paused_at, p.paused_by,
  p.error, p.error_at, d.address, (SELECT max(i.received_at) FROM items i WHERE i.post = p.id) AS last_item_at`;

export async function allPosts(tx: Tx): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    SELECT ${columns} FROM posts p LEFT JOIN post_doors d ON d.post = p.id ORDER BY p.created_at, p.id`.execute(
    tx,
  );
  return rows;
}

/** By its id, else by its name. */
export async function findPost(tx: Tx, asked: string): Promise<PostRow | null> {
  const { rows } = await sql<PostRow>`
    SELECT ${columns} FROM posts p LEFT JOIN post_doors d ON d.post = p.id
    WHERE p.id::text = ${asked} OR p.name = ${asked} ORDER BY (p.id::text = ${asked}) DESC LIMIT 1`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** false: the company has a post of that name. */
export async function insertPost(
  tx: Tx,
  workspace: string,
  post: { id: string; kind: string; name: string; by: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO posts (id, workspace_id, kind, name, created_by, created_at)
    VALUES (${post.id}::uuid, ${workspace}::uuid, ${post.kind}, ${post.name}, ${post.by}, ${post.at})
    ON CONFLICT (workspace_id, name) DO NOTHING RETURNING id`.execute(tx);
  return rows.length > 0;
}

/**
 * The id of a post that a part of Sirius keeps for itself; made where there is none yet, with what its sheet begins with. What
 * people wrote on the sheet stands.
 */
export async function ensureOwnPost(
  tx: Tx,
  workspace: string,
  post: { name: string; kind: string; by: string },
  sheet: Pick<Sheet, 'purpose' | 'coverage' | 'holes' | 'actionability'>,
): Promise<string> {
  const id = await ensurePost(tx, workspace, post);
  await sql`
    UPDATE posts SET purpose = ${sheet.purpose}, coverage = ${sheet.coverage}, holes = ${sheet.holes}, actionability = ${sheet.actionability}
    WHERE id = ${id}::uuid AND purpose = '' AND coverage = '' AND holes = '' AND actionability IS NULL`.execute(
    tx,
  );
  return id;
}

export async function isNameTaken(tx: Tx, name: string, except: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM posts WHERE name = ${name} AND id <> ${except}::uuid`.execute(tx);
  return rows.length > 0;
}

export async function writeSheet(tx: Tx, id: string, name: string, sheet: Sheet): Promise<void> {
  await sql`
    UPDATE posts SET name = ${name}, owner = ${sheet.owner}, purpose = ${sheet.purpose},
      legal_basis = ${sheet.legalBasis}, coverage = ${sheet.coverage}, languages = ${sheet.languages}::text[],
      retention_days = ${sheet.retentionDays}, actionability = ${sheet.actionability}, holes = ${sheet.holes},
      expected_hours = ${sheet.expectedHours}
    WHERE id = ${id}::uuid`.execute(tx);
}

export async function writeSettings(tx: Tx, id: string, settings: object): Promise<void> {
  await sql`UPDATE posts SET settings = ${JSON.stringify(settings)}::jsonb WHERE id = ${id}::uuid`.execute(
    tx,
  );
}

export async function writePause(tx: Tx, id: string, pause: { at: Date; by: string } | null): Promise<void> {
  await sql`UPDATE posts SET paused_at = ${pause?.at ?? null}::timestamptz, paused_by = ${pause?.by ?? null}
    WHERE id = ${id}::uuid`.execute(tx);
}

/** What went wrong last; null = it went well since. */
export async function writeError(tx: Tx, id: string, error: string | null, at: Date): Promise<void> {
  await sql`UPDATE posts SET error = ${error}, error_at = CASE WHEN ${error}::text IS NULL THEN NULL ELSE ${at}::timestamptz END
    WHERE id = ${id}::uuid AND error IS DISTINCT FROM ${error}`.execute(tx);
}

export async function hasItems(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM items WHERE post = ${id}::uuid LIMIT 1`.execute(tx);
  return rows.length > 0;
}

export async function removePost(tx: Tx, id: string): Promise<void> {
  await sql`DELETE FROM posts WHERE id = ${id}::uuid`.execute(tx);
}

interface ItemRow {
  readonly n: string;
  readonly source_id: string;
  readonly received_at: Date;
  readonly received_by: string;
  readonly moments: ({ kind: string; step: string; at: string; customer: string; episode?: string } | null)[];
}

export async function itemsOf(
  tx: Tx,
  id: string,
  { limit, before }: { limit: number; before: number | null },
): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    SELECT n, source_id, received_at, received_by, moments FROM items
    WHERE post = ${id}::uuid AND (${before}::bigint IS NULL OR n < ${before}::bigint)
    ORDER BY n DESC LIMIT ${limit}`.execute(tx);
  return rows;
}

/** Puts the post's items since a point into the outbox again; how many. */
export async function queueSince(tx: Tx, workspace: string, id: string, from: Date): Promise<number> {
  const { rows } = await sql<{ queued: string }>`
    WITH queued AS (INSERT INTO outbox (n, workspace_id)
      SELECT n, ${workspace}::uuid FROM items WHERE post = ${id}::uuid AND received_at >= ${from}
      ON CONFLICT (n) DO NOTHING RETURNING 1)
    SELECT count(*) AS queued FROM queued`.execute(tx);
  return Number(rows[0]?.queued ?? 0);
}
