import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { Records, Tx } from '../../../../stores/records/records.ts';
import type { Hidden, Link } from './kept.ts';
import type { Channel } from './session.contract.ts';
import type { SurveyRow } from './store.ts';

/** SHA-256 of an address' secret part or a session's id: what the store knows them by. */
export const hashOf = (secret: string): string => hash('sha256', secret);

const columns = sql`
  id, workspace_id AS workspace, survey, kind, channel, customer, episode, step, language, hidden, origins,
  expires_at AS "expiresAt", revoked, used`;

/** The address with this secret part, whichever company's it is; null when there is none. */
export async function findLink(records: Records, token: string): Promise<Link | null> {
  const hash = hashOf(token);
  return records.outside(async (tx) => {
    await sql`SELECT set_config('sirius.link_hash', ${hash}, true)`.execute(tx);
    const { rows } = await sql<Link>`SELECT ${columns} FROM survey_links WHERE hash = ${hash}`.execute(tx);
    return rows[0] ?? null;
  });
}

/** These addresses as they stand now, held until the transaction ends. */
async function holdLinks(tx: Tx, ids: readonly string[]): Promise<Map<string, Link>> {
  const { rows } = await sql<Link>`
    SELECT ${columns} FROM survey_links WHERE id = ANY (${[...ids].sort()}::uuid[]) ORDER BY id FOR UPDATE`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** These addresses with the surveys they lead to, as they stand now; personal ones are held until the transaction ends. */
export async function readLinks(
  tx: Tx,
  ids: readonly string[],
): Promise<{ readonly links: Map<string, Link>; readonly surveys: Map<string, SurveyRow> }> {
  const { rows } = await sql<Link & SurveyRow & { surveyState: string }>`
    SELECT l.*, s.state AS "surveyState", s.version, s.pin
    FROM (SELECT ${columns} FROM survey_links WHERE id = ANY (${[...ids]}::uuid[])) l
    JOIN surveys s ON s.workspace_id = l.workspace AND s.id = l.survey`.execute(tx);
  const surveys = new Map(
    rows.map(({ survey: id, surveyState: state, version, pin }) => [id, { id, state, version, pin }]),
  );
  const personal = rows.filter(({ kind }) => kind === 'personal').map(({ id }) => id);
  const held = personal.length === 0 ? new Map<string, Link>() : await holdLinks(tx, personal);
  const links = rows.flatMap(({ surveyState: _s, version: _v, pin: _p, ...row }) => {
    const link = row.kind === 'open' ? row : held.get(row.id);
    return link === undefined ? [] : [[link.id, link] as const];
  });
  return { links: new Map(links), surveys };
}

/** An address to be made. */
export interface NewLink {
  readonly id: string;
  readonly survey: string;
  readonly kind: 'open' | 'personal';
  readonly channel: Channel;
  readonly name: string;
  readonly hash: string;
  readonly sealed: string;
  readonly customer?: string | undefined;
  readonly episode?: string | undefined;
  readonly step?: string | undefined;
  readonly invitation?: string | undefined;
  readonly language?: string | undefined;
  readonly hidden?: Hidden | undefined;
  readonly origins?: readonly string[] | undefined;
  readonly expiresAt?: Date | undefined;
}

export async function insertLinks(
  tx: Tx,
  workspace: string,
  links: readonly NewLink[],
  made: { at: Date; by: string },
): Promise<void> {
  const rows = links.map((link) => ({ ...link, expiresAt: link.expiresAt?.toISOString() ?? null }));
  await sql`
    INSERT INTO survey_links (workspace_id, id, survey, kind, channel, name, hash, sealed, customer, episode, step,
      invitation, language, hidden, origins, expires_at, made_at, made_by)
    SELECT ${workspace}::uuid, id, survey, kind, channel, name, hash, sealed, customer, episode, step, invitation, language,
      coalesce(hidden, '{}'), coalesce(origins, '{}'), "expiresAt", ${made.at}, ${made.by}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (id uuid, survey uuid, kind text, channel text,
      name text, hash text, sealed text, customer text, episode text, step text, invitation uuid, language text,
      hidden jsonb, origins text[], "expiresAt" timestamptz)`.execute(tx);
}

export interface LinkRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'open' | 'personal';
  readonly channel: Channel;
  readonly sealed: string;
  readonly origins: readonly string[];
  readonly expiresAt: Date | null;
  readonly revoked: boolean;
  readonly madeAt: Date;
  readonly madeBy: string;
}

/** A survey's open addresses, the latest first; or just these, whatever their kind. */
export async function linkRows(
  tx: Tx,
  asked: { survey: string } | { ids: readonly string[] },
): Promise<LinkRow[]> {
  const which =
    'ids' in asked
      ? sql`id = ANY (${[...asked.ids]}::uuid[])`
      : sql`survey = ${asked.survey}::uuid AND kind = 'open'`;
  const { rows } = await sql<LinkRow>`
    SELECT id, name, kind, channel, sealed, origins, expires_at AS "expiresAt", revoked, made_at AS "madeAt",
      made_by AS "madeBy"
    FROM survey_links WHERE ${which} ORDER BY made_at DESC, id`.execute(tx);
  return rows;
}

export async function revokeLinks(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`UPDATE survey_links SET revoked = true WHERE id = ANY (${[...ids]}::uuid[])`.execute(tx);
}

/**
 * A completed answer came by these personal addresses. An anonymous survey's are taken away instead of marked: which were
 * used is seen by their absence, when and in which order is not.
 */
export async function spendLinks(
  tx: Tx,
  used: { marked: readonly string[]; gone: readonly string[] },
): Promise<void> {
  if (used.marked.length > 0) {
    await sql`UPDATE survey_links SET used = true WHERE id = ANY (${[...used.marked]}::uuid[])`.execute(tx);
  }
  if (used.gone.length > 0) {
    await sql`DELETE FROM survey_links WHERE id = ANY (${[...used.gone]}::uuid[])`.execute(tx);
  }
}
