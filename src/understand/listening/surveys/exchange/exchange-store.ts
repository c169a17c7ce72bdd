import { sql } from 'kysely';
import { newId } from '../../../../kernel/ids.ts';
import type { Tx } from '../../../../stores/records/records.ts';
import { type PastImport, type ResponsesImport, responsesShape } from './exchange.contract.ts';
import { type LossReport, lossReportShape } from './loss.contract.ts';

/** Keeps beside a survey what became of the file it came from. */
export async function keepReport(
  tx: Tx,
  kept: { workspaceId: string; survey: string; file: string; report: LossReport; now: Date; by: string },
): Promise<void> {
  await sql`
    INSERT INTO survey_imports (workspace_id, survey, file, report, imported_at, imported_by)
    VALUES (${kept.workspaceId}::uuid, ${kept.survey}::uuid, ${kept.file}, ${JSON.stringify(kept.report)}::jsonb,
            ${kept.now}, ${kept.by})`.execute(tx);
}

export interface KeptReport {
  readonly file: string;
  readonly report: LossReport;
  readonly at: Date;
  readonly by: string;
}

/** The report of the file that a survey came from; null when it was made here. */
export async function reportOf(tx: Tx, survey: string): Promise<KeptReport | null> {
  const { rows } = await sql<Omit<KeptReport, 'report'> & { report: unknown }>`
    SELECT file, report, imported_at AS at, imported_by AS by FROM survey_imports WHERE survey = ${survey}::uuid`.execute(
    tx,
  );
  const [row] = rows;
  return row === undefined ? null : { ...row, report: lossReportShape.parse(row.report) };
}

/** Keeps what became of a table of answers. The words of who answered are not part of it. */
export async function keepResponseReport(
  tx: Tx,
  kept: { workspaceId: string; survey: string; file: string; report: ResponsesImport; now: Date; by: string },
): Promise<void> {
  const report = { ...kept.report, flagged: kept.report.flagged.map((one) => ({ ...one, example: '' })) };
  await sql`
    INSERT INTO survey_response_imports (workspace_id, id, survey, file, report, imported_at, imported_by)
    VALUES (${kept.workspaceId}::uuid, ${newId()}, ${kept.survey}::uuid, ${kept.file}, ${JSON.stringify(report)}::jsonb,
            ${kept.now}, ${kept.by})`.execute(tx);
}

const mostShown = 100;

/** The latest tables of answers brought into a survey. */
export async function responseReportsOf(tx: Tx, survey: string) {
  const { rows } = await sql<{ id: string; file: string; at: Date; by: string; report: unknown }>`
    SELECT id, file, imported_at AS at, imported_by AS by, report FROM survey_response_imports
    WHERE survey = ${survey}::uuid ORDER BY imported_at DESC, id LIMIT ${mostShown}`.execute(tx);
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    report: responsesShape.parse(row.report),
  }));
}

/** The latest surveys and tables of answers that were brought in. */
export async function pastImports(tx: Tx): Promise<PastImport[]> {
  const { rows } = await sql<{ given: PastImport; at: Date }>`
    SELECT imported_at AS at, jsonb_build_object('kind', 'survey', 'survey', i.survey, 'title', s.draft->'title', 'file', file,
      'by', imported_by, 'format', report->'format', 'counts', report->'counts', 'untranslated', report->'untranslated') AS given
    FROM survey_imports i JOIN surveys s ON s.id = i.survey
    UNION ALL
    SELECT imported_at, jsonb_build_object('kind', 'answers', 'id', i.id, 'survey', i.survey, 'title', s.draft->'title',
      'file', file, 'by', imported_by, 'format', report->'format', 'read', report->'read', 'accepted', report->'accepted',
      'duplicate', report->'duplicate', 'refused', report->'refused')
    FROM survey_response_imports i JOIN surveys s ON s.id = i.survey
    ORDER BY at DESC LIMIT ${mostShown}`.execute(tx);
  return rows.map(({ given, at }) => ({ ...given, at: at.toISOString() }));
}

/** How many responses of other tools a survey has; who answers meanwhile by another way is not among them. */
export async function countImported(tx: Tx, survey: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::integer AS n FROM survey_sessions
    WHERE survey = ${survey}::uuid AND channel = 'import'`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** The address by which answers of other tools come in; null when the survey has none yet. */
export async function importLink(tx: Tx, survey: string, name: string): Promise<string | null> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`import link ${survey}`}, 0))`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM survey_links
    WHERE survey = ${survey}::uuid AND channel = 'import' AND name = ${name} AND NOT revoked ORDER BY id LIMIT 1`.execute(
    tx,
  );
  return rows[0]?.id ?? null;
}

/** An answer as it was kept. */
export interface KeptAnswers {
  readonly key: string;
  readonly version: number;
  readonly state: string;
  readonly language: string;
  readonly channel: string;
  readonly customer: string | null;
  readonly hidden: Readonly<Record<string, unknown>>;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly changedAt: Date;
}

/** Finished sessions after this key, in the order of keys: it says nothing of when they came. */
export async function answersAfter(
  tx: Tx,
  survey: string,
  after: string,
  most: number,
): Promise<KeptAnswers[]> {
  const { rows } = await sql<KeptAnswers>`
    SELECT key, version, state, language, channel, customer, hidden, answers, changed_at AS "changedAt"
    FROM survey_sessions WHERE survey = ${survey}::uuid AND state = 'completed' AND key > ${after} ORDER BY key LIMIT ${most}`.execute(
    tx,
  );
  return rows;
}

/** How many completed the survey. */
export async function countCompleted(tx: Tx, survey: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::integer AS n FROM survey_sessions
    WHERE survey = ${survey}::uuid AND state = 'completed'`.execute(tx);
  return rows[0]?.n ?? 0;
}
