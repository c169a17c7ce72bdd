import { type RawBuilder, sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Caller } from '../../../kernel/policy.ts';
import type { Records, Tx } from '../../../stores/records/records.ts';
import type { EncoderFacts } from '../embedders/encoder-facts.ts';
import type { Comparison, RepresentationSettings, Trial } from '../representation.contract.ts';
import type { Chosen } from './representation-store.ts';

/** A representation being tried, or one that was. */
export interface KeptTrial extends Chosen {
  readonly id: string;
  readonly themes: number | null;
  readonly state: Trial['state'] | 'switched' | 'dropped';
  readonly phase: Trial['phase'];
  readonly done: number;
  readonly total: number;
  readonly seconds: number;
  readonly problem: string | null;
  readonly afterDiscovery: number | null;
  readonly afterTaxonomy: number | null;
  readonly comparison: Comparison | null;
  readonly by: string;
  readonly at: string;
}

interface Row {
  id: string;
  settings: RepresentationSettings;
  encoder: EncoderFacts | null;
  sealed_key: string | null;
  themes: number | null;
  state: KeptTrial['state'];
  phase: KeptTrial['phase'];
  done: number;
  total: number;
  seconds: number;
  problem: string | null;
  after_discovery: string | null;
  after_taxonomy: string | null;
  comparison: Comparison | null;
  by_name: string;
  at: Date;
}
const columns = sql`id, settings, encoder, sealed_key, themes, state, phase, done, total, seconds, problem,
  after_discovery, after_taxonomy, comparison, by_name, at`;
const open = sql`state IN ('running', 'stopped', 'failed', 'ready')`;
const numberOf = (value: string | null) => (value === null ? null : Number(value));

const read = (row: Row): KeptTrial => ({
  id: row.id,
  settings: row.settings,
  encoder: row.encoder,
  sealedKey: row.sealed_key,
  themes: row.themes,
  state: row.state,
  phase: row.phase,
  done: row.done,
  total: row.total,
  seconds: row.seconds,
  problem: row.problem,
  afterDiscovery: numberOf(row.after_discovery),
  afterTaxonomy: numberOf(row.after_taxonomy),
  comparison: row.comparison,
  by: row.by_name,
  at: row.at.toISOString(),
});

/** The one that is open: running, stopped, failed, or ready to be switched to. */
export async function openTrialIn(tx: Tx): Promise<KeptTrial | null> {
  const { rows } = await sql<Row>`SELECT ${columns} FROM representation_trials WHERE ${open}`.execute(tx);
  return rows[0] === undefined ? null : read(rows[0]);
}

/** Begins one; what was open before it is dropped. */
export async function beginTrial(tx: Tx, by: Caller, chosen: Chosen, themes: number | null): Promise<void> {
  await closeTrialIn(tx, 'dropped');
  await sql`
    INSERT INTO representation_trials (id, workspace_id, settings, encoder, sealed_key, themes, state, phase, by_id, by_name)
    VALUES (${newId()}::uuid, ${by.workspaceId}::uuid, ${JSON.stringify(chosen.settings)}::jsonb,
      ${chosen.encoder === null ? null : JSON.stringify(chosen.encoder)}::jsonb, ${chosen.sealedKey}, ${themes},
      'running', 'embedding', ${by.userId}, ${by.name})`.execute(tx);
}

/** What was worked out is let go with it: a trial that is over holds no key and no words. */
export async function closeTrialIn(tx: Tx, state: 'switched' | 'dropped'): Promise<void> {
  await sql`
    UPDATE representation_trials SET state = ${state}, finished_at = now(), sealed_key = NULL, discovery = NULL,
      discovery_model = NULL, taught_model = NULL, comparison = NULL WHERE ${open}`.execute(tx);
}

const change = (
  records: Records,
  workspace: string,
  id: string,
  what: RawBuilder<unknown>,
  only: RawBuilder<unknown>,
) =>
  records.inWorkspace(workspace, async (tx) => {
    const { numAffectedRows = 0n } = await sql`
      UPDATE representation_trials SET ${what} WHERE id = ${id}::uuid AND ${only}`.execute(tx);
    return numAffectedRows > 0n;
  });
const running = sql`state = 'running'`;

export const stopTrial = (records: Records, workspace: string, id: string) =>
  change(records, workspace, id, sql`state = 'stopped'`, sql`state IN ('running', 'failed')`);

export const resumeTrial = (records: Records, workspace: string, id: string) =>
  change(
    records,
    workspace,
    id,
    sql`state = 'running', problem = NULL`,
    sql`state IN ('stopped', 'failed', 'ready')`,
  );

/** How far it is; false when it was stopped or dropped meanwhile: then nothing more is done. */
export const noteTrial = (
  records: Records,
  workspace: string,
  id: string,
  { phase, done, total, seconds }: Pick<KeptTrial, 'phase' | 'done' | 'total' | 'seconds'>,
) =>
  change(
    records,
    workspace,
    id,
    sql`phase = ${phase}, done = ${done}::int, total = ${total}::int, seconds = ${seconds}::float8`,
    running,
  );

export const failTrial = (records: Records, workspace: string, id: string, problem: string) =>
  change(records, workspace, id, sql`state = 'failed', problem = ${problem}`, running);

/** What was worked out. */
export interface WorkedOut {
  readonly afterDiscovery: number;
  readonly afterTaxonomy: number;
  /** null = the company had no themes found. */
  readonly discovery: { readonly document: unknown; readonly model: string } | null;
  /** null = it had nothing taught. */
  readonly taughtModel: Uint8Array | null;
  readonly comparison: Comparison;
}

export const finishTrial = (records: Records, workspace: string, id: string, worked: WorkedOut) =>
  change(
    records,
    workspace,
    id,
    sql`state = 'ready', phase = 'ready', finished_at = now(), after_discovery = ${worked.afterDiscovery}::bigint,
      after_taxonomy = ${worked.afterTaxonomy}::bigint, comparison = ${JSON.stringify(worked.comparison)}::jsonb,
      discovery = ${worked.discovery === null ? null : JSON.stringify(worked.discovery.document)}::jsonb,
      discovery_model = ${worked.discovery === null ? null : Buffer.from(worked.discovery.model, 'utf8')},
      taught_model = ${worked.taughtModel === null ? null : Buffer.from(worked.taughtModel)}`,
    running,
  );

/** What an open trial has worked out, for switching to it. */
export async function workedOutIn(tx: Tx): Promise<Pick<WorkedOut, 'discovery' | 'taughtModel'>> {
  const { rows } = await sql<{
    discovery: unknown;
    discovery_model: Buffer | null;
    taught_model: Buffer | null;
  }>`
    SELECT discovery, discovery_model, taught_model FROM representation_trials WHERE ${open}`.execute(tx);
  const { discovery, discovery_model: model, taught_model: taught } = rows[0] ?? {};
  return {
    discovery: model == null ? null : { document: discovery, model: model.toString('utf8') },
    taughtModel: taught == null ? null : new Uint8Array(taught),
  };
}
