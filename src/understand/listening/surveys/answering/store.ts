import { sql } from 'kysely';
import { prepared } from '../../../../stores/records/prepared.ts';
import type { Tx } from '../../../../stores/records/records.ts';
import type { Kept } from './kept.ts';
import type { Place } from './take-places.ts';

/** The survey at this moment: its state, the version that is answered, the PIN as it is kept. */
export interface SurveyRow {
  readonly id: string;
  readonly state: string;
  readonly version: number | null;
  readonly pin: string | null;
}

export async function readSurveys(tx: Tx, ids: readonly string[]): Promise<Map<string, SurveyRow>> {
  const { rows } = await sql<SurveyRow>`
    SELECT id, state, version, pin FROM surveys WHERE id = ANY (${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

const columns = sql`
  key, survey, version, link, state, seed::float8 AS seed, language, device, channel, customer, episode, step, email, hidden,
  answers, flagged, page, end_page AS "endPage", quota, places, held_until AS "heldUntil", fingerprint, revision,
  started_at AS "startedAt", changed_at AS "changedAt"`;

/**
 * Sessions by their keys, held until the transaction ends. Each is looked up by itself: asked for many at once, PostgreSQL
 * goes through all sessions of the company instead, as long as it has not counted how many those have become.
 */
export async function readSessions(tx: Tx, keys: readonly string[]): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    SELECT kept.* FROM unnest(${[...keys].sort()}::text[]) AS asked (key)
    CROSS JOIN LATERAL (SELECT ${columns} FROM survey_sessions s WHERE s.key = asked.key LIMIT 1 FOR UPDATE) kept`.execute(
    tx,
  );
  return rows;
}

/** The unfinished session that was last changed at each of these personal addresses. */
export async function unfinishedAt(tx: Tx, links: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ link: string; key: string }>`
    SELECT DISTINCT ON (link) link, key FROM survey_sessions
    WHERE link = ANY (${[...links]}::uuid[]) AND state IN ('started', 'partial')
    ORDER BY link, changed_at DESC, key`.execute(tx);
  return new Map(rows.map(({ link, key }) => [link, key]));
}

/** Sessions as they were changed. Gives how many were written: fewer when somebody else began one of them meanwhile. */
export async function writeSessions(tx: Tx, workspace: string, sessions: readonly Kept[]): Promise<number> {
  const { rows } = await sql`${prepared}
    INSERT INTO survey_sessions AS s (workspace_id, key, survey, version, link, state, seed, language, device, channel,
      customer, episode, step, email, hidden, answers, flagged, page, end_page, quota, places, held_until, fingerprint,
      revision, started_at, changed_at)
    SELECT ${workspace}::uuid, key, survey, version, link, state, seed, language, device, channel, customer, episode, step,
      email, hidden, answers, flagged, page, "endPage", quota, places, "heldUntil", fingerprint, revision + 1, "startedAt",
      "changedAt"
    FROM json_to_recordset(${JSON.stringify(sessions)}::json) AS given (key text, survey uuid, version integer, link uuid,
      state text, seed bigint, language text, device text, channel text, customer text, episode text, step text, email text,
      hidden jsonb, answers jsonb, flagged jsonb, page text, "endPage" text, quota text, places text[],
      "heldUntil" timestamptz, fingerprint text, revision integer, "startedAt" timestamptz, "changedAt" timestamptz)
    ON CONFLICT (workspace_id, key) DO UPDATE SET link = excluded.link, state = excluded.state, language = excluded.language,
      answers = excluded.answers, flagged = excluded.flagged, page = excluded.page, end_page = excluded.end_page,
      quota = excluded.quota, places = excluded.places, held_until = excluded.held_until,
      fingerprint = excluded.fingerprint, revision = excluded.revision, started_at = excluded.started_at,
      changed_at = excluded.changed_at
    WHERE s.revision = excluded.revision - 1
    RETURNING 1`.execute(tx);
  return rows.length;
}

