import { sql } from 'kysely';
import type { Expiring } from '../../../../server/expiring.ts';
import type { Tx } from '../../../../stores/records/records.ts';
import { questionsOf, type SurveyDefinition } from '../definition.contract.ts';
import { versionOf } from '../index.ts';
import type { Question } from '../question.contract.ts';
import { mapBesides } from './besides.ts';

const atOnce = 500;
const old = (before: Date) => sql`changed_at < ${before} AND let_go_at IS NULL
  AND state NOT IN ('started', 'partial')`;

const isWritten = ({ personal, type }: Question) =>
  personal === true || ['text', 'contact', 'address', 'file'].includes(type);

/** What was chosen stays; what was written goes: texts, contact details, files, words beside "other". */
export function withoutWords(
  definition: SurveyDefinition | undefined,
  answers: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const questions = new Map(
    questionsOf(definition?.flow ?? []).map(({ question }) => [question.code, question]),
  );
  return Object.fromEntries(
    Object.entries(answers).flatMap(([code, answer]) => {
      const question = questions.get(code);
      return question === undefined || isWritten(question)
        ? []
        : [[code, mapBesides(question, answer, ({ choice }) => ({ choice }))] as const];
    }),
  );
}

async function letGoSome(tx: Tx, before: Date, now: Date): Promise<number> {
  const { rows } = await sql<{
    key: string;
    survey: string;
    version: number;
    link: string | null;
    answers: Record<string, unknown>;
  }>`SELECT key, survey, version, link, answers FROM survey_sessions WHERE ${old(before)}
    ORDER BY key LIMIT ${atOnce} FOR UPDATE`.execute(tx);
  const versions = new Map<string, SurveyDefinition | undefined>();
  for (const { survey, version } of rows) {
    const name = `${survey} ${version}`;
    if (!versions.has(name)) versions.set(name, (await versionOf(tx, survey, version))?.definition);
  }
  const left = rows.map(({ key, survey, version, answers }) => ({
    key,
    answers: withoutWords(versions.get(`${survey} ${version}`), answers),
  }));
  const keys = rows.map(({ key }) => key);
  await sql`UPDATE survey_sessions s SET answers = g.answers, customer = NULL, email = NULL, episode = NULL, hidden = '{}',
      flagged = '[]', fingerprint = NULL, let_go_at = ${now}
    FROM jsonb_to_recordset(${JSON.stringify(left)}::jsonb) AS g (key text, answers jsonb) WHERE s.key = g.key`.execute(
    tx,
  );
  await sql`DELETE FROM survey_files WHERE key = ANY (${keys}::text[])`.execute(tx);
  await sql`UPDATE survey_links SET customer = NULL, episode = NULL, hidden = '{}'
    WHERE id = ANY (${rows.flatMap(({ link }) => (link === null ? [] : [link]))}::uuid[]) AND kind = 'personal'`.execute(
    tx,
  );
  return rows.length;
}

/** Who answered and what they wrote goes from the sessions; what they chose stays counted in the survey's results. */
export const expires: readonly Expiring[] = [
  {
    kind: 'survey-sessions',
    leastDays: 30,
    tables: ['survey_sessions', 'survey_links', 'survey_files'],
    count: ({ records }, { workspaceId, before }) =>
      records.inWorkspace(workspaceId, async (tx) => {
        const { rows } = await sql<{ n: number }>`
          SELECT count(*)::int AS n FROM survey_sessions WHERE ${old(before)}`.execute(tx);
        return rows[0]?.n ?? 0;
      }),
    async letGo({ records, now }, { workspaceId, before }) {
      const at = await now(workspaceId);
      let gone = 0;
      for (;;) {
        const some = await records.inWorkspace(workspaceId, (tx) => letGoSome(tx, before, at));
        gone += some;
        if (some < atOnce) return gone;
      }
    },
  },
];
