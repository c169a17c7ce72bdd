import { sql } from 'kysely';
import type { Records, Tx } from '../../stores/records/records.ts';
import { showDiscovery } from './theme-store.ts';

/** One way of reading voices; any difference makes another version. */
export interface Way {
  /** The instruments, with Node's and ICU's versions. */
  readonly model: string;
  /** Version of the company's taxonomy; 0 = none. */
  readonly taxonomy: number;
  /** The run that found themes; 0 = none. */
  readonly discovery: number;
  /** Version of the sentiment that the company taught; 0 = what ships. */
  readonly sentiment: number;
  /** Raised to read everything anew the same way. */
  readonly round: number;
}

export interface Version extends Way {
  readonly version: number;
  readonly state: 'building' | 'current' | 'retired';
  readonly switchedAt: string | null;
  readonly why: string;
  /** The reading that counts, per bucket of customers. */
  readonly readings: ReadonlyMap<number, number>;
}

interface Row {
  version: string;
  model: string;
  taxonomy: string;
  discovery: string;
  sentiment: string;
  round: number;
  state: Version['state'];
  switched_at: Date | null;
  why: string;
  readings: Record<string, number> | null;
}

const read = (row: Row): Version => ({
  version: Number(row.version),
  model: row.model,
  taxonomy: Number(row.taxonomy),
  discovery: Number(row.discovery),
  sentiment: Number(row.sentiment),
  round: row.round,
  state: row.state,
  switchedAt: row.switched_at?.toISOString() ?? null,
  why: row.why,
  readings: new Map(
    Object.entries(row.readings ?? {}).map(([bucket, reading]) => [Number(bucket), Number(reading)]),
  ),
});

async function versionsIn(tx: Tx): Promise<Version[]> {
  const { rows } = await sql<Row>`
    SELECT v.version, v.model, v.taxonomy, v.discovery, v.sentiment, v.round, v.state, v.switched_at, v.why,
      (SELECT json_object_agg(r.bucket, r.reading) FROM readings r WHERE r.version = v.version) AS readings
    FROM meaning_versions v ORDER BY v.version`.execute(tx);
  return rows.map(read);
}

/** Every version there was, oldest first. */
export function versionsOf(records: Records, workspace: string): Promise<Version[]> {
  return records.inWorkspace(workspace, versionsIn);
}

const isSame = (a: Way, b: Way) =>
  a.model === b.model &&
  a.taxonomy === b.taxonomy &&
  a.discovery === b.discovery &&
  a.sentiment === b.sentiment &&
  a.round === b.round;

/**
 * The version that voices are to be read under: the current one when it is what is wanted, else one that is built beside it.
 * The very first is current at once, so that labels are seen as they come. What was being built for another way is given up.
 */
