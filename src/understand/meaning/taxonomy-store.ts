import { sql } from 'kysely';
import type { Caller } from '../../kernel/policy.ts';
import { note } from '../../stores/records/audit.ts';
import type { Records, Tx } from '../../stores/records/records.ts';
import type { DeskText } from './desk-examples.ts';
import type { Example, TaughtTheme, TaxonomyDocument } from './teaching.contract.ts';

export interface TaxonomyVersion extends TaxonomyDocument {
  /** What of the examples comes from the label desk. */
  readonly desk: readonly DeskText[];
  readonly why: string;
  readonly by: string;
  readonly at: string;
}

interface Row {
  version: string;
  name: string;
  themes: TaughtTheme[];
  examples: Example[];
  desk: DeskText[];
  why: string;
  by_name: string;
  at: Date;
}

const read = ({ version, by_name, at, ...row }: Row): TaxonomyVersion => ({
  ...row,
  version: Number(version),
  by: by_name,
  at: at.toISOString(),
});

/** The version that counts: the newest that was not undone. 0 = there is no taxonomy. */
export async function currentTaxonomyIn(tx: Tx): Promise<number> {
  const { rows } = await sql<{ version: string }>`
    SELECT coalesce(max(version), 0) AS version FROM taxonomies WHERE NOT undone`.execute(tx);
  return Number(rows[0]?.version ?? 0);
}

/** One version whole; the current one by default. An empty taxonomy when there is none. */
export function taxonomyOf(
  records: Records,
  workspace: string,
  version?: number,
): Promise<TaxonomyVersion | null> {
  return records.inWorkspace(workspace, async (tx) => {
    const wanted = version ?? (await currentTaxonomyIn(tx));
    if (wanted === 0) {
      return {
        version: 0,
        name: '',
        themes: [],
        examples: [],
        desk: [],
        why: '',
        by: '',
        at: new Date(0).toISOString(),
      };
    }
    const { rows } = await sql<Row>`
      SELECT version, name, themes, examples, desk, why, by_name, at FROM taxonomies WHERE version = ${wanted}`.execute(
      tx,
    );
    return rows[0] === undefined ? null : read(rows[0]);
  });
}

/** What was learnt under a version, as bytes; null when nothing was. */
export async function taughtModelIn(tx: Tx, version: number): Promise<Uint8Array | null> {
  const { rows } = await sql<{ model: Buffer | null }>`
    SELECT model FROM taxonomies WHERE version = ${version}`.execute(tx);
  const model = rows[0]?.model;
  // A copy of its own: the driver's buffers share memory with others.
  return model == null ? null : new Uint8Array(model);
}

export interface ListedVersion {
  readonly version: number;
  readonly name: string;
  readonly themes: number;
  readonly examples: number;
  readonly why: string;
  readonly by: string;
  readonly at: string;
  readonly current: boolean;
}

export function taxonomyVersionsOf(records: Records, workspace: string): Promise<ListedVersion[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const current = await currentTaxonomyIn(tx);
    const { rows } = await sql<{
      version: string;
      name: string;
      themes: number;
      examples: number;
      why: string;
      by_name: string;
      at: Date;
      undone: boolean;
    }>`
      SELECT version, name, jsonb_array_length(themes) AS themes, jsonb_array_length(examples) AS examples, why, by_name, at,
        undone
      FROM taxonomies ORDER BY version DESC`.execute(tx);
    return rows.map(({ version, by_name, at, undone, why, ...row }) => ({
      ...row,
      version: Number(version),
      why: undone ? `${why} (undone)` : why,
      by: by_name,
      at: at.toISOString(),
      current: Number(version) === current,
    }));
  });
}

export interface KeptProposal {
  readonly id: string;
  readonly name: string;
  readonly themes: readonly TaughtTheme[];
  readonly examples: readonly Example[];
  readonly desk: readonly DeskText[];
  readonly why: string;
  readonly after: number;
  readonly model: Uint8Array | null;
}

