import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../stores/records/records.ts';
import type { Observation } from './contract.ts';
import type { ObservationKind } from './draft.contract.ts';
import type { ObserversOf } from './tell-observers.ts';

/** An observation as the records hold it. */
export interface ObservationRow {
  readonly id: string;
  readonly n: string;
  readonly observer: string;
  readonly observer_function: string;
  readonly signed_by: string;
  readonly kind: ObservationKind;
  readonly at: Date;
  readonly received_at: Date;
  readonly fingerprint: string;
  readonly saw: string;
  readonly said: string;
  readonly means: string;
  readonly step: string;
  readonly function: string;
  readonly channel: string;
  readonly place: string;
  /** The moment of what was said. */
  readonly said_as: string | null;
  readonly customer: string | null;
  readonly customer_found: NonNullable<Observation['customerFound']>;
  readonly feeling: string;
  readonly effort: string;
  readonly waste: string[];
  readonly photos: string[];
}

export async function findObservation(tx: Tx, id: string): Promise<ObservationRow | null> {
  const { rows } = await sql<ObservationRow>`SELECT * FROM observations WHERE id = ${id}::uuid`.execute(tx);
  return rows[0] ?? null;
}

export async function insertObservation(
  tx: Tx,
  workspace: string,
  row: Omit<ObservationRow, 'n'>,
): Promise<void> {
  await sql`
    INSERT INTO observations (workspace_id, id, observer, observer_function, signed_by, kind, at, received_at, fingerprint,
      saw, said, means, step, function, channel, place, said_as, customer, customer_found, feeling, effort, waste, photos)
    VALUES (${workspace}::uuid, ${row.id}::uuid, ${row.observer}, ${row.observer_function}, ${row.signed_by}, ${row.kind},
      ${row.at}, ${row.received_at}, ${row.fingerprint}, ${row.saw}, ${row.said}, ${row.means}, ${row.step}, ${row.function},
      ${row.channel}, ${row.place}, ${row.said_as}::uuid, ${row.customer}, ${row.customer_found}, ${row.feeling}, ${row.effort},
      ${row.waste}::text[], ${row.photos}::uuid[])`.execute(tx);
}

