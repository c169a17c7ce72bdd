import { sql } from 'kysely';
import { z } from 'zod';
import type { Records } from '../../stores/records/records.ts';
import { statShape } from './contract.ts';

const metricRow = z.object({ name: z.string(), low: z.number(), high: z.number(), sum_up: statShape });
/** A metric as intake wrote it down: its scale and how it is summed up by default. */
export interface MetricRecord {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly sumUp: z.infer<typeof statShape>;
}

export function metricsOf(records: Records, workspace: string): Promise<MetricRecord[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<unknown>`SELECT name, low, high, sum_up FROM metrics ORDER BY name`.execute(
      tx,
    );
    return rows.map((row) => {
      const { name, low, high, sum_up } = metricRow.parse(row);
      return { name, low, high, sumUp: sum_up };
    });
  });
}

export interface Break {
  readonly at: string;
  readonly why: string;
}

export function breaksOf(records: Records, workspace: string, metric: string): Promise<Break[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ at: Date; why: string }>`
      SELECT at, why FROM metric_breaks WHERE metric = ${metric} ORDER BY at`.execute(tx);
    return rows.map((row) => ({ at: row.at.toISOString(), why: row.why }));
  });
}

export function putBreak(records: Records, workspace: string, metric: string, noted: Break): Promise<void> {
  return records.inWorkspace(workspace, async (tx) => {
    await sql`
      INSERT INTO metric_breaks (workspace_id, metric, at, why)
      VALUES (${workspace}::uuid, ${metric}, ${noted.at}::timestamptz, ${noted.why})
      ON CONFLICT (workspace_id, metric, at) DO UPDATE SET why = excluded.why`.execute(tx);
  });
}

const settingsShape = z.object({
  zone: z.string().catch('UTC'),
  smallestChange: z.number().positive().catch(3),
  kScores: z.number().int().min(1).catch(5),
  kComments: z.number().int().min(1).catch(10),
});
export type ScoreSettings = z.infer<typeof settingsShape>;

/** What the company decided about counting; the parts of its settings that counting needs. */
export function settingsOf(records: Records, workspace: string): Promise<ScoreSettings> {
  return records.outside(async (tx) => {
    const { rows } = await sql<{ settings: unknown }>`
      SELECT settings FROM workspaces WHERE id = ${workspace}::uuid`.execute(tx);
    return settingsShape.parse(rows[0]?.settings ?? {});
  });
}
