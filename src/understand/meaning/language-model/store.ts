import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Records, Tx } from '../../../stores/records/records.ts';
import type { LanguageModelCall, Spent } from './contract.ts';

/** A question as it is about to leave. */
export interface CallBegun {
  readonly task: string;
  /** Of address, model, parameters and data: the same question is asked once. */
  readonly hash: string;
  readonly url: string;
  readonly model: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly prompt: string;
  readonly by: string;
  /** The voices whose words are in it. */
  readonly moments: readonly string[];
  /** What it can cost at most. */
  readonly most: { readonly tokensIn: number; readonly tokensOut: number; readonly cost: number };
}
export interface CallEnded {
  readonly answer: string;
  readonly because: string;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly cost: number;
  readonly accepted: boolean;
}

interface Row {
  id: string;
  at: Date;
  task: string;
  document: Pick<LanguageModelCall, 'url' | 'model' | 'parameters' | 'prompt' | 'answer' | 'because' | 'by'>;
  tokens_in: number;
  tokens_out: number;
  cost: number;
  accepted: boolean;
  forgotten_at: Date | null;
}
const columns = sql`id, at, task, document, tokens_in, tokens_out, cost, accepted, forgotten_at`;
const read = ({ tokens_in, tokens_out, document, at, forgotten_at, ...row }: Row): LanguageModelCall => ({
  ...row,
  ...document,
  at: at.toISOString(),
  tokensIn: tokens_in,
  tokensOut: tokens_out,
  forgottenAt: forgotten_at?.toISOString() ?? null,
});

/** Spending is real: it goes by the clock of the records, not by the date a demo company was moved to. */
const thisMonth = sql`at >= date_trunc('month', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'`;

async function spentIn(tx: Tx): Promise<Spent> {
  const { rows } = await sql<Record<keyof Spent, string>>`
    SELECT coalesce(sum(cost), 0)::text AS money, coalesce(sum(tokens_in), 0)::text AS "tokensIn",
      coalesce(sum(tokens_out), 0)::text AS "tokensOut", count(*)::text AS calls,
      (count(*) FILTER (WHERE accepted))::text AS accepted
    FROM language_model_calls WHERE ${thisMonth}`.execute(tx);
  const [row] = rows;
  const of = (key: keyof Spent) => Number(row?.[key] ?? 0);
  return {
    money: of('money'),
    tokensIn: of('tokensIn'),
    tokensOut: of('tokensOut'),
    calls: of('calls'),
    accepted: of('accepted'),
  };
}

/** What was spent in this month (UTC); a question under way counts as what it can cost at most. */
export const spentInMonth = (records: Records, workspace: string): Promise<Spent> =>
  records.inWorkspace(workspace, spentIn);

const isOn = async (tx: Tx) => {
  const { rows } = await sql<{ is_on: boolean }>`
    SELECT (settings->>'on')::boolean AS is_on FROM language_models FOR SHARE`.execute(tx);
  return rows[0]?.is_on === true;
};

/** An answer is awaited so long; after that, whoever asked has died. */
const awaited = '5 minutes';

/**
 * Writes the question down, and takes what it can cost at most from the budget, before anything leaves; one at a time, so
 * that two together cannot spend what one of them may. Else the reason why not: `off`, `budget`, or `asked` = the very same
 * question is under way.
 */