/** Observations go with their photos; their ids stay, so that they are not taken again. Gives how many went. */
async function remove(tx: Tx, workspace: string, which: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await sql`
    WITH gone AS (DELETE FROM observations WHERE ${which} RETURNING id)
    INSERT INTO observations_gone (workspace_id, id) SELECT ${workspace}::uuid, id FROM gone
    ON CONFLICT DO NOTHING`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export const removeObservations = (tx: Tx, workspace: string, ids: readonly string[]): Promise<number> =>
  remove(tx, workspace, sql`id = ANY(${[...ids]}::uuid[])`);

export const removeReceivedBefore = (tx: Tx, workspace: string, before: Date): Promise<number> =>
  remove(tx, workspace, sql`received_at < ${before}`);

export async function countReceivedBefore(tx: Tx, before: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM observations WHERE received_at < ${before}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Was it here once, and is no more? */
export async function isGone(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM observations_gone WHERE id = ${id}::uuid`.execute(tx);
  return rows.length > 0;
}

/** How many photos somebody announced since then. */
export async function photosSince(tx: Tx, observer: string, since: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT coalesce(sum(cardinality(photos)), 0)::int AS n FROM observations
    WHERE observer = ${observer} AND received_at > ${since}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** What was said in those whose voices are these moments goes; how many there were. */
export async function emptySaid(tx: Tx, voices: readonly string[]): Promise<number> {
  const { rows } = await sql`
    UPDATE observations SET said = '' WHERE said_as = ANY(${[...voices]}::uuid[]) AND said <> '' RETURNING 1`.execute(
    tx,
  );
  return rows.length;
}

export interface Wanted {
  readonly step?: string | undefined;
  readonly function?: string | undefined;
  readonly kind?: string | undefined;
  readonly by?: string | undefined;
  /** Only what this person wrote. */
  readonly observer?: string | undefined;
}

const meant = ({ step, function: owner, kind, by, observer }: Wanted) => sql`
  (${step ?? null}::text IS NULL OR step = ${step ?? null})
  AND (${owner ?? null}::text IS NULL OR function = ${owner ?? null})
  AND (${kind ?? null}::text IS NULL OR kind = ${kind ?? null})
  AND (${by ?? null}::text IS NULL OR observer_function = ${by ?? null})
  AND (${observer ?? null}::text IS NULL OR observer = ${observer ?? null})`;

export async function observationsIn(
  tx: Tx,
  wanted: Wanted,
  { limit, before }: { readonly limit: number; readonly before: number | null },
): Promise<ObservationRow[]> {
  const { rows } = await sql<ObservationRow>`
    SELECT * FROM observations WHERE ${meant(wanted)} AND (${before}::bigint IS NULL OR n < ${before}::bigint)
    ORDER BY n DESC LIMIT ${limit}`.execute(tx);
  return rows;
}

export async function countObservations(tx: Tx, wanted: Wanted): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM observations WHERE ${meant(wanted)}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** The steps and functions that observations name, for whoever looks for some of them. */
export async function placesNamed(
  tx: Tx,
  observer: string | undefined,
): Promise<{ steps: string[]; functions: string[] }> {
  const { rows } = await sql<{ steps: string[] | null; functions: string[] | null }>`
    SELECT array_agg(DISTINCT step ORDER BY step) FILTER (WHERE step <> '') AS steps,
      array_agg(DISTINCT function ORDER BY function) FILTER (WHERE function <> '') AS functions
    FROM observations WHERE ${observer ?? null}::text IS NULL OR observer = ${observer ?? null}`.execute(tx);
  return { steps: rows[0]?.steps ?? [], functions: rows[0]?.functions ?? [] };
}

/** How many different people of each function wrote. */
export async function observersBy(tx: Tx): Promise<ObserversOf[]> {
  const { rows } = await sql<ObserversOf>`
    SELECT observer_function AS function, count(DISTINCT observer)::int AS people
    FROM observations GROUP BY observer_function ORDER BY observer_function`.execute(tx);
  return rows;
}

export interface PhotoFacts {
  readonly observation: string;
  readonly id: string;
  readonly type: string;
  readonly bytes: number;
}

/** The photos of these observations that arrived, without their content. */
export async function photosOf(tx: Tx, observations: readonly string[]): Promise<PhotoFacts[]> {
  const { rows } = await sql<PhotoFacts>`
    SELECT observation, id, type, length(content) AS bytes FROM observation_photos
    WHERE observation = ANY(${[...observations]}::uuid[])`.execute(tx);
  return rows;
}

export async function findPhoto(
  tx: Tx,
  observation: string,
  id: string,
): Promise<{ type: string; content: Buffer } | null> {
  const { rows } = await sql<{ type: string; content: Buffer }>`
    SELECT type, content FROM observation_photos WHERE observation = ${observation}::uuid AND id = ${id}::uuid`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** False: it is there already. */
export async function insertPhoto(
  tx: Tx,
  workspace: string,
  photo: { observation: string; id: string; type: string; content: Buffer },
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO observation_photos (workspace_id, observation, id, type, content)
    VALUES (${workspace}::uuid, ${photo.observation}::uuid, ${photo.id}::uuid, ${photo.type}, ${photo.content})
    ON CONFLICT DO NOTHING RETURNING id`.execute(tx);
  return rows.length > 0;
}

export interface Texts {
  readonly n: string;
  readonly id: string;
  readonly customer: string | null;
  readonly texts: readonly string[];
}

/** What observations say in words, for a look at whom they name: a portion in the order of their numbers, from after one on. */
export async function textsAfter(tx: Tx, n: string, limit: number): Promise<Texts[]> {
  const { rows } = await sql<Texts>`
    SELECT n, id, customer, ARRAY[saw, said, means, place] AS texts FROM observations
    WHERE n > ${n}::bigint ORDER BY n LIMIT ${limit}`.execute(tx);
  return rows;
}
