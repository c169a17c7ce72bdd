import { sql } from 'kysely';
import type { Tx } from '../../../../stores/records/records.ts';
import type { Disposition } from '../answering/session.contract.ts';

export interface LineRow {
  readonly survey: string;
  readonly opened: number;
  readonly eligible: number;
  readonly completed: number;
  readonly lastAnswerAt: Date | null;
}

/** Counts per survey, of every version. */
export async function countBySurvey(tx: Tx): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    SELECT survey, count(*)::int AS opened,
      count(*) FILTER (WHERE state NOT IN ('screened-out', 'over-quota'))::int AS eligible,
      count(*) FILTER (WHERE state = 'completed')::int AS completed,
      max(changed_at) FILTER (WHERE state = 'completed') AS "lastAnswerAt"
    FROM survey_sessions GROUP BY survey ORDER BY survey`.execute(tx);
  return rows;
}

export interface AnswerFilter {
  readonly version?: number | undefined;
  readonly channel?: string | undefined;
  readonly language?: string | undefined;
}

const kept = (survey: string, { version, channel, language }: AnswerFilter) => sql`
  survey = ${survey}::uuid
  ${version === undefined ? sql`` : sql`AND version = ${version}`}
  ${channel === undefined ? sql`` : sql`AND channel = ${channel}`}
  ${language === undefined ? sql`` : sql`AND language = ${language}`}`;

/** What became of those who opened the survey. */
export async function countStates(tx: Tx, survey: string, filter: AnswerFilter) {
  const { rows } = await sql<{ state: Disposition; sessions: number }>`
    SELECT state, count(*)::int AS sessions FROM survey_sessions WHERE ${kept(survey, filter)}
    GROUP BY state ORDER BY state`.execute(tx);
  return rows;
}

/** Values by which answers can be narrowed, over all of them. */
export async function offeredFilters(tx: Tx, survey: string) {
  const { rows } = await sql<{ versions: number[]; channels: string[]; languages: string[] }>`
    SELECT coalesce(array_agg(DISTINCT version ORDER BY version), '{}') AS versions,
      coalesce(array_agg(DISTINCT channel ORDER BY channel), '{}') AS channels,
      coalesce(array_agg(DISTINCT language ORDER BY language), '{}') AS languages
    FROM survey_sessions WHERE survey = ${survey}::uuid`.execute(tx);
  return rows[0] ?? { versions: [], channels: [], languages: [] };
}

export interface PartCount {
  readonly question: string;
  readonly part: string | null;
  /** Null: a non-answer. */
  readonly cell: string | null;
  readonly count: number;
}

/**
 * How often each value was given to each question of completed sessions, counted where they lie: choices of lists one by
 * one, rows of matrices apart, numbers by value, of a ranking what came first. Texts, files and what tells who somebody is never leave as values.
 */
export async function countAnswers(
  tx: Tx,
  survey: string,
  filter: AnswerFilter,
  questions: readonly string[],
  rankings: readonly string[],
): Promise<PartCount[]> {
  const { rows } = await sql<PartCount>`
    WITH given AS (
      SELECT a.key AS question,
        CASE WHEN a.key = ANY(${[...rankings]}::text[]) THEN coalesce(a.value -> 0, 'null') ELSE a.value END AS value
      FROM survey_sessions s, jsonb_each(s.answers) a
      WHERE ${kept(survey, filter)} AND s.state = 'completed' AND a.key = ANY(${[...questions]}::text[])
        AND NOT s.flagged @> jsonb_build_array(jsonb_build_object('question', a.key))
    ), parts AS (
      SELECT question, NULL::text AS part, value FROM given
      WHERE jsonb_typeof(value) <> 'object' OR value ? 'choice' OR value ? 'nonAnswer'
      UNION ALL
      SELECT question, p.key, p.value FROM given, jsonb_each(CASE WHEN jsonb_typeof(given.value) = 'object' THEN given.value ELSE '{}' END) p
      WHERE NOT (given.value ? 'choice' OR given.value ? 'nonAnswer')
    ), cells AS (
      SELECT question, part, value FROM parts WHERE jsonb_typeof(value) <> 'array'
      UNION ALL
      SELECT question, part, c.value FROM parts, jsonb_array_elements(CASE WHEN jsonb_typeof(parts.value) = 'array' THEN parts.value ELSE '[]' END) c
    )
    SELECT question, part,
      CASE WHEN jsonb_typeof(value) = 'object' THEN value->>'choice' ELSE value #>> '{}' END AS cell,
      count(*)::int AS count
    FROM cells WHERE jsonb_typeof(value) <> 'null'
    GROUP BY 1, 2, 3 ORDER BY 1, 2 NULLS FIRST, 3`.execute(tx);
  return rows;
}

/** How many gave any answer to each question and part; of several choices at once each person counts once. */
export async function countAnswering(
  tx: Tx,
  survey: string,
  filter: AnswerFilter,
  questions: readonly string[],
) {
  const { rows } = await sql<{ question: string; part: string | null; people: number; nonAnswers: number }>`
    WITH given AS (
      SELECT a.key AS question, a.value FROM survey_sessions s, jsonb_each(s.answers) a
      WHERE ${kept(survey, filter)} AND s.state = 'completed' AND a.key = ANY(${[...questions]}::text[])
        AND NOT s.flagged @> jsonb_build_array(jsonb_build_object('question', a.key)) AND jsonb_typeof(a.value) <> 'null'
    )
    SELECT question, NULL::text AS part, count(*) FILTER (WHERE NOT (jsonb_typeof(value) = 'object' AND value ? 'nonAnswer'))::int AS people,
      count(*) FILTER (WHERE jsonb_typeof(value) = 'object' AND value ? 'nonAnswer')::int AS "nonAnswers"
    FROM given GROUP BY question
    UNION ALL
    SELECT question, p.key, count(*)::int, 0
    FROM given, jsonb_each(CASE WHEN jsonb_typeof(given.value) = 'object' THEN given.value ELSE '{}' END) p
    WHERE NOT (given.value ? 'choice' OR given.value ? 'nonAnswer') AND jsonb_typeof(p.value) <> 'null'
    GROUP BY question, p.key
    ORDER BY question, part NULLS FIRST`.execute(tx);
  return rows;
}
