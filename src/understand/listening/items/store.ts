import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import { wordsGone } from '../../../kernel/words-gone.ts';
import { prepared } from '../../../stores/records/prepared.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { type Redactor, redactorWith } from '../../meaning/redaction/index.ts';
import { someAreKeptOut } from '../../people/erasure/index.ts';
import type { WaitingItem } from './moment-rows.ts';
import type { KeptMoment, PreparedItem } from './prepare-item.ts';

/** An item as the records hold it. */
export interface StoredItem {
  readonly n: number;
  readonly post: string;
  readonly sourceId: string;
  readonly fingerprint: string;
  readonly receivedAt: Date;
  /** It came now for the first time. */
  readonly isNew: boolean;
}

/** The id of a post by its name; made where there is none yet. */
export async function ensurePost(
  tx: Tx,
  workspace: string,
  post: { name: string; kind: string; by: string },
): Promise<string> {
  await sql`INSERT INTO posts (id, workspace_id, kind, name, created_by)
    VALUES (${newId()}, ${workspace}, ${post.kind}, ${post.name}, ${post.by})
    ON CONFLICT (workspace_id, name) DO NOTHING`.execute(tx);
  const { rows } = await sql<{ id: string }>`SELECT id FROM posts WHERE name = ${post.name}`.execute(tx);
  return (rows[0] as { id: string }).id;
}

const keysOf = (items: readonly PreparedItem[]) => ({
  posts: items.map(({ post }) => post),
  ids: items.map(({ sourceId }) => sourceId),
});

/**
 * Writes items that are not there yet, each with its place in the outbox, and gives all of them as they stand now. Items
 * of one call have different keys and stand in the order of their keys, so that two calls never wait for one another.
 */
export async function writeItems(
  tx: Tx,
  workspace: string,
  items: readonly PreparedItem[],
  at: Date,
): Promise<StoredItem[]> {
  const given = items.map(({ post, sourceId, fingerprint, moments, by }) => ({
    post,
    source_id: sourceId,
    fingerprint,
    moments,
    received_by: by,
  }));
  const { rows } = await sql<RawItem>`${prepared}
    WITH written AS (
      INSERT INTO items (workspace_id, post, source_id, fingerprint, moments, received_at, received_by)
      SELECT ${workspace}::uuid, post, source_id, fingerprint, moments, ${at}::timestamptz, received_by
      FROM json_to_recordset(${JSON.stringify(given)}::json)
        AS given (post uuid, source_id text, fingerprint text, moments jsonb, received_by text)
      ON CONFLICT (workspace_id, post, source_id) DO NOTHING
      RETURNING n, post, source_id, fingerprint, received_at
    ), queued AS (
      INSERT INTO outbox (n, workspace_id) SELECT n, ${workspace}::uuid FROM written
    )
    SELECT n, post, source_id, fingerprint, received_at FROM written`.execute(tx);
  const written = rows.map((row) => ({ ...stored(row), isNew: true }));
  if (rows.length === items.length) return written;
  const { posts, ids } = keysOf(items);
  // Some were there before: as they stand, so that the same answer can be given again.
  const all = await sql<RawItem>`
    SELECT n, post, source_id, fingerprint, received_at FROM items
    WHERE (post, source_id) IN (SELECT * FROM unnest(${posts}::uuid[], ${ids}::text[]))`.execute(tx);
  const news = new Set(written.map(({ n }) => n));
  return all.rows.map(stored).map((item) => ({ ...item, isNew: news.has(item.n) }));
}

/** What items are judged by. */
export interface Rules {
  readonly redactor: Redactor;
  /** Posts that are paused: nothing is taken from them. */
  readonly silent: ReadonlySet<string>;
  /** Whether any customer was erased to stay out. */
  readonly someAreKeptOut: boolean;
}

const barriers = sql<{ silent: readonly string[]; some: boolean }>`json_build_object(
  'silent', ARRAY(SELECT id FROM posts WHERE paused_at IS NOT NULL), 'some', ${someAreKeptOut})`;

/** What the items of this transaction are judged by, as it stands now: asked once, in one question. */
export async function rulesIn(tx: Tx, workspace: string): Promise<Rules> {
  const { redactor, more } = await redactorWith(tx, workspace, barriers);
  return { redactor, silent: new Set(more.silent), someAreKeptOut: more.some };
}

interface RawItem {
  readonly n: string;
  readonly post: string;
  readonly source_id: string;
  readonly fingerprint: string;
  readonly received_at: Date;
}

const stored = (row: RawItem): Omit<StoredItem, 'isNew'> => ({
  n: Number(row.n),
  post: row.post,
  sourceId: row.source_id,
  fingerprint: row.fingerprint,
  receivedAt: row.received_at,
});

/** The insert that was begun and not ended, or null. Ask only while holding the company's relay lock. */
export async function blockUnderWay(tx: Tx): Promise<number | null> {
  const { rows } = await sql<{ block: string | null }>`SELECT min(block) AS block FROM outbox`.execute(tx);
  return rows[0]?.block == null ? null : Number(rows[0].block);
}

/** The number of the newest item in the outbox; null when it is empty. */
export async function lastWaiting(tx: Tx): Promise<number | null> {
  const { rows } = await sql<{ n: string | null }>`SELECT max(n) AS n FROM outbox`.execute(tx);
  return rows[0]?.n == null ? null : Number(rows[0].n);
}

