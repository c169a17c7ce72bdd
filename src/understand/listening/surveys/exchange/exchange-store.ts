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
