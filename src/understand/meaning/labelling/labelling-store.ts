import { sql } from 'kysely';
import { aloneOrNot, isHeld } from '../../../stores/records/alone.ts';
import type { Records } from '../../../stores/records/records.ts';

/** Whether voices are to be labelled, and how the last time ended. */
export interface Standing {
  readonly stopped: boolean;
  readonly round: number;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly voicesRead: number;
  readonly seconds: number;
  readonly problem: string | null;
}

interface Row {
  stopped: boolean;
  round: number;
  started_at: Date | null;
  finished_at: Date | null;
  voices_read: number;
  seconds: number;
  problem: string | null;
}

export function standingOf(records: Records, workspace: string): Promise<Standing> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<Row>`
      SELECT stopped, round, started_at, finished_at, voices_read, seconds, problem FROM labelling`.execute(
      tx,
    );
    const [row] = rows;
    return {
      stopped: row?.stopped ?? false,
      round: row?.round ?? 0,
      startedAt: row?.started_at?.toISOString() ?? null,
      finishedAt: row?.finished_at?.toISOString() ?? null,
      voicesRead: row?.voices_read ?? 0,
      seconds: row?.seconds ?? 0,
      problem: row?.problem ?? null,
    };
  });
}

async function change(records: Records, workspace: string, assignments: ReturnType<typeof sql>) {
  await records.inWorkspace(workspace, async (tx) => {
    await sql`INSERT INTO labelling (workspace_id) VALUES (${workspace}::uuid) ON CONFLICT DO NOTHING`.execute(
      tx,
    );
    await sql`UPDATE labelling SET ${assignments}`.execute(tx);
  });
}

/** A person says stop; new voices wait until a person says go. */
export const noteStop = (records: Records, workspace: string) =>
  change(records, workspace, sql`stopped = true`);

/** A person says go; `anew` = everything again. */
export const noteGo = (records: Records, workspace: string, anew: boolean) =>
  change(records, workspace, sql`stopped = false, round = round + ${anew ? 1 : 0}::int`);

export const noteStart = (records: Records, workspace: string) =>
  change(
    records,
    workspace,
    sql`started_at = now(), finished_at = NULL, voices_read = 0, seconds = 0, problem = NULL`,
  );

export const noteProgress = (records: Records, workspace: string, voices: number, seconds: number) =>
  change(records, workspace, sql`voices_read = ${voices}::int, seconds = ${seconds}::float8`);

export const noteEnd = (records: Records, workspace: string, problem: string | null) =>
  change(records, workspace, sql`finished_at = now(), problem = ${problem}`);

const lockOfLabelling = (workspace: string) => `label ${workspace}`;

/** Runs `work` while nobody else labels this company's voices; null when somebody does. */
export const labelling = <T>(
  records: Records,
  workspace: string,
  work: () => Promise<T>,
): Promise<T | null> => aloneOrNot(records, lockOfLabelling(workspace), work);

/** Does anybody label this company's voices now, on this server or another? */
export const isLabelling = (records: Records, workspace: string): Promise<boolean> =>
  isHeld(records, lockOfLabelling(workspace));
