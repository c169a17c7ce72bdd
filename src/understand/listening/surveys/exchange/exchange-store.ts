import { sql } from 'kysely';
import type { Tx } from '../../../../stores/records/records.ts';
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
