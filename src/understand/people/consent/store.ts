import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Records, Tx } from '../../../stores/records/records.ts';
import { type Consent, type PrivacyRequest, type Purpose, type PurposeNow, purpose } from './contract.ts';
import { usualPurposes } from './usual-purposes.ts';

/** Every purpose as the company has it now, with how many said yes and no last. */
export async function purposesIn(tx: Tx): Promise<PurposeNow[]> {
  const own = await sql<Pick<PurposeNow, 'purpose' | 'basis' | 'wording'>>`
    SELECT purpose, basis, wording FROM consent_purposes`.execute(tx);
  const said = await sql<{ purpose: Purpose; yes: number; no: number }>`
    SELECT purpose, count(*) FILTER (WHERE given)::int AS yes, count(*) FILTER (WHERE NOT given)::int AS no FROM (
      SELECT DISTINCT ON (customer, purpose) customer, purpose, given FROM consents ORDER BY customer, purpose, n DESC) AS last
    GROUP BY purpose`.execute(tx);
  return purpose.options.map((name) => {
    const { basis, wording } = own.rows.find((row) => row.purpose === name) ?? usualPurposes[name];
    const { yes, no } = said.rows.find((row) => row.purpose === name) ?? { yes: 0, no: 0 };
    return { purpose: name, basis, wording, yes, no };
  });
}

/** On which legal basis a purpose stands now; nothing is counted. */
export async function basisOf(tx: Tx, name: Purpose): Promise<PurposeNow['basis']> {
  const { rows } = await sql<Pick<PurposeNow, 'basis'>>`
    SELECT basis FROM consent_purposes WHERE purpose = ${name}`.execute(tx);
  return rows[0]?.basis ?? usualPurposes[name].basis;
}

export async function putPurpose(
  tx: Tx,
  workspace: string,
  { purpose: name, basis, wording }: Pick<PurposeNow, 'purpose' | 'basis' | 'wording'>,
): Promise<void> {
  await sql`INSERT INTO consent_purposes (workspace_id, purpose, basis, wording)
    VALUES (${workspace}::uuid, ${name}, ${basis}, ${JSON.stringify(wording)}::jsonb)
    ON CONFLICT (workspace_id, purpose) DO UPDATE SET basis = excluded.basis, wording = excluded.wording`.execute(
    tx,
  );
}

export interface LastWord {
  readonly customer: string;
  readonly given: boolean | null;
  readonly at: Date | null;
  readonly doNotContact: boolean;
}

/**
 * The last word of each of these customers on a purpose, under whichever of their identifiers it was given, and whether they
 * are to be left alone under any.
 */
export async function lastWords(tx: Tx, customers: readonly string[], name: Purpose): Promise<LastWord[]> {
  const { rows } = await sql<{ customer: string; given: boolean | null; at: Date | null; off: boolean }>`
    WITH asked AS (
      SELECT t.customer, coalesce(a.canonical, t.customer) AS canonical
      FROM unnest(${[...new Set(customers)]}::text[]) AS t (customer) LEFT JOIN customer_aliases a ON a.customer = t.customer),
    every AS (
      SELECT customer, canonical AS name FROM asked
      UNION SELECT customer, customer FROM asked
      UNION SELECT asked.customer, a.customer FROM asked JOIN customer_aliases a ON a.canonical = asked.canonical)
    SELECT asked.customer, last.given, last.at,
      EXISTS (SELECT 1 FROM every e JOIN customers c ON c.customer = e.name
        WHERE e.customer = asked.customer AND c.do_not_contact) AS off
    FROM asked LEFT JOIN LATERAL (
      SELECT c.given, c.at FROM every e JOIN consents c ON c.customer = e.name
      WHERE e.customer = asked.customer AND c.purpose = ${name} ORDER BY c.n DESC LIMIT 1) AS last ON true`.execute(
    tx,
  );
  return rows.map(({ off, ...row }) => ({ ...row, doNotContact: off }));
}

export async function writeConsent(
  tx: Tx,
  workspace: string,
  said: Omit<Consent, 'at'> & { readonly at: Date },
): Promise<void> {
  await sql`INSERT INTO consents (workspace_id, customer, purpose, given, wording, channel, proof, by_name, at)
    VALUES (${workspace}::uuid, ${said.customer}, ${said.purpose}, ${said.given}, ${said.wording}, ${said.channel},
      ${said.proof}, ${said.by}, ${said.at})`.execute(tx);
}

