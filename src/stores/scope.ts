import { sql } from 'kysely';
import type { Scope } from './moments/question.ts';
import type { Records } from './records/records.ts';

/** The workspace with the generations of derived rows that are current now: what every question is asked in. */
export async function scopeOf(records: Records, workspace: string): Promise<Scope> {
  const { rows } = await records.inWorkspace(workspace, (tx) =>
    sql<{ generation: string }>`SELECT generation FROM generations ORDER BY bucket`.execute(tx),
  );
  return { workspace, generations: rows.map((row) => Number(row.generation)) };
}