export function beginCall(
  records: Records,
  workspace: string,
  call: CallBegun,
  budget: { readonly tokens: number; readonly money: number },
): Promise<{ readonly id: string } | 'off' | 'budget' | 'asked'> {
  const { task, hash, moments, most, ...document } = call;
  return records.inWorkspace(workspace, async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtext('language model'), hashtext(${workspace}))`.execute(tx);
    if (!(await isOn(tx))) return 'off';
    const { rows } = await sql`
      SELECT 1 FROM language_model_calls
      WHERE hash = ${hash} AND open AND at > now() - ${awaited}::interval LIMIT 1`.execute(tx);
    if (rows.length > 0) return 'asked';
    const spent = await spentIn(tx);
    const tokens = spent.tokensIn + spent.tokensOut + most.tokensIn + most.tokensOut;
    if (tokens > budget.tokens || (most.cost > 0 && spent.money + most.cost > budget.money)) return 'budget';
    const id = newId();
    const kept = { ...document, answer: '', because: 'No answer was recorded.' };
    await sql`
      INSERT INTO language_model_calls (id, workspace_id, task, hash, document, tokens_in, tokens_out, cost, accepted, moments, open)
      VALUES (${id}::uuid, ${workspace}::uuid, ${task}, ${hash}, ${JSON.stringify(kept)}::jsonb, ${most.tokensIn},
        ${most.tokensOut}, ${most.cost}, false, ${[...moments]}::uuid[], true)`.execute(tx);
    return { id };
  });
}

/**
 * Writes down how a question ended. Else why the answer may not be used: the model was switched `off` meanwhile, or somebody
 * whose words were sent was `erased`.
 */
export function endCall(
  records: Records,
  workspace: string,
  id: string,
  ended: CallEnded,
): Promise<'kept' | 'off' | 'erased'> {
  return records.inWorkspace(workspace, async (tx) => {
    const on = await isOn(tx);
    const { answer, tokensIn, tokensOut, cost } = ended;
    const because = on ? ended.because : 'It was switched off before the answer came.';
    // Words that were erased while the answer was awaited are not written down again.
    const { rows } = await sql<{ erased: boolean }>`
      UPDATE language_model_calls SET open = false, tokens_in = ${tokensIn}, tokens_out = ${tokensOut}, cost = ${cost},
        accepted = ${on && ended.accepted} AND forgotten_at IS NULL,
        document = document || jsonb_build_object('because', ${because}::text,
          'answer', CASE WHEN forgotten_at IS NULL THEN ${answer}::text ELSE '' END)
      WHERE id = ${id}::uuid RETURNING forgotten_at IS NOT NULL AS erased`.execute(tx);
    if (rows[0]?.erased !== false) return 'erased';
    return on ? 'kept' : 'off';
  });
}

/** The accepted answer to the very same question, if it was asked before. */
export function answeredBefore(records: Records, workspace: string, hash: string): Promise<string | null> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<Row>`
      SELECT ${columns} FROM language_model_calls WHERE hash = ${hash} AND accepted ORDER BY at LIMIT 1`.execute(
      tx,
    );
    return rows[0]?.document.answer ?? null;
  });
}

/** A page of the log, newest first. */
export function callsOf(
  records: Records,
  workspace: string,
  limit: number,
  after: string | undefined,
): Promise<{ calls: LanguageModelCall[]; next: string | null }> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<Row>`
      SELECT ${columns} FROM language_model_calls
      WHERE ${after ?? null}::uuid IS NULL
        OR (at, id) < (SELECT at, id FROM language_model_calls WHERE id = ${after ?? null}::uuid)
      ORDER BY at DESC, id DESC LIMIT ${limit + 1}`.execute(tx);
    const calls = rows.slice(0, limit).map(read);
    return { calls, next: rows.length > limit ? (calls.at(-1)?.id ?? null) : null };
  });
}

/** How a text stands in a prompt: inside JSON; in the messages inside JSON once more. */
const inside = (text: string) => JSON.stringify(text).slice(1, -1);

/**
 * Takes prompts and answers out of the log that hold words of these voices, or one of these texts; how much was asked and
 * what it cost stays. Returns how many. Part of erasing a customer.
 */
export async function forgetCalls(
  tx: Tx,
  { moments, texts = [] }: { readonly moments: readonly string[]; readonly texts?: readonly string[] },
): Promise<number> {
  const forms = texts.filter((text) => text.trim() !== '').map((text) => inside(inside(text)));
  const { numAffectedRows } = await sql`
    UPDATE language_model_calls c SET forgotten_at = now(), hash = '', accepted = false, moments = '{}',
      document = document || '{"prompt": "", "answer": ""}'
    WHERE forgotten_at IS NULL AND (moments && ${[...moments]}::uuid[]
      OR EXISTS (SELECT 1 FROM unnest(${forms}::text[]) AS form WHERE strpos(c.document->>'prompt', form) > 0))`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}
