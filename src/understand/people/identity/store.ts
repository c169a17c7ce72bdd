import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../stores/records/records.ts';
import type { Evidence, Identity, IdentityKind, Link } from './contract.ts';
import type { Merged } from './who-is-whom.ts';

interface Row {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly keep: string;
  readonly state: Link['state'];
  readonly strength: number;
  readonly evidence: Evidence[];
  readonly changed_by: string;
  readonly changed_at: Date;
}
const columns = sql`id, a, b, keep, state, strength, evidence, changed_by, changed_at`;
const linkOf = ({ changed_by, changed_at, ...row }: Row): Link => ({
  ...row,
  changedBy: changed_by,
  changedAt: changed_at.toISOString(),
});

/** One change of links of a company at a time, until the transaction ends. */
export async function lockLinks(tx: Tx, workspace: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`links ${workspace}`}, 0))`.execute(tx);
}

/** Adds what is new, and confirms what is confirmed now; gives how much changed, by customer. */
export async function putIdentities(
  tx: Tx,
  workspace: string,
  given: readonly {
    readonly customer: string;
    readonly identities: readonly {
      readonly kind: IdentityKind;
      readonly value: string;
      readonly verified: boolean;
    }[];
  }[],
  source: string,
  at: Date,
): Promise<Map<string, number>> {
  const all = given.flatMap(({ customer, identities }) => identities.map((one) => ({ customer, ...one })));
  const { rows } = await sql<{ customer: string }>`
    INSERT INTO customer_identities (workspace_id, customer, kind, value, verified, source, added_at)
    SELECT ${workspace}::uuid, customer, kind, value, bool_or(verified), ${source}, ${at}
    FROM unnest(${all.map(({ customer }) => customer)}::text[], ${all.map(({ kind }) => kind)}::text[],
      ${all.map(({ value }) => value)}::text[],
      ${all.map(({ verified }) => verified)}::boolean[]) AS t (customer, kind, value, verified)
    GROUP BY customer, kind, value
    ON CONFLICT (workspace_id, customer, kind, value) DO UPDATE SET verified = true
      WHERE excluded.verified AND NOT customer_identities.verified
    RETURNING customer`.execute(tx);
  const added = new Map<string, number>();
  for (const { customer } of rows) added.set(customer, (added.get(customer) ?? 0) + 1);
  return added;
}

/**
 * Everybody who has one of the identities of these customers, where no more than so many have it. An own identifier is one: it
 * may be another's number.
 */
export async function holdersAround(tx: Tx, customers: readonly string[], most: number) {
  const { rows } = await sql<{ kind: IdentityKind; value: string; customer: string; verified: boolean }>`
    SELECT kind, value, customer, verified FROM (
      SELECT i.kind, i.value, i.customer, i.verified, count(*) OVER (PARTITION BY i.kind, i.value) AS holders
      FROM customer_identities i
      WHERE (i.kind, i.value) IN (
        SELECT kind, value FROM customer_identities WHERE customer = ANY(${[...customers]}::text[]))) AS held
    WHERE holders <= ${most} ORDER BY kind, value, customer`.execute(tx);
  return rows;
}

export async function identitiesOf(tx: Tx, customers: readonly string[]): Promise<Identity[]> {
  const { rows } = await sql<Omit<Identity, 'addedAt' | 'sharedWith'> & { added_at: Date; shared: number }>`
    SELECT i.customer, i.kind, i.value, i.verified, i.source, i.added_at,
      (SELECT count(DISTINCT o.customer)::int FROM customer_identities o
        WHERE o.kind = i.kind AND o.value = i.value AND o.customer <> ALL(${[...customers]}::text[])) AS shared
    FROM customer_identities i WHERE i.customer = ANY(${[...customers]}::text[])
    ORDER BY i.kind, i.value, i.customer`.execute(tx);
  return rows.map(({ added_at, shared, ...row }) => ({
    ...row,
    addedAt: added_at.toISOString(),
    sharedWith: shared,
  }));
}

/** Who has exactly this identity, by the identifiers they are counted by: several when it is shared. */
export async function holdersOf(tx: Tx, kind: IdentityKind, value: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT DISTINCT coalesce(a.canonical, i.customer) AS name
    FROM customer_identities i LEFT JOIN customer_aliases a ON a.customer = i.customer
    WHERE i.kind = ${kind} AND i.value = ${value} ORDER BY name LIMIT 10`.execute(tx);
  return rows.map(({ name }) => name);
}