/** Writes down the next insert: the oldest items that wait, up to `most` and up to the number `last`. Null = none waits. */
export async function beginBlock(
  tx: Tx,
  { most, last }: { readonly most: number; readonly last: number },
): Promise<number | null> {
  const { rows } = await sql<{ block: string }>`
    WITH next AS (SELECT nextval('outbox_blocks') AS block)
    UPDATE outbox SET block = next.block FROM next
    WHERE n IN (SELECT n FROM outbox WHERE block IS NULL AND n <= ${last} ORDER BY n LIMIT ${most})
    RETURNING next.block`.execute(tx);
  return rows[0] === undefined ? null : Number(rows[0].block);
}

export async function itemsOfBlock(tx: Tx, block: number): Promise<WaitingItem[]> {
  const { rows } = await sql<{
    n: string;
    post: string;
    source_id: string;
    source: number;
    moments: (KeptMoment | null)[];
  }>`
    SELECT i.n, i.post, i.source_id, p.source, i.moments
    FROM outbox o JOIN items i ON i.n = o.n JOIN posts p ON p.id = i.post
    WHERE o.block = ${block} ORDER BY i.n`.execute(tx);
  return rows.map(({ n, post, source_id, source, moments }) => ({
    n: Number(n),
    post,
    sourceId: source_id,
    source,
    moments,
  }));
}

export async function endBlock(tx: Tx, block: number): Promise<void> {
  await sql`DELETE FROM outbox WHERE block = ${block}`.execute(tx);
}

/** The load of a company's single items. It counts from the start: each of its items is acknowledged. */
export async function itemLoad(tx: Tx, workspace: string): Promise<number> {
  const known = await sql<{ load: string }>`SELECT load FROM item_loads`.execute(tx);
  if (known.rows[0] !== undefined) return Number(known.rows[0].load);
  const { rows } = await sql<{ load: string }>`
    WITH made AS (INSERT INTO loads (workspace_id, state, committed_at) VALUES (${workspace}, 'committed', now()) RETURNING load)
    INSERT INTO item_loads (workspace_id, load) SELECT ${workspace}::uuid, load FROM made RETURNING load`.execute(
    tx,
  );
  return Number((rows[0] as { load: string }).load);
}

/** Puts every item of the company into the outbox again: the moments store was lost and is built anew. */
export async function queueAll(tx: Tx, workspace: string): Promise<number> {
  const { rows } = await sql<{ queued: string }>`
    WITH queued AS (INSERT INTO outbox (n, workspace_id) SELECT n, ${workspace}::uuid FROM items
      ON CONFLICT (n) DO UPDATE SET block = NULL RETURNING 1)
    SELECT count(*) AS queued FROM queued`.execute(tx);
  return Number(rows[0]?.queued ?? 0);
}

/** Items on the way, and those of these numbers. */
export async function itemsToForget(
  tx: Tx,
  numbers: readonly number[],
): Promise<{ n: string; moments: (KeptMoment | null)[] }[]> {
  const { rows } = await sql<{ n: string; moments: (KeptMoment | null)[] }>`
    SELECT n, moments FROM items WHERE n = ANY(${[...numbers]}::bigint[])
    UNION SELECT i.n, i.moments FROM outbox o JOIN items i ON i.n = o.n`.execute(tx);
  return rows;
}

/** Takes the words out of the items at these places (rows of files have numbers of their own); that they came, and what they say besides, stays. Gives how many had some. */
export async function emptyItems(
  tx: Tx,
  places: readonly { readonly source: number; readonly row: number }[],
): Promise<number> {
  const { rows } = await sql`
    UPDATE items SET moments = (
      SELECT jsonb_agg(CASE WHEN coalesce(m.it ->> 'text', '') NOT IN ('', ${wordsGone})
        THEN m.it || jsonb_build_object('text', ${wordsGone}::text) ELSE m.it END ORDER BY m.place)
      FROM jsonb_array_elements(moments) WITH ORDINALITY AS m (it, place))
    WHERE (post, n) IN (
      SELECT p.id, t.row FROM unnest(${places.map(({ source }) => source)}::int[], ${places.map(({ row }) => row)}::bigint[])
        AS t (source, row) JOIN posts p ON p.source = t.source) AND EXISTS (
      SELECT 1 FROM jsonb_array_elements(moments) AS e (it) WHERE coalesce(e.it ->> 'text', '') NOT IN ('', ${wordsGone}))
    RETURNING 1`.execute(tx);
  return rows.length;
}

/** An item as it stands without some of its moments; without any, it was never here. */
export async function leaveOfItem(tx: Tx, n: string, moments: readonly (KeptMoment | null)[]): Promise<void> {
  if (moments.some((moment) => moment !== null)) {
    await sql`UPDATE items SET moments = ${JSON.stringify(moments)}::jsonb WHERE n = ${n}::bigint`.execute(
      tx,
    );
    return;
  }
  await sql`DELETE FROM outbox WHERE n = ${n}::bigint`.execute(tx);
  await sql`DELETE FROM items WHERE n = ${n}::bigint`.execute(tx);
}
