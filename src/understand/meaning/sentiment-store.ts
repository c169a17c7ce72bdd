import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import type { Caller } from '../../kernel/policy.ts';
import { note } from '../../stores/records/audit.ts';
import type { Records, Tx } from '../../stores/records/records.ts';
import type { SentimentExample, TaughtLanguage } from './sentiment.contract.ts';
import type { SentimentLesson } from './sentiment-lessons.ts';

/** What one version of the taught sentiment was learnt from. */
export interface SentimentVersion {
  readonly version: number;
  readonly examples: readonly SentimentExample[];
  readonly desk: readonly SentimentLesson[];
}

/** The version that counts: the newest that was not undone. 0 = what ships. */
export async function currentSentimentIn(tx: Tx): Promise<number> {
  const { rows } = await sql<{ version: string }>`
    SELECT coalesce(max(version), 0) AS version FROM taught_sentiments WHERE NOT undone`.execute(tx);
  return Number(rows[0]?.version ?? 0);
}

const unpacked = (packed: Buffer | undefined): string | null =>
  packed === undefined ? null : gunzipSync(packed).toString('utf8');

/** What was learnt under a version, as JSON; null when there is no such version. */
export async function taughtFeelingsIn(tx: Tx, version: number): Promise<string | null> {
  const { rows } = await sql<{ models: Buffer }>`
    SELECT models FROM taught_sentiments WHERE version = ${version}`.execute(tx);
  return unpacked(rows[0]?.models);
}

/** The examples and desk decisions that count now, with what was learnt from them. */
export function sentimentOf(
  records: Records,
  workspace: string,
): Promise<SentimentVersion & { models: string | null }> {
  return records.inWorkspace(workspace, async (tx) => {
    const version = await currentSentimentIn(tx);
    const { rows } = await sql<{ examples: SentimentExample[]; desk: SentimentLesson[]; models: Buffer }>`
      SELECT examples, desk, models FROM taught_sentiments WHERE version = ${version}`.execute(tx);
    const [row] = rows;
    return {
      version,
      examples: row?.examples ?? [],
      desk: row?.desk ?? [],
      models: unpacked(row?.models),
    };
  });
}

/** Every version there was, newest first; without what was learnt. */
export function sentimentVersionsOf(records: Records, workspace: string) {
  return records.inWorkspace(workspace, async (tx) => {
    const current = await currentSentimentIn(tx);
    const { rows } = await sql<{
      version: string;
      examples: number;
      desk: number;
      languages: TaughtLanguage[];
      why: string;
      by_name: string;
      at: Date;
      undone: boolean;
    }>`
      SELECT version, jsonb_array_length(examples) + jsonb_array_length(desk) AS examples, jsonb_array_length(desk) AS desk,
        languages, why, by_name, at, undone
      FROM taught_sentiments ORDER BY version DESC`.execute(tx);
    return rows.map(({ version, by_name, at, ...row }) => ({
      ...row,
      version: Number(version),
      by: by_name,
      at: at.toISOString(),
      current: Number(version) === current,
    }));
  });
}

export interface KeptSentiment {
  readonly id: string;
  readonly examples: readonly SentimentExample[];
  readonly desk: readonly SentimentLesson[];
  readonly languages: readonly TaughtLanguage[];
  readonly why: string;
  /** The version that counted when it was shown. */
  readonly after: number;
  readonly models: string;
}

export function keepSentimentProposal(records: Records, by: Caller, proposal: KeptSentiment): Promise<void> {
  const { id, after, models, ...document } = proposal;
  return records.inWorkspace(by.workspaceId, async (tx) => {
    // What nobody applied in a week is forgotten.
    await sql`DELETE FROM sentiment_proposals WHERE at < now() - interval '7 days'`.execute(tx);
    await sql`
      INSERT INTO sentiment_proposals (id, workspace_id, after_version, document, models, by_id)
      VALUES (${id}::uuid, ${by.workspaceId}::uuid, ${after}, ${JSON.stringify(document)}::jsonb,
        ${gzipSync(models)}, ${by.userId})`.execute(tx);
  });
}

export function sentimentProposalById(
  records: Records,
  workspace: string,
  id: string,
): Promise<KeptSentiment | null> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{
      after_version: string;
      document: Omit<KeptSentiment, 'id' | 'after' | 'models'>;
      models: Buffer;
    }>`SELECT after_version, document, models FROM sentiment_proposals WHERE id = ${id}::uuid`.execute(tx);
    const [row] = rows;
    if (row === undefined) return null;
    return { id, ...row.document, after: Number(row.after_version), models: unpacked(row.models) ?? '{}' };
  });
}

const locked = (tx: Tx, workspace: string) =>
  sql`SELECT pg_advisory_xact_lock(hashtext('sentiment'), hashtext(${workspace}))`.execute(tx);

/** Makes a proposal the version that counts; null when another came in between. */
export function keepSentiment(records: Records, by: Caller, kept: KeptSentiment): Promise<number | null> {
  return records.inWorkspace(by.workspaceId, async (tx) => {
    await locked(tx, by.workspaceId);
    if ((await currentSentimentIn(tx)) !== kept.after) return null;
    const { rows } = await sql<{ version: string }>`
      INSERT INTO taught_sentiments (workspace_id, version, examples, desk, languages, models, why, by_id, by_name)
      SELECT ${by.workspaceId}::uuid, coalesce(max(version), 0) + 1, ${JSON.stringify(kept.examples)}::jsonb,
        ${JSON.stringify(kept.desk)}::jsonb, ${JSON.stringify(kept.languages)}::jsonb, ${gzipSync(kept.models)},
        ${kept.why}, ${by.userId}, ${by.name}
      FROM taught_sentiments RETURNING version`.execute(tx);
    await sql`DELETE FROM sentiment_proposals WHERE id = ${kept.id}::uuid`.execute(tx);
    const version = Number(rows[0]?.version);
    await note(tx, by, { verb: 'teach', noun: 'sentiment', subject: String(version) });
    return version;
  });
}

/** Takes the current version out of the line; the one before it counts again. null when there is none. */
export function undoTaughtSentiment(records: Records, by: Caller): Promise<number | null> {
  return records.inWorkspace(by.workspaceId, async (tx) => {
    await locked(tx, by.workspaceId);
    const current = await currentSentimentIn(tx);
    if (current === 0) return null;
    await sql`UPDATE taught_sentiments SET undone = true WHERE version = ${current}`.execute(tx);
    await note(tx, by, { verb: 'undo', noun: 'sentiment', subject: String(current) });
    return currentSentimentIn(tx);
  });
}
