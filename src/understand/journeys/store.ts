import { sql } from 'kysely';
import { z } from 'zod';
import type { Caller } from '../../kernel/policy.ts';
import { alone } from '../../stores/records/alone.ts';
import { note } from '../../stores/records/audit.ts';
import type { Records, Tx } from '../../stores/records/records.ts';
import { type Aliases, aliasesIn, markApplied } from './alias-store.ts';
import type { CountedLoad, EpisodeRule } from './cut-episodes.ts';

const ruleShape: z.ZodType<EpisodeRule> = z.union([
  z.strictObject({ by: z.literal('id') }),
  z.strictObject({ gap: z.number().positive() }),
  z.strictObject({ until: z.array(z.string()).min(1) }),
]);

/** What a derivation starts from: the loads that count once it is done, and the generations it replaces. */
export interface Standing {
  readonly loads: readonly CountedLoad[];
  readonly current: ReadonlyMap<number, number>;
  /** Identifiers that are one customer, as they are to be from now on. */
  readonly aliases: Aliases;
  /** Identifiers whose customer is another one than in the current generations, with those customers. */
  readonly moved: readonly string[];
}

async function currentGenerations(tx: Tx, forUpdate: boolean): Promise<Map<number, number>> {
  const lock = forUpdate ? sql`FOR UPDATE` : sql``;
  const { rows } = await sql<{ bucket: number; generation: string }>`
    SELECT bucket, generation FROM generations ORDER BY bucket ${lock}`.execute(tx);
  return new Map(rows.map((row) => [row.bucket, Number(row.generation)]));
}

/** The committed loads and those about to be, with their episode rules; and what is current now. */
export function standing(records: Records, workspace: string, commit: readonly number[]): Promise<Standing> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ load: string; episode_rule: unknown }>`
      SELECT load, episode_rule FROM loads
      WHERE state = 'committed' OR (state = 'open' AND load = ANY(${[...commit]}::bigint[]))
      ORDER BY load`.execute(tx);
    return {
      loads: rows.map((row) => ({ load: Number(row.load), rule: ruleShape.parse(row.episode_rule) })),
      current: await currentGenerations(tx, false),
      ...(await aliasesIn(tx)),
    };
  });
}

/** New generation numbers, written down before anything is built under them, so that a killed build is found later. */
export function beginGenerations(records: Records, workspace: string, count: number): Promise<number[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ generation: string }>`
      INSERT INTO derivations (workspace_id, generation)
      SELECT ${workspace}::uuid, nextval('generation_numbers') FROM generate_series(1, ${count}::int)
      RETURNING generation`.execute(tx);
    return rows.map((row) => Number(row.generation)).sort((a, b) => a - b);
  });
}

/**
 * The one moment at which readers turn to the new rows: loads committed and generations switched together.
 * False when somebody else switched in between; then nothing is changed.
 */
export function switchGenerations(
  records: Records,
  workspace: string,
  { current: before, aliases }: Standing,
  next: ReadonlyMap<number, number>,
  commit: readonly number[],
): Promise<boolean> {
  return records.inWorkspace(workspace, async (tx) => {
    const now = await currentGenerations(tx, true);
    if (now.size !== before.size || [...now].some(([bucket, g]) => before.get(bucket) !== g)) return false;
    const retired = [...next.keys()].flatMap((bucket) => before.get(bucket) ?? []);
    for (const [bucket, generation] of next) {
      await sql`
        INSERT INTO generations (workspace_id, bucket, generation) VALUES (${workspace}::uuid, ${bucket}, ${generation})
        ON CONFLICT (workspace_id, bucket) DO UPDATE SET generation = excluded.generation, derived_at = now()`.execute(
        tx,
      );
    }
    await sql`UPDATE derivations SET retired_at = now() WHERE generation = ANY(${retired}::bigint[])`.execute(
      tx,
    );
    await sql`
      UPDATE loads SET state = 'committed', committed_at = now()
      WHERE state = 'open' AND load = ANY(${[...commit]}::bigint[])`.execute(tx);
    await markApplied(tx, aliases);
    return true;
  });
}

/**
 * Generations nobody reads any more: retired a minute ago or longer (a question lasts at most 20 s), or begun by a
 * derivation that did not finish. Ask only while holding the workspace's derivation lock.
 */
export function droppableGenerations(records: Records, workspace: string): Promise<number[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ generation: string }>`
      SELECT d.generation FROM derivations d
      WHERE NOT EXISTS (SELECT 1 FROM generations g WHERE g.generation = d.generation)
        AND (d.retired_at IS NULL OR d.retired_at < now() - interval '60 seconds')
      ORDER BY d.generation`.execute(tx);
    return rows.map((row) => Number(row.generation));
  });
}

export function forgetGenerations(
  records: Records,
  workspace: string,
  generations: readonly number[],
): Promise<void> {
  return records.inWorkspace(workspace, async (tx) => {
    await sql`DELETE FROM derivations WHERE generation = ANY(${[...generations]}::bigint[])`.execute(tx);
  });
}

/** One derivation of a workspace at a time, over all servers. */
export const deriving = <T>(records: Records, workspace: string, work: () => Promise<T>): Promise<T> =>
  alone(records, `derive ${workspace}`, work);

/** The record a moment came from. */
export interface Source {
  readonly name: string;
  readonly importedAt: string;
}

/** Files by the number that moments carry; the view is intake's. */
export function sourcesOf(
  records: Records,
  workspace: string,
  numbers: readonly number[],
): Promise<Map<number, Source>> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ source: number; name: string; imported_at: Date }>`
      SELECT source, name, imported_at FROM sources WHERE source = ANY(${[...numbers]}::int[])`.execute(tx);
    return new Map(
      rows.map((row) => [row.source, { name: row.name, importedAt: row.imported_at.toISOString() }]),
    );
  });
}

/** Reading about persons leaves a trace: who looked, at whom or at which list. */
export function noteReading(records: Records, by: Caller, subject: string): Promise<void> {
  return records.inWorkspace(by.workspaceId, (tx) => note(tx, by, { verb: 'read', noun: 'person', subject }));
}

const meant = (name: string) => name.replace(/[^\p{L}\p{N}]/gu, (sign) => `\\${sign}`);
/** As many names as one look through the log is made for. */
const namesAtOnce = 500;

/** That somebody looked stays in the log; at whom does not. */
export function forgetReadingsOfPeople(
  records: Records,
  workspace: string,
  names: readonly string[],
): Promise<number> {
  return records.inWorkspace(workspace, async (tx) => {
    let changed = 0;
    for (let from = 0; from < names.length; from += namesAtOnce) {
      const any = names
        .slice(from, from + namesAtOnce)
        .map(meant)
        .join('|');
      const { rows } = await sql<{ id: string }>`
        UPDATE audit SET subject = 'somebody who was erased'
        WHERE noun = 'person' AND subject ~ ${`(^|[^[:alnum:]])(${any})($|[^[:alnum:]])`} RETURNING id`.execute(
        tx,
      );
      changed += rows.length;
    }
    return changed;
  });
}
