import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonical } from '../../../kernel/canonical.ts';
import { newId } from '../../../kernel/ids.ts';
import { groupsAsked, type Stakeholder } from '../../../kernel/stakeholder.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { type SurveyDefinition, surveyDefinitionShape } from './definition.contract.ts';

/** A survey as it is kept. */
export interface SurveyRow {
  readonly id: string;
  readonly state: 'draft' | 'open' | 'closed';
  readonly draft: SurveyDefinition;
  readonly revision: number;
  readonly version: number | null;
  readonly hasPin: boolean;
  readonly changedAt: Date;
  readonly changedBy: string;
  /** Hash of the version that is answered. */
  readonly hash: string | null;
}

/** SHA-256 of a definition's content, whatever the order of its members. */
export function hashOf(definition: SurveyDefinition): string {
  return createHash('sha256').update(canonical(definition)).digest('hex');
}

export interface VersionRow {
  readonly version: number;
  readonly hash: string;
  readonly publishedAt: Date;
  readonly publishedBy: string;
}

interface Raw extends Omit<SurveyRow, 'draft'> {
  readonly draft: unknown;
}

const columns = sql`
  s.id, s.state, s.draft, s.revision, s.version, s.pin IS NOT NULL AS "hasPin", s.changed_at AS "changedAt",
  s.changed_by AS "changedBy",
  (SELECT v.hash FROM survey_versions v WHERE v.survey = s.id AND v.version = s.version) AS hash`;

const read = (row: Raw): SurveyRow => ({ ...row, draft: surveyDefinitionShape.parse(row.draft) });

/** Every survey of the workspace, last changed first. */
export async function allSurveys(tx: Tx): Promise<SurveyRow[]> {
  const { rows } = await sql<Raw>`SELECT ${columns} FROM surveys s ORDER BY s.changed_at DESC, s.id`.execute(
    tx,
  );
  return rows.map(read);
}

/** One survey; null when the workspace has none of this id. `forChange` holds its row until the transaction ends. */
export async function surveyById(tx: Tx, id: string, forChange = false): Promise<SurveyRow | null> {
  const { rows } = await sql<Raw>`
    SELECT ${columns} FROM surveys s WHERE s.id = ${id}::uuid ${forChange ? sql`FOR UPDATE OF s` : sql``}`.execute(
    tx,
  );
  return rows[0] === undefined ? null : read(rows[0]);
}

export async function insertSurvey(
  tx: Tx,
  made: { workspaceId: string; draft: SurveyDefinition; now: Date; by: string },
): Promise<string> {
  const id = newId();
  await sql`
    INSERT INTO surveys (workspace_id, id, draft, created_at, changed_at, changed_by)
    VALUES (${made.workspaceId}::uuid, ${id}::uuid, ${JSON.stringify(made.draft)}::jsonb, ${made.now}, ${made.now}, ${made.by})`.execute(
    tx,
  );
  return id;
}

export async function writeDraft(
  tx: Tx,
  id: string,
  saved: { draft: SurveyDefinition; now: Date; by: string },
): Promise<void> {
  await sql`
    UPDATE surveys SET draft = ${JSON.stringify(saved.draft)}::jsonb, revision = revision + 1,
      changed_at = ${saved.now}, changed_by = ${saved.by}
    WHERE id = ${id}::uuid`.execute(tx);
}

export async function writeState(
  tx: Tx,
  id: string,
  changed: { state: 'open' | 'closed'; now: Date; by: string },
): Promise<void> {
  await sql`
    UPDATE surveys SET state = ${changed.state}, changed_at = ${changed.now}, changed_by = ${changed.by}
    WHERE id = ${id}::uuid`.execute(tx);
}

/** Keeps a version for ever and makes it the one that is answered. */
export async function insertVersion(
  tx: Tx,
  id: string,
  made: {
    workspaceId: string;
    version: number;
    definition: SurveyDefinition;
    now: Date;
    by: string;
  },
): Promise<void> {
  await sql`
    INSERT INTO survey_versions (workspace_id, survey, version, definition, hash, published_at, published_by)
    VALUES (${made.workspaceId}::uuid, ${id}::uuid, ${made.version}, ${JSON.stringify(made.definition)}::jsonb,
            ${hashOf(made.definition)}, ${made.now}, ${made.by})`.execute(tx);
  await sql`
    UPDATE surveys SET state = 'open', version = ${made.version}, changed_at = ${made.now}, changed_by = ${made.by}
    WHERE id = ${id}::uuid`.execute(tx);
}

export async function versionsOf(tx: Tx, id: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    SELECT version, hash, published_at AS "publishedAt", published_by AS "publishedBy"
    FROM survey_versions WHERE survey = ${id}::uuid ORDER BY version DESC`.execute(tx);
  return rows;
}

/** A published version's definition; null when there is none of this number. */
export async function versionOf(
  tx: Tx,
  id: string,
  version: number,
): Promise<(VersionRow & { definition: SurveyDefinition }) | null> {
  const { rows } = await sql<VersionRow & { definition: unknown }>`
    SELECT version, hash, published_at AS "publishedAt", published_by AS "publishedBy", definition
    FROM survey_versions WHERE survey = ${id}::uuid AND version = ${version}`.execute(tx);
  const [row] = rows;
  return row === undefined ? null : { ...row, definition: surveyDefinitionShape.parse(row.definition) };
}

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await sql`DELETE FROM surveys WHERE id = ${id}::uuid AND version IS NULL`.execute(tx);
}

/** `pin` is salt and hash, or null for none. */
export async function writePin(tx: Tx, id: string, pin: string | null): Promise<void> {
  await sql`UPDATE surveys SET pin = ${pin} WHERE id = ${id}::uuid`.execute(tx);
}

/** The version of a survey that is answered now; null when it is not open, or there is none of this id. */
export async function openVersion(
  tx: Tx,
  id: string,
): Promise<{ version: number; definition: SurveyDefinition } | null> {
  const row = await surveyById(tx, id);
  if (row === null || row.state !== 'open' || row.version === null) return null;
  const kept = await versionOf(tx, id, row.version);
  return kept === null ? null : { version: kept.version, definition: kept.definition };
}

/** The group of people a survey asks, as it was published; before that, as it is written. */
export async function groupAsked(tx: Tx, id: string): Promise<Stakeholder> {
  const { rows } = await sql<{ asks: keyof typeof groupsAsked | null }>`
    SELECT coalesce((SELECT v.definition->>'asks' FROM survey_versions v WHERE v.survey = s.id AND v.version = s.version),
      s.draft->>'asks') AS asks FROM surveys s WHERE s.id = ${id}::uuid`.execute(tx);
  return groupsAsked[rows[0]?.asks ?? 'customers'];
}

/** What surveys are called, by their id. */
export async function titlesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Record<string, string>>> {
  const { rows } = await sql<{ id: string; title: Record<string, string> }>`
    SELECT id, draft->'title' AS title FROM surveys WHERE id = ANY (${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, title }) => [id, title]));
}
