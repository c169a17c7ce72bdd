import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Caller } from '../../../kernel/policy.ts';
import { note } from '../../../stores/records/audit.ts';
import type { Records } from '../../../stores/records/records.ts';
import type { LanguageModelSettings } from './contract.ts';

export interface KeptSettings {
  readonly settings: LanguageModelSettings;
  readonly by: string;
  readonly at: string;
}

export function settingsOf(records: Records, workspace: string): Promise<KeptSettings | null> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ settings: LanguageModelSettings; by_name: string; at: Date }>`
      SELECT settings, by_name, at FROM language_models`.execute(tx);
    const [row] = rows;
    return row === undefined ? null : { settings: row.settings, by: row.by_name, at: row.at.toISOString() };
  });
}

export function keepSettings(records: Records, by: Caller, settings: LanguageModelSettings): Promise<void> {
  return records.inWorkspace(by.workspaceId, async (tx) => {
    await sql`
      INSERT INTO language_models (workspace_id, settings, by_id, by_name)
      VALUES (${by.workspaceId}::uuid, ${JSON.stringify(settings)}::jsonb, ${by.userId}, ${by.name})
      ON CONFLICT (workspace_id) DO UPDATE SET settings = excluded.settings, by_id = excluded.by_id,
        by_name = excluded.by_name, at = now()`.execute(tx);
    const { url, model, purpose, legalBasis, on } = settings;
    const detail = { url, model, purpose, legalBasis };
    await note(tx, by, {
      verb: on ? 'switch on' : 'switch off',
      noun: 'language model',
      subject: model,
      detail,
    });
  });
}

export interface Call {
  readonly task: string;
  readonly hash: string;
  readonly model: string;
  readonly prompt: string;
  readonly answer: string;
  readonly because: string;
  readonly by: string;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly cost: number;
  readonly accepted: boolean;
}

interface Row {
  id: string;
  at: Date;
  task: string;
  document: Pick<Call, 'model' | 'prompt' | 'answer' | 'because' | 'by'>;
  tokens_in: number;
  tokens_out: number;
  cost: number;
  accepted: boolean;
}
const columns = sql`id, at, task, document, tokens_in, tokens_out, cost, accepted`;
const read = ({ tokens_in, tokens_out, document, at, ...row }: Row) => ({
  ...row,
  ...document,
  at: at.toISOString(),
  tokensIn: tokens_in,
  tokensOut: tokens_out,
});

export function keepCall(records: Records, workspace: string, call: Call): Promise<void> {
  const { task, hash, tokensIn, tokensOut, cost, accepted, ...document } = call;
  return records.inWorkspace(workspace, async (tx) => {
    await sql`
      INSERT INTO language_model_calls (id, workspace_id, task, hash, document, tokens_in, tokens_out, cost, accepted)
      VALUES (${newId()}::uuid, ${workspace}::uuid, ${task}, ${hash}, ${JSON.stringify(document)}::jsonb, ${tokensIn},
        ${tokensOut}, ${cost}, ${accepted})`.execute(tx);
  });
}

export function callsOf(records: Records, workspace: string) {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<Row>`
      SELECT ${columns} FROM language_model_calls ORDER BY at DESC, id LIMIT 200`.execute(tx);
    return rows.map(read);
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

/** What was spent in the month of this moment. */
export function spentInMonth(records: Records, workspace: string): Promise<number> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ spent: number }>`
      SELECT coalesce(sum(cost), 0)::float8 AS spent FROM language_model_calls
      WHERE at >= date_trunc('month', now())`.execute(tx);
    return rows[0]?.spent ?? 0;
  });
}
