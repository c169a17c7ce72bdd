import { sql } from 'kysely';
import type { Records, Tx } from '../../stores/records/records.ts';
import type { LabelTask } from './desk.contract.ts';

/** An opinion as the records keep it; a null label = asked, and no answer that holds. */
export interface KeptOpinion {
  readonly moment: string;
  readonly clause: { readonly start: number; readonly end: number };
  readonly task: LabelTask;
  readonly label: string | null;
  readonly span: { readonly start: number; readonly end: number };
  readonly quote: string;
  readonly beside: readonly string[];
  readonly agrees: boolean;
  readonly model: string;
}

interface Row {
  moment: string;
  task: LabelTask;
  clause_start: number;
  clause_end: number;
  label: string;
  span_start: number;
  span_end: number;
  quote: string;
  beside: string[];
  agrees: boolean;
  model: string;
  at: Date;
}

/** Writes down what was asked and said of some clauses; what was said of the same clause and task before is replaced. */
export function keepOpinions(
  records: Records,
  workspace: string,
  opinions: readonly KeptOpinion[],
): Promise<void> {
  return records.inWorkspace(workspace, async (tx) => {
    for (const { moment, clause, task, label, span, quote, beside, agrees, model } of opinions) {
      await sql`
        INSERT INTO label_opinions (workspace_id, moment, clause_start, clause_end, task, label, span_start, span_end, quote,
          beside, agrees, model)
        VALUES (${workspace}::uuid, ${moment}::uuid, ${clause.start}, ${clause.end}, ${task}, ${label}, ${span.start},
          ${span.end}, ${quote}, ${[...beside]}::text[], ${agrees}, ${model})
        ON CONFLICT (workspace_id, moment, clause_start, clause_end, task) DO UPDATE SET label = excluded.label,
          span_start = excluded.span_start, span_end = excluded.span_end, quote = excluded.quote, beside = excluded.beside,
          agrees = excluded.agrees, model = excluded.model, at = now()`.execute(tx);
    }
  });
}

/** Opinions that hold, newest first; of clauses that people have not judged themselves since, when `differing`. */
export function opinionsOf(
  records: Records,
  workspace: string,
  asked: {
    readonly moment?: string | undefined;
    readonly task?: LabelTask | undefined;
    readonly differing?: boolean | undefined;
    readonly limit: number;
  },
): Promise<(KeptOpinion & { readonly label: string; readonly at: string })[]> {
  const { moment = null, task = null, differing = false, limit } = asked;
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<Row>`
      SELECT moment, task, clause_start, clause_end, label, span_start, span_end, quote, beside, agrees, model, at
      FROM label_opinions o
      WHERE label IS NOT NULL AND (${moment}::uuid IS NULL OR moment = ${moment}::uuid)
        AND (${task}::text IS NULL OR task = ${task})
        AND (NOT ${differing}::boolean OR NOT agrees AND NOT EXISTS (
          SELECT 1 FROM label_decisions d WHERE d.moment = o.moment AND d.task = o.task AND d.withdrawn_at IS NULL
            AND d.span_start < o.clause_end AND d.span_end > o.clause_start))
      ORDER BY at DESC, moment, clause_start, task LIMIT ${limit}`.execute(tx);
    return rows.map(({ clause_start, clause_end, span_start, span_end, at, ...row }) => ({
      ...row,
      clause: { start: clause_start, end: clause_end },
      span: { start: span_start, end: span_end },
      at: at.toISOString(),
    }));
  });
}

/** Which clauses this model was asked about, as `MOMENT~START`. */
export function askedOf(records: Records, workspace: string, model: string): Promise<ReadonlySet<string>> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ place: string }>`
      SELECT DISTINCT moment || '~' || clause_start AS place FROM label_opinions
      WHERE model = ${model}`.execute(tx);
    return new Set(rows.map(({ place }) => place));
  });
}

/** How many opinions hold, and how many of them differ from the label they stand beside. */
export function countOpinions(
  records: Records,
  workspace: string,
): Promise<{ readonly given: number; readonly differing: number }> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ given: string; differing: string }>`
      SELECT count(*)::text AS given, (count(*) FILTER (WHERE NOT agrees))::text AS differing
      FROM label_opinions WHERE label IS NOT NULL`.execute(tx);
    return { given: Number(rows[0]?.given ?? 0), differing: Number(rows[0]?.differing ?? 0) };
  });
}

/** Takes away what was said of these voices; returns how many opinions. Part of erasing a customer. */
export async function forgetOpinions(tx: Tx, moments: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM label_opinions WHERE moment = ANY(${[...moments]}::uuid[])`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