/** Customers with an identity that contains the text; those that have exactly it first. */
export async function customersWith(tx: Tx, text: string, limit: number): Promise<string[]> {
  const meant = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ customer: string }>`
    SELECT customer FROM customer_identities WHERE lower(value) LIKE ${meant}
    GROUP BY customer ORDER BY bool_or(lower(value) = ${text.toLowerCase()}) DESC, customer LIMIT ${limit}`.execute(
    tx,
  );
  return rows.map(({ customer }) => customer);
}

/** Two names in the order links are kept in. */
const inOrder = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a]);

export const linkBetween = async (tx: Tx, customer: string, other: string): Promise<Link | null> =>
  (await linksBetween(tx, [{ customer, other }]))[0] ?? null;

/** The same of many pairs, in their order. */
export async function linksBetween(
  tx: Tx,
  pairs: readonly { readonly customer: string; readonly other: string }[],
): Promise<(Link | null)[]> {
  const ordered = pairs.map(({ customer, other }) => inOrder(customer, other));
  if (ordered.length === 0) return [];
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM identity_links WHERE (a, b) IN (
      SELECT * FROM unnest(${ordered.map(([a]) => a)}::text[], ${ordered.map(([, b]) => b)}::text[]))`.execute(
    tx,
  );
  const known = new Map(rows.map((row) => [JSON.stringify([row.a, row.b]), linkOf(row)]));
  return ordered.map((pair) => known.get(JSON.stringify(pair)) ?? null);
}

export async function linksById(tx: Tx, ids: readonly string[]): Promise<Link[]> {
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM identity_links WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY number`.execute(tx);
  return rows.map(linkOf);
}

export async function linksIn(
  tx: Tx,
  wanted: { readonly state?: Link['state'] | undefined; readonly limit: number },
): Promise<Link[]> {
  const of = wanted.state === undefined ? sql`` : sql`WHERE state = ${wanted.state}`;
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM identity_links ${of}
    ORDER BY state = 'proposed' DESC, strength DESC, number LIMIT ${wanted.limit}`.execute(tx);
  return rows.map(linkOf);
}

export async function linksOf(tx: Tx, customers: readonly string[]): Promise<Link[]> {
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM identity_links
    WHERE a = ANY(${[...customers]}::text[]) OR b = ANY(${[...customers]}::text[]) ORDER BY number`.execute(
    tx,
  );
  return rows.map(linkOf);
}

export async function countLinks(tx: Tx): Promise<Record<Link['state'], number>> {
  const { rows } = await sql<{ state: Link['state']; links: number }>`
    SELECT state, count(*)::int AS links FROM identity_links GROUP BY state`.execute(tx);
  const of = (state: Link['state']) => rows.find((row) => row.state === state)?.links ?? 0;
  return {
    proposed: of('proposed'),
    merged: of('merged'),
    split: of('split'),
    dismissed: of('dismissed'),
  };
}

/** The links that stand. */
export async function mergedLinks(tx: Tx): Promise<Merged[]> {
  const { rows } = await sql<{ number: string; a: string; b: string; keep: string }>`
    SELECT number, a, b, keep FROM identity_links WHERE state = 'merged' ORDER BY number`.execute(tx);
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}

/** By which identifier everybody with links is to be counted, as it stands. */
export async function aliasesNow(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await sql<{ customer: string; canonical: string }>`
    SELECT customer, canonical FROM customer_aliases`.execute(tx);
  return new Map(rows.map(({ customer, canonical }) => [customer, canonical]));
}

/** Every identifier of a customer, whichever of theirs is given; the one they are counted by first. */
export async function identifiersOf(tx: Tx, customer: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    WITH counted AS (
      SELECT coalesce((SELECT canonical FROM customer_aliases WHERE customer = ${customer}), ${customer}) AS name)
    SELECT name FROM (
      SELECT name, 0 AS rank FROM counted
      UNION SELECT a.customer, 1 FROM customer_aliases a JOIN counted c ON a.canonical = c.name AND a.customer <> c.name) AS every
    ORDER BY rank, name`.execute(tx);
  return rows.map(({ name }) => name);
}

/** The identifiers that these customers are counted by, in their order. */
export async function countedAs(tx: Tx, customers: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT coalesce(a.canonical, t.customer) AS name
    FROM unnest(${[...customers]}::text[]) WITH ORDINALITY AS t (customer, at)
    LEFT JOIN customer_aliases a ON a.customer = t.customer ORDER BY t.at`.execute(tx);
  return rows.map(({ name }) => name);
}

