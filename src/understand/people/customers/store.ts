import { sql } from 'kysely';
import { groupFact } from '../../../kernel/stakeholder.ts';
import type { Tx } from '../../../stores/records/records.ts';
import type { PersonKind } from './contract.ts';

/** What the records hold of a customer as such. */
export interface Standing {
  readonly kind: PersonKind;
  readonly doNotContact: boolean;
  readonly why: string;
}

export async function standingOf(tx: Tx, customers: readonly string[]): Promise<Map<string, Standing>> {
  const { rows } = await sql<{ customer: string; kind: PersonKind; off: boolean; why: string }>`
    SELECT customer, kind, do_not_contact AS off, do_not_contact_why AS why FROM customers
    WHERE customer = ANY(${[...customers]}::text[])`.execute(tx);
  return new Map(rows.map(({ customer, kind, off, why }) => [customer, { kind, doNotContact: off, why }]));
}

/** Everybody of whom the records know, of one group, whose identifier contains the text. */
export async function namesIn(
  tx: Tx,
  wanted: { readonly text: string; readonly kind: PersonKind },
): Promise<string[]> {
  const meant = `%${wanted.text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ customer: string }>`
    SELECT customer FROM customers WHERE lower(customer) LIKE ${meant} AND kind = ${wanted.kind}
    ORDER BY customer LIMIT 10000`.execute(tx);
  return rows.map(({ customer }) => customer);
}

export async function setDoNotContact(tx: Tx, customer: string, on: boolean, why: string): Promise<void> {
  await sql`UPDATE customers SET do_not_contact = ${on}, do_not_contact_why = ${why} WHERE customer = ${customer}`.execute(
    tx,
  );
}

/** Writes the attributes that say something new, in the order they are given; gives how many did. */
export async function putAttributes(
  tx: Tx,
  workspace: string,
  given: readonly { readonly customer: string; readonly attributes: Readonly<Record<string, string>> }[],
  from: { readonly source: string; readonly at: Date },
): Promise<number> {
  const all = given.flatMap(({ customer, attributes }) =>
    Object.entries(attributes).map(([name, value]) => ({ customer, name, value })),
  );
  if (all.length === 0) return 0;
  const customers = [...new Set(all.map(({ customer }) => customer))];
  const { rows } = await sql<{ n: string }>`
    WITH said AS (
      SELECT *, lag(value) OVER (PARTITION BY customer, name ORDER BY place) AS just_said
      FROM unnest(${all.map(({ customer }) => customer)}::text[], ${all.map(({ name }) => name)}::text[],
        ${all.map(({ value }) => value)}::text[]) WITH ORDINALITY AS t (customer, name, value, place)),
    known AS (
      SELECT DISTINCT ON (customer, name) customer, name, value FROM customer_attributes
      WHERE customer = ANY(${customers}::text[]) ORDER BY customer, name, n DESC)
    INSERT INTO customer_attributes (workspace_id, customer, name, value, source, at)
    SELECT ${workspace}::uuid, s.customer, s.name, s.value, ${from.source}, ${from.at}
    FROM said s LEFT JOIN known k USING (customer, name)
    WHERE s.value IS DISTINCT FROM coalesce(s.just_said, k.value, '') ORDER BY s.place
    RETURNING n`.execute(tx);
  return rows.length;
}

/** What is said of these people under one name now; who has no value is not in it. */
export async function valuesOf(
  tx: Tx,
  people: readonly string[],
  name: string,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ customer: string; value: string }>`
    SELECT DISTINCT ON (customer) customer, value FROM customer_attributes
    WHERE customer = ANY(${[...people]}::text[]) AND name = ${name} ORDER BY customer, n DESC`.execute(tx);
  return new Map(rows.filter(({ value }) => value !== '').map(({ customer, value }) => [customer, value]));
}

/** Which panels these identifiers of one person are and were in. */
export async function panelsOf(tx: Tx, customers: readonly string[]) {
  const { rows } = await sql<{ id: string; panel: string; joined_at: Date; left_at: Date | null }>`
    SELECT p.id, p.name AS panel, m.joined_at, m.left_at FROM panel_members m JOIN panels p ON p.id = m.panel
    WHERE m.customer = ANY(${[...customers]}::text[]) ORDER BY m.joined_at DESC, p.name`.execute(tx);
  return rows.map(({ joined_at, left_at, ...row }) => ({
    ...row,
    joinedAt: joined_at.toISOString(),
    leftAt: left_at?.toISOString() ?? null,
  }));
}

export interface AttributeRow {
  readonly customer: string;
  readonly name: string;
  readonly value: string;
  readonly source: string;
  readonly at: string;
}

/** Every change of the attributes of these identifiers, newest first. */
export async function attributesOf(tx: Tx, customers: readonly string[]): Promise<AttributeRow[]> {
  const { rows } = await sql<Omit<AttributeRow, 'at'> & { at: Date }>`
    SELECT customer, name, value, source, at FROM customer_attributes
    WHERE customer = ANY(${[...customers]}::text[]) AND name <> ${groupFact} ORDER BY n DESC LIMIT 2000`.execute(
    tx,
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** A portion of what is not in the moments store yet, oldest first. */
export async function unsentAttributes(tx: Tx, limit: number) {
  const { rows } = await sql<{ number: string; customer: string; name: string; value: string }>`
    SELECT n AS number, customer, name, value FROM customer_attributes WHERE NOT sent ORDER BY n LIMIT ${limit}`.execute(
    tx,
  );
  return rows;
}

export async function markSent(tx: Tx, numbers: readonly string[]): Promise<void> {
  await sql`UPDATE customer_attributes SET sent = true WHERE n = ANY(${[...numbers]}::bigint[])`.execute(tx);
}

/** Everything of these customers here; gives how many rows there were. */
export async function forgetRows(tx: Tx, customers: readonly string[]): Promise<number> {
  const names = [...customers];
  const { rows } = await sql<{ n: number }>`WITH
    c AS (DELETE FROM customers WHERE customer = ANY(${names}::text[]) RETURNING 1),
    a AS (DELETE FROM customer_attributes WHERE customer = ANY(${names}::text[]) RETURNING 1)
    SELECT ((SELECT count(*) FROM c) + (SELECT count(*) FROM a))::int AS n`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Tables of the records whose rows are about one customer or one moment, by the column that says so. */
export async function tablesAbout(tx: Tx): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    SELECT c.relname AS table, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
      AND a.attname IN ('customer', 'moment', 'voice')
      AND EXISTS (SELECT 1 FROM pg_attribute w WHERE w.attrelid = c.oid AND w.attname = 'workspace_id')
    ORDER BY 1, 2`.execute(tx);
  return rows;
}

/** Rows of one of these tables about any of the names, as documents, without secrets and without which employee wrote them. */
export async function rowsAbout(
  tx: Tx,
  { table, column }: { readonly table: string; readonly column: string },
  names: readonly string[],
): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    SELECT to_jsonb(t) - 'workspace_id' - 'hash' - 'fingerprint' - 'observer' - 'observer_function' AS row FROM ${sql.table(table)} t
    WHERE t.${sql.ref(column)}::text = ANY(${[...names]}::text[])`.execute(tx);
  return rows.map(({ row }) => row);
}

/** What arrived one by one: only the moments of these customers, whoever else an item is about. */
export async function itemMomentsOf(
  tx: Tx,
  customers: readonly string[],
): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    SELECT m.moment || jsonb_build_object('item', i.source_id, 'receivedAt', i.received_at) AS row
    FROM items i, jsonb_array_elements(i.moments) AS m (moment)
    WHERE m.moment ->> 'customer' = ANY(${[...customers]}::text[]) ORDER BY i.n`.execute(tx);
  return rows.map(({ row }) => row);
}
