import { sql } from 'kysely';
import type { Tx } from '../../../stores/records/records.ts';
import type { Joined, KnownWording, Telling } from './join-wordings.ts';

/** One at a time puts wordings into stories; others wait for the end of the transaction. */
export async function lockWordings(tx: Tx, workspace: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('wordings'), hashtext(${workspace}))`.execute(tx);
}

/** The stories of those of these wordings that are known. */
export async function storiesOf(tx: Tx, wordings: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ wording: string; story: string }>`
    SELECT wording, story FROM wordings WHERE wording = ANY(${[...wordings]}::bigint[])`.execute(tx);
  return new Map(rows.map(({ wording, story }) => [wording, story]));
}

/** The wordings with these numbers, with what they are compared by. */
export async function knownWordings(tx: Tx, wordings: readonly string[]): Promise<Map<string, KnownWording>> {
  const { rows } = await sql<{ wording: string; story: string; age: string; shingles: Buffer }>`
    SELECT w.wording, w.story, coalesce(first.number, 0) AS age, w.shingles
    FROM wordings w LEFT JOIN wordings first ON first.workspace_id = w.workspace_id AND first.wording = w.story
    WHERE w.wording = ANY(${[...wordings]}::bigint[])`.execute(tx);
  return new Map(
    rows.map(({ wording, story, age, shingles }) => [
      wording,
      { wording, story, age: Number(age), shingles: fromBytes(shingles) },
    ]),
  );
}

/** Keeps new wordings in the order given, and what they have shown to be one story. */
export async function keepWordings(
  tx: Tx,
  workspace: string,
  fresh: readonly Telling[],
  { stories, merges }: Joined,
): Promise<void> {
  await sql`
    INSERT INTO wordings (workspace_id, wording, story, shingles)
    SELECT ${workspace}::uuid, wording, story, shingles
    FROM unnest(${fresh.map(({ wording }) => wording)}::bigint[],
      ${fresh.map(({ wording }) => stories.get(wording) ?? wording)}::bigint[],
      ${fresh.map(({ shingles }) => toBytes(shingles))}::bytea[]) WITH ORDINALITY AS t (wording, story, shingles, place)
    ORDER BY place ON CONFLICT DO NOTHING`.execute(tx);
  for (const { story, toldAs } of merges) {
    await sql`UPDATE wordings SET story = ${toldAs}::bigint WHERE story = ${story}::bigint`.execute(tx);
    await sql`UPDATE story_merges SET told_as = ${toldAs}::bigint WHERE told_as = ${story}::bigint`.execute(
      tx,
    );
    await sql`
      INSERT INTO story_merges (workspace_id, story, told_as)
      VALUES (${workspace}::uuid, ${story}::bigint, ${toldAs}::bigint)
      ON CONFLICT (workspace_id, story) DO UPDATE SET told_as = excluded.told_as`.execute(tx);
  }
}

/** Forgets wordings; gives those that were known. A story keeps its name when its first wording goes. */
export async function deleteWordings(tx: Tx, wordings: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ wording: string }>`
    DELETE FROM wordings WHERE wording = ANY(${[...wordings]}::bigint[]) RETURNING wording`.execute(tx);
  return rows.map(({ wording }) => wording);
}

// Little-endian, whatever the machine.
function toBytes(shingles: Int32Array): Buffer {
  const bytes = Buffer.alloc(shingles.length * 4);
  shingles.forEach((shingle, i) => {
    bytes.writeInt32LE(shingle, i * 4);
  });
  return bytes;
}
const fromBytes = (bytes: Buffer) =>
  Int32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readInt32LE(i * 4));