export function versionFor(records: Records, workspace: string, way: Way, why: string): Promise<Version> {
  return records.inWorkspace(workspace, async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtext('meaning version'), hashtext(${workspace}))`.execute(tx);
    const versions = await versionsIn(tx);
    const current = versions.find(({ state }) => state === 'current');
    const building = versions.find(({ state }) => state === 'building');
    if (building !== undefined && isSame(building, way)) return building;
    if (building !== undefined) await retire(tx, building.version);
    if (current !== undefined && isSame(current, way)) return current;
    const { rows } = await sql<{ version: string }>`
      INSERT INTO meaning_versions (version, workspace_id, model, taxonomy, discovery, sentiment, round, state, switched_at, why)
      VALUES (nextval('meaning_version_numbers'), ${workspace}::uuid, ${way.model}, ${way.taxonomy}, ${way.discovery},
        ${way.sentiment}, ${way.round}, ${current === undefined ? 'current' : 'building'},
        ${current === undefined ? sql`now()` : sql`NULL`}, ${why}) RETURNING version`.execute(tx);
    const made = (await versionsIn(tx)).find(({ version }) => version === Number(rows[0]?.version));
    if (made === undefined) throw new Error('A version that was just made is gone');
    if (made.state === 'current') await showDiscovery(tx, workspace, made.discovery);
    return made;
  });
}

async function retire(tx: Tx, version: number): Promise<void> {
  await sql`
    UPDATE reading_attempts SET retired_at = now()
    WHERE reading IN (SELECT reading FROM readings WHERE version = ${version})`.execute(tx);
  await sql`DELETE FROM readings WHERE version = ${version}`.execute(tx);
  await sql`UPDATE meaning_versions SET state = 'retired' WHERE version = ${version}`.execute(tx);
}

/** Questions turn to what was built, all at once. False when it is not being built any more. */
export function switchVersion(records: Records, workspace: string, version: number): Promise<boolean> {
  return records.inWorkspace(workspace, async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtext('meaning version'), hashtext(${workspace}))`.execute(tx);
    const versions = await versionsIn(tx);
    const next = versions.find((each) => each.version === version);
    if (next?.state !== 'building') return false;
    const old = versions.find(({ state }) => state === 'current');
    if (old !== undefined) await retire(tx, old.version);
    await sql`
      UPDATE meaning_versions SET state = 'current', switched_at = now() WHERE version = ${version}`.execute(
      tx,
    );
    // Names and retirements change with the labels, never before them.
    await showDiscovery(tx, workspace, next.discovery);
    return true;
  });
}

/** New reading numbers, written down before anything is built under them. */
export function beginReadings(records: Records, workspace: string, count: number): Promise<number[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ reading: string }>`
      INSERT INTO reading_attempts (workspace_id, reading)
      SELECT ${workspace}::uuid, nextval('reading_numbers') FROM generate_series(1, ${count}::int)
      RETURNING reading`.execute(tx);
    return rows.map((row) => Number(row.reading)).sort((a, b) => a - b);
  });
}

/** Buckets of a version turn to their new readings. False when the version is given up, or somebody else wrote between. */
export function switchReadings(
  records: Records,
  workspace: string,
  before: Version,
  next: ReadonlyMap<number, number>,
): Promise<boolean> {
  return records.inWorkspace(workspace, async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtext('meaning version'), hashtext(${workspace}))`.execute(tx);
    const now = (await versionsIn(tx)).find(({ version }) => version === before.version);
    if (now === undefined || now.state === 'retired') return false;
    const buckets = [...next.keys()];
    if (buckets.some((bucket) => now.readings.get(bucket) !== before.readings.get(bucket))) return false;
    const retired = buckets.flatMap((bucket) => now.readings.get(bucket) ?? []);
    await sql`UPDATE reading_attempts SET retired_at = now() WHERE reading = ANY(${retired}::bigint[])`.execute(
      tx,
    );
    await sql`
      INSERT INTO readings (workspace_id, version, bucket, reading)
      SELECT ${workspace}::uuid, ${before.version}, bucket, reading
      FROM unnest(${buckets}::int[], ${[...next.values()]}::bigint[]) AS t (bucket, reading)
      ON CONFLICT (workspace_id, version, bucket) DO UPDATE SET reading = excluded.reading`.execute(tx);
    return true;
  });
}

/** Readings nobody asks any more: retired a minute ago or longer, or begun by a labelling that did not finish. */
export function droppableReadings(records: Records, workspace: string): Promise<number[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ reading: string }>`
      SELECT a.reading FROM reading_attempts a
      WHERE NOT EXISTS (SELECT 1 FROM readings r WHERE r.reading = a.reading)
        AND (a.retired_at IS NULL OR a.retired_at < now() - interval '60 seconds')
      ORDER BY a.reading`.execute(tx);
    return rows.map((row) => Number(row.reading));
  });
}

export function forgetReadings(
  records: Records,
  workspace: string,
  readings: readonly number[],
): Promise<void> {
  return records.inWorkspace(workspace, async (tx) => {
    await sql`DELETE FROM reading_attempts WHERE reading = ANY(${[...readings]}::bigint[])`.execute(tx);
  });
}