export function keepProposal(records: Records, by: Caller, proposal: KeptProposal): Promise<void> {
  const { id, after, model, ...document } = proposal;
  return records.inWorkspace(by.workspaceId, async (tx) => {
    // What nobody applied in a week is forgotten.
    await sql`DELETE FROM taxonomy_proposals WHERE at < now() - interval '7 days'`.execute(tx);
    await sql`
      INSERT INTO taxonomy_proposals (id, workspace_id, after_version, document, model, by_id)
      VALUES (${id}::uuid, ${by.workspaceId}::uuid, ${after}, ${JSON.stringify(document)}::jsonb,
        ${model === null ? null : Buffer.from(model)}, ${by.userId})`.execute(tx);
  });
}

export function proposalById(records: Records, workspace: string, id: string): Promise<KeptProposal | null> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{
      after_version: string;
      document: Pick<KeptProposal, 'name' | 'themes' | 'examples' | 'why'> & { desk?: DeskText[] };
      model: Buffer | null;
    }>`SELECT after_version, document, model FROM taxonomy_proposals WHERE id = ${id}::uuid`.execute(tx);
    const [row] = rows;
    if (row === undefined) return null;
    const model = row.model === null ? null : new Uint8Array(row.model);
    return { id, desk: [], ...row.document, after: Number(row.after_version), model };
  });
}

/**
 * Makes a proposal the new current version. null when the taxonomy was changed since it was shown: then what was shown is
 * not what would happen.
 */
export function applyTaxonomy(
  records: Records,
  by: Caller,
  proposal: KeptProposal,
  alongside: (tx: Tx) => Promise<void>,
): Promise<number | null> {
  return records.inWorkspace(by.workspaceId, async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtext('taxonomy'), hashtext(${by.workspaceId}))`.execute(tx);
    if ((await currentTaxonomyIn(tx)) !== proposal.after) return null;
    const { name, themes, examples, desk, why, model } = proposal;
    const { rows } = await sql<{ version: string }>`
      INSERT INTO taxonomies (workspace_id, version, name, themes, examples, desk, model, why, by_id, by_name)
      SELECT ${by.workspaceId}::uuid, coalesce(max(version), 0) + 1, ${name}, ${JSON.stringify(themes)}::jsonb,
        ${JSON.stringify(examples)}::jsonb, ${JSON.stringify(desk)}::jsonb, ${model === null ? null : Buffer.from(model)}, ${why}, ${by.userId}, ${by.name}
      FROM taxonomies RETURNING version`.execute(tx);
    await sql`DELETE FROM taxonomy_proposals WHERE id = ${proposal.id}::uuid`.execute(tx);
    await alongside(tx);
    const version = Number(rows[0]?.version);
    await note(tx, by, { verb: 'teach', noun: 'taxonomy', subject: String(version) });
    return version;
  });
}

/** The current version once more, with what was learnt from the same examples in another way. */
export async function renewTaughtModel(tx: Tx, by: Caller, model: Uint8Array, why: string): Promise<void> {
  const current = await currentTaxonomyIn(tx);
  await sql`
    INSERT INTO taxonomies (workspace_id, version, name, themes, examples, desk, model, why, by_id, by_name)
    SELECT workspace_id, (SELECT max(version) + 1 FROM taxonomies), name, themes, examples, desk, ${Buffer.from(model)},
      ${why}, ${by.userId}, ${by.name}
    FROM taxonomies WHERE version = ${current}`.execute(tx);
}

/** Takes the current version out of the line; the one before it counts again. null when there is none to undo. */
export function undoTaxonomyVersion(
  records: Records,
  by: Caller,
  alongside: (tx: Tx, themes: readonly TaughtTheme[]) => Promise<void>,
): Promise<number | null> {
  return records.inWorkspace(by.workspaceId, async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtext('taxonomy'), hashtext(${by.workspaceId}))`.execute(tx);
    const current = await currentTaxonomyIn(tx);
    if (current === 0) return null;
    await sql`UPDATE taxonomies SET undone = true WHERE version = ${current}`.execute(tx);
    const now = await currentTaxonomyIn(tx);
    const { rows } = await sql<{ themes: TaughtTheme[] }>`
      SELECT themes FROM taxonomies WHERE version = ${now}`.execute(tx);
    await alongside(tx, rows[0]?.themes ?? []);
    await note(tx, by, { verb: 'undo', noun: 'taxonomy', subject: String(current) });
    return now;
  });
}