export async function logOf(tx: Tx, customers: readonly string[]): Promise<Consent[]> {
  const { rows } = await sql<Omit<Consent, 'at'> & { at: Date }>`
    SELECT customer, purpose, given, wording, channel, proof, by_name AS by, at FROM consents
    WHERE customer = ANY(${[...customers]}::text[]) ORDER BY n DESC LIMIT 500`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export async function putLeaveAlone(tx: Tx, workspace: string, customer: string, why: string, at: Date) {
  await sql`INSERT INTO customers (workspace_id, customer, do_not_contact, do_not_contact_why, added_at)
    VALUES (${workspace}::uuid, ${customer}, true, ${why}, ${at})
    ON CONFLICT (workspace_id, customer) DO UPDATE SET do_not_contact = true, do_not_contact_why = ${why}`.execute(
    tx,
  );
}

export async function putLink(
  tx: Tx,
  workspace: string,
  link: { readonly hash: string; readonly customer: string; readonly at: Date; readonly endsAt: Date },
): Promise<void> {
  await sql`INSERT INTO preference_links (hash, workspace_id, customer, made_at, ends_at)
    VALUES (${link.hash}, ${workspace}::uuid, ${link.customer}, ${link.at}, ${link.endsAt})`.execute(tx);
}

/** Whose page a link opens; null when there is none of that hash. */
export function linkOf(records: Records, hash: string) {
  return records.outside(async (tx) => {
    await sql`SELECT set_config('sirius.link_hash', ${hash}, true)`.execute(tx);
    const { rows } = await sql<{ workspace_id: string; customer: string; ends_at: Date }>`
      SELECT workspace_id, customer, ends_at FROM preference_links WHERE hash = ${hash}`.execute(tx);
    const [row] = rows;
    return row === undefined
      ? null
      : { workspace: row.workspace_id, customer: row.customer, endsAt: row.ends_at };
  });
}

/** The company's name, as customers read it; '' where it was never given one. */
export async function companyOf(tx: Tx, workspace: string): Promise<string> {
  const { rows } = await sql<{
    name: string;
  }>`SELECT name FROM workspaces WHERE id = ${workspace}::uuid`.execute(tx);
  const name = rows[0]?.name ?? '';
  return name === 'default' ? '' : name;
}

interface RequestRow {
  readonly id: string;
  readonly customer: string;
  readonly kind: PrivacyRequest['kind'];
  readonly asked_at: Date;
  readonly due_at: Date;
  readonly done_at: Date | null;
  readonly done_by: string | null;
}
const requestOf = (row: RequestRow): PrivacyRequest => ({
  id: row.id,
  customer: row.customer,
  kind: row.kind,
  askedAt: row.asked_at.toISOString(),
  dueAt: row.due_at.toISOString(),
  doneAt: row.done_at?.toISOString() ?? null,
  doneBy: row.done_by,
});
const requestColumns = sql`id, customer, kind, asked_at, due_at, done_at, done_by`;

/** Asked twice is asked once: the first due date holds. */
export async function askFor(
  tx: Tx,
  workspace: string,
  customer: string,
  kind: PrivacyRequest['kind'],
  at: Date,
  due: Date,
): Promise<void> {
  await sql`INSERT INTO privacy_requests (id, workspace_id, customer, kind, asked_at, due_at)
    VALUES (${newId()}::uuid, ${workspace}::uuid, ${customer}, ${kind}, ${at}, ${due})
    ON CONFLICT (workspace_id, customer, kind) WHERE done_at IS NULL DO NOTHING`.execute(tx);
}

export async function requestsIn(tx: Tx, customer?: string): Promise<PrivacyRequest[]> {
  const of = customer === undefined ? sql`` : sql`WHERE customer = ${customer}`;
  const { rows } = await sql<RequestRow>`SELECT ${requestColumns} FROM privacy_requests ${of}
    ORDER BY done_at IS NOT NULL, due_at, id LIMIT 500`.execute(tx);
  return rows.map(requestOf);
}

export async function endRequest(tx: Tx, id: string, by: string, at: Date): Promise<PrivacyRequest | null> {
  const { rows } = await sql<RequestRow>`UPDATE privacy_requests SET done_at = coalesce(done_at, ${at}),
    done_by = coalesce(done_by, ${by}) WHERE id = ${id}::uuid RETURNING ${requestColumns}`.execute(tx);
  return rows[0] === undefined ? null : requestOf(rows[0]);
}

/** What they said last stays as a proof under a fingerprint; everything with their name goes. Gives how many rows. */
export async function forgetConsents(
  tx: Tx,
  workspace: string,
  customer: string,
  fingerprint: string,
): Promise<number> {
  await sql`INSERT INTO consent_proofs (workspace_id, fingerprint, purpose, given, at)
    SELECT ${workspace}::uuid, ${fingerprint}, purpose, given, at FROM (
      SELECT DISTINCT ON (purpose) purpose, given, at FROM consents WHERE customer = ${customer} ORDER BY purpose, n DESC) AS last`.execute(
    tx,
  );
  const { rows } = await sql<{ n: number }>`WITH
    c AS (DELETE FROM consents WHERE customer = ${customer} RETURNING 1),
    l AS (DELETE FROM preference_links WHERE customer = ${customer} RETURNING 1),
    r AS (DELETE FROM privacy_requests WHERE customer = ${customer} RETURNING 1)
    SELECT ((SELECT count(*) FROM c) + (SELECT count(*) FROM l) + (SELECT count(*) FROM r))::int AS n`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}