export interface Deed {
  readonly state: Link['state'];
  readonly by: string;
  readonly at: Date;
  readonly why?: string | undefined;
}

/** Writes what a link is now, and the entry in the log. */
export async function putLink(
  tx: Tx,
  workspace: string,
  link: Pick<Link, 'a' | 'b' | 'keep' | 'strength' | 'evidence'>,
  { state, by, at, why = '' }: Deed,
): Promise<Link> {
  const [a, b] = inOrder(link.a, link.b);
  const evidence = JSON.stringify(link.evidence);
  const { rows } = await sql<Row>`
    INSERT INTO identity_links (id, workspace_id, a, b, keep, state, strength, evidence, changed_by, changed_at)
    VALUES (${newId()}::uuid, ${workspace}::uuid, ${a}, ${b}, ${link.keep}, ${state}, ${link.strength}, ${evidence}::jsonb, ${by}, ${at})
    ON CONFLICT (workspace_id, a, b) DO UPDATE SET keep = excluded.keep, state = excluded.state, strength = excluded.strength,
      evidence = excluded.evidence, changed_by = excluded.changed_by, changed_at = excluded.changed_at
    RETURNING ${columns}`.execute(tx);
  const written = linkOf(rows[0] as Row);
  await sql`
    INSERT INTO identity_log (workspace_id, link, deed, a, b, evidence, why, by_name, at)
    VALUES (${workspace}::uuid, ${written.id}::uuid, ${state}, ${a}, ${b}, ${evidence}::jsonb, ${why}, ${by}, ${at})`.execute(
    tx,
  );
  return written;
}

export async function logIn(tx: Tx, limit: number) {
  const counted = await sql<{ total: number }>`SELECT count(*)::int AS total FROM identity_log`.execute(tx);
  const { rows } = await sql<{
    deed: Link['state'];
    link: string;
    a: string;
    b: string;
    evidence: Evidence[];
    why: string;
    by: string;
    at: Date;
  }>`SELECT deed, link, a, b, evidence, why, by_name AS by, at FROM identity_log ORDER BY n DESC LIMIT ${limit}`.execute(
    tx,
  );
  return {
    total: counted.rows[0]?.total ?? 0,
    entries: rows.map((row) => ({ ...row, at: row.at.toISOString() })),
  };
}

/** The newest word on each fact of these customers, by customer: what two of them are compared by. */
export async function factsOf(
  tx: Tx,
  customers: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const { rows } = await sql<{ customer: string; name: string; value: string }>`
    SELECT customer, name, value FROM (
      SELECT DISTINCT ON (customer, name) customer, name, value FROM customer_attributes
      WHERE customer = ANY(${[...customers]}::text[]) ORDER BY customer, name, n DESC) AS newest
    WHERE value <> ''`.execute(tx);
  const facts = new Map<string, Map<string, string>>();
  for (const { customer, name, value } of rows) {
    facts.set(customer, (facts.get(customer) ?? new Map()).set(name, value));
  }
  return facts;
}

/** Everything about links and identities of these customers; gives how many rows there were. */
export async function forgetPeople(tx: Tx, customers: readonly string[]): Promise<number> {
  const names = [...customers];
  const gone = await sql<{ n: number }>`WITH
    i AS (DELETE FROM customer_identities WHERE customer = ANY(${names}::text[]) RETURNING 1),
    l AS (DELETE FROM identity_links WHERE a = ANY(${names}::text[]) OR b = ANY(${names}::text[]) RETURNING 1),
    g AS (DELETE FROM identity_log WHERE a = ANY(${names}::text[]) OR b = ANY(${names}::text[]) RETURNING 1)
    SELECT ((SELECT count(*) FROM i) + (SELECT count(*) FROM l) + (SELECT count(*) FROM g))::int AS n`.execute(
    tx,
  );
  return gone.rows[0]?.n ?? 0;
}

/**
 * By which address and number these customers are reached: only those that are known to be theirs. What somebody merely wrote
 * as theirs may be another's, and whoever wrote it would get what is meant for them.
 */
export async function reachOf(
  tx: Tx,
  customers: readonly string[],
): Promise<{ customer: string; kind: 'email' | 'phone'; value: string }[]> {
  const { rows } = await sql<{ customer: string; kind: 'email' | 'phone'; value: string }>`
    SELECT DISTINCT ON (customer, kind) customer, kind, value FROM customer_identities
    WHERE customer = ANY(${[...customers]}::text[]) AND kind IN ('email', 'phone') AND verified
    ORDER BY customer, kind, added_at DESC, value`.execute(tx);
  return rows;
}
