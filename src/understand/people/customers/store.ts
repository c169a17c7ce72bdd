import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
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

/** Everybody of whom the records know, of one kind or of any, whose identifier contains the text. */
export async function namesIn(
  tx: Tx,
  wanted: { readonly text: string; readonly kind?: PersonKind | undefined },
): Promise<string[]> {
  const meant = `%${wanted.text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const of = wanted.kind === undefined ? sql`kind <> 'employee'` : sql`kind = ${wanted.kind}`;
  const { rows } = await sql<{ customer: string }>`
    SELECT customer FROM customers WHERE lower(customer) LIKE ${meant} AND ${of} ORDER BY customer LIMIT 10000`.execute(
    tx,
  );
  return rows.map(({ customer }) => customer);
}

/** Whose words lead to nobody: employees are never listed nor shown one by one. */
export async function employeesIn(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{
    customer: string;
  }>`SELECT customer FROM customers WHERE kind = 'employee'`.execute(tx);
  return rows.map(({ customer }) => customer);
}

/** True when nobody of that name was there before. */
export async function ensureCustomer(
  tx: Tx,
  workspace: string,
  customer: string,
  kind: PersonKind | undefined,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ fresh: boolean }>`
    INSERT INTO customers (workspace_id, customer, kind, added_at)
    VALUES (${workspace}::uuid, ${customer}, ${kind ?? 'customer'}, ${at})
    ON CONFLICT (workspace_id, customer) DO UPDATE SET kind = coalesce(${kind ?? null}, customers.kind)
    RETURNING xmax = 0 AS fresh`.execute(tx);
  return rows[0]?.fresh ?? false;
}

export async function setDoNotContact(tx: Tx, customer: string, on: boolean, why: string): Promise<void> {
  await sql`UPDATE customers SET do_not_contact = ${on}, do_not_contact_why = ${why} WHERE customer = ${customer}`.execute(
    tx,
  );
}

/** Writes the attributes that say something new; gives how many did. */
export async function putAttributes(
  tx: Tx,
  workspace: string,
  customer: string,
  attributes: Readonly<Record<string, string>>,
  from: { readonly source: string; readonly at: Date },
): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    INSERT INTO customer_attributes (workspace_id, customer, name, value, source, at)
    SELECT ${workspace}::uuid, ${customer}, t.name, t.value, ${from.source}, ${from.at}
    FROM unnest(${Object.keys(attributes)}::text[], ${Object.values(attributes)}::text[]) AS t (name, value)
    WHERE t.value IS DISTINCT FROM coalesce((SELECT c.value FROM customer_attributes c
      WHERE c.customer = ${customer} AND c.name = t.name ORDER BY c.n DESC LIMIT 1), '')
    RETURNING n`.execute(tx);
  return rows.length;
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
    WHERE customer = ANY(${[...customers]}::text[]) ORDER BY n DESC LIMIT 2000`.execute(tx);
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

export async function panelsOf(tx: Tx, customers: readonly string[]) {
  const { rows } = await sql<{ panel: string; joined_at: Date; left_at: Date | null }>`
    SELECT p.name AS panel, m.joined_at, m.left_at FROM panel_members m JOIN panels p ON p.id = m.panel
    WHERE m.customer = ANY(${[...customers]}::text[]) ORDER BY m.joined_at DESC, p.name`.execute(tx);
  return rows.map(({ panel, joined_at, left_at }) => ({
    panel,
    joinedAt: joined_at.toISOString(),
    leftAt: left_at?.toISOString() ?? null,
  }));
}

export async function panelsIn(tx: Tx) {
  const { rows } = await sql<{ id: string; name: string; members: number; left: number }>`
    SELECT p.id, p.name, count(DISTINCT m.customer) FILTER (WHERE m.left_at IS NULL AND m.customer IS NOT NULL)::int AS members,
      count(*) FILTER (WHERE m.left_at IS NOT NULL)::int AS left
    FROM panels p LEFT JOIN panel_members m ON m.panel = p.id GROUP BY p.id, p.name ORDER BY p.name`.execute(
    tx,
  );
  return rows;
}

export async function movePanel(
  tx: Tx,
  workspace: string,
  move: { readonly panel: string; readonly join: readonly string[]; readonly leave: readonly string[] },
  by: string,
  at: Date,
): Promise<void> {
  await sql`INSERT INTO panels (id, workspace_id, name, created_by, created_at)
    VALUES (${newId()}::uuid, ${workspace}::uuid, ${move.panel}, ${by}, ${at}) ON CONFLICT (workspace_id, name) DO NOTHING`.execute(
    tx,
  );
  await sql`UPDATE panel_members SET left_at = ${at} WHERE left_at IS NULL AND customer = ANY(${[...move.leave]}::text[])
    AND panel = (SELECT id FROM panels WHERE name = ${move.panel})`.execute(tx);
  await sql`INSERT INTO panel_members (workspace_id, panel, customer, joined_at)
    SELECT ${workspace}::uuid, p.id, t.customer, ${at} FROM panels p, unnest(${[...new Set(move.join)]}::text[]) AS t (customer)
    WHERE p.name = ${move.panel} AND NOT EXISTS (
      SELECT 1 FROM panel_members m WHERE m.panel = p.id AND m.customer = t.customer AND m.left_at IS NULL)
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** Everything of these customers here; gives how many rows there were. */
export async function forgetRows(tx: Tx, customers: readonly string[]): Promise<number> {
  const names = [...customers];
  const { rows } = await sql<{ n: number }>`WITH
    c AS (DELETE FROM customers WHERE customer = ANY(${names}::text[]) RETURNING 1),
    a AS (DELETE FROM customer_attributes WHERE customer = ANY(${names}::text[]) RETURNING 1),
    p AS (DELETE FROM panel_members WHERE customer = ANY(${names}::text[]) RETURNING 1)
    SELECT ((SELECT count(*) FROM c) + (SELECT count(*) FROM a) + (SELECT count(*) FROM p))::int AS n`.execute(
    tx,
  );
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

/** Rows of one of these tables about any of the names, as documents, without secrets. */
export async function rowsAbout(
  tx: Tx,
  { table, column }: { readonly table: string; readonly column: string },
  names: readonly string[],
): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    SELECT to_jsonb(t) - 'workspace_id' - 'hash' - 'fingerprint' AS row FROM ${sql.table(table)} t
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