/** How full a survey's quotas are, held until the transaction ends: nobody else books meanwhile. */
export async function lockPlaces(tx: Tx, survey: string): Promise<Map<string, Place>> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`places ${survey}`}, 0))`.execute(tx);
  return readPlaces(tx, survey);
}

export async function readPlaces(tx: Tx, survey: string): Promise<Map<string, Place>> {
  const { rows } = await sql<Place & { place: string }>`
    SELECT place, held, counted FROM survey_places WHERE survey = ${survey}::uuid ORDER BY place`.execute(tx);
  return new Map(rows.map(({ place, held, counted }) => [place, { held, counted }]));
}

export async function writePlaces(
  tx: Tx,
  workspace: string,
  survey: string,
  places: readonly (Place & { place: string })[],
): Promise<void> {
  await sql`
    INSERT INTO survey_places (workspace_id, survey, place, held, counted)
    SELECT ${workspace}::uuid, ${survey}::uuid, place, held, counted
    FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS given (place text, held integer, counted integer)
    ON CONFLICT (workspace_id, survey, place) DO UPDATE SET held = excluded.held, counted = excluded.counted`.execute(
    tx,
  );
}

/** What somebody agreed to, or not. */
export interface Consent {
  readonly key: string;
  readonly question: string;
  readonly survey: string;
  readonly version: number;
  readonly customer: string;
  readonly purpose: string;
  readonly wording: string;
  readonly language: string;
  readonly channel: string;
  readonly given: boolean;
  readonly at: Date;
}

export async function writeConsents(tx: Tx, workspace: string, consents: readonly Consent[]): Promise<void> {
  await sql`
    INSERT INTO survey_consents (workspace_id, key, question, survey, version, customer, purpose, wording, language, channel,
      given, at)
    SELECT ${workspace}::uuid, key, question, survey, version, customer, purpose, wording, language, channel, given, at
    FROM jsonb_to_recordset(${JSON.stringify(consents)}::jsonb) AS said (key text, question text, survey uuid, version integer,
      customer text, purpose text, wording text, language text, channel text, given boolean, at timestamptz)
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** The answers kept apart from an anonymous survey's sessions, held until the transaction ends. */
export async function readApart(tx: Tx, survey: string, question: string): Promise<unknown[]> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`apart ${survey} ${question}`}, 0))`.execute(tx);
  const { rows } = await sql<{ answers: unknown[] }>`
    SELECT answers FROM survey_apart WHERE survey = ${survey}::uuid AND question = ${question}`.execute(tx);
  return rows[0]?.answers ?? [];
}

export async function writeApart(
  tx: Tx,
  workspace: string,
  survey: string,
  apart: { question: string; answers: readonly unknown[] },
): Promise<void> {
  await sql`
    INSERT INTO survey_apart (workspace_id, survey, question, answers)
    VALUES (${workspace}::uuid, ${survey}::uuid, ${apart.question}, ${JSON.stringify(apart.answers)}::jsonb)
    ON CONFLICT (workspace_id, survey, question) DO UPDATE SET answers = excluded.answers`.execute(tx);
}

/** How many sessions stand in each state. */
export async function countStates(tx: Tx, survey: string): Promise<{ state: string; sessions: number }[]> {
  const { rows } = await sql<{ state: string; sessions: number }>`
    SELECT state, count(*)::integer AS sessions FROM survey_sessions WHERE survey = ${survey}::uuid
    GROUP BY state ORDER BY state`.execute(tx);
  return rows;
}

/** Keys of unfinished sessions that hold a place they no longer may, or where nothing moved since `idleSince`. */
export async function overdue(tx: Tx, now: Date, idleSince: Date): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    SELECT key FROM survey_sessions
    WHERE state IN ('started', 'partial') AND (held_until < ${now} OR changed_at < ${idleSince})
    ORDER BY key LIMIT 500`.execute(tx);
  return rows.map(({ key }) => key);
}
