import { sql } from 'kysely';
import type { Tx } from '../../../stores/records/records.ts';

type SumUp = 'mean' | 'nps' | 'csat' | 'ces' | 'top-box';

export interface Metric {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly sumUp: SumUp;
  /** The mapping says so; otherwise it is told from name and scale, and an earlier choice stands. */
  readonly said: boolean;
}

/** How a score is summed up when nobody says: 0 to 10 about recommending is an NPS, effort is a CES, else the mean. */
export function usualSumUp(name: string, low: number, high: number): SumUp {
  if (low === 0 && high === 10 && /nps|recommend|promot/i.test(name)) return 'nps';
  return /(?:^|[^a-z])ces(?:[^a-z]|$)|effort/i.test(name) ? 'ces' : 'mean';
}

/** A metric that is known on another scale keeps its name; this one stands beside it, its scale behind its name. */
export const nameOnScale = (metric: string, low: number, high: number, more = ''): string =>
  `${metric} (${low} to ${high}${more})`;

/** Makes scores known by their names; the first scale of a name stands. */
export async function registerMetrics(tx: Tx, workspace: string, metrics: readonly Metric[]): Promise<void> {
  for (const { name, low, high, sumUp, said } of metrics) {
    await sql`INSERT INTO metrics (workspace_id, name, low, high, sum_up) VALUES (${workspace}, ${name}, ${low}, ${high}, ${sumUp})
      ON CONFLICT (workspace_id, name) DO UPDATE SET sum_up = CASE WHEN ${said} THEN excluded.sum_up ELSE metrics.sum_up END`.execute(
      tx,
    );
  }
}
