import { sql } from 'kysely';
import { groupFact, groupOfName, isOnlyToldInGroups, type Stakeholder } from '../../../kernel/stakeholder.ts';
import type { Tx } from '../../../stores/records/records.ts';

export interface Put {
  readonly source: string;
  readonly at: Date;
}

/**
 * Makes these people known, and puts them into a group where one is given; who was in another one changes. Gives the names
 * that were not known before. Questions see it from this transaction on.
 */
export async function putGroup(
  tx: Tx,
  workspace: string,
  people: readonly string[],
  group: Stakeholder | undefined,
  { source, at }: Put,
): Promise<ReadonlySet<string>> {
  const names = [...new Set(people)].sort();
  const { rows: before } = await sql<{ customer: string; kind: Stakeholder }>`
    SELECT customer, kind FROM customers WHERE customer = ANY(${names}::text[])`.execute(tx);
  const known = new Map(before.map(({ customer, kind }) => [customer, kind]));
  await sql`INSERT INTO customers (workspace_id, customer, kind, added_at)
    SELECT ${workspace}::uuid, t.customer, ${group ?? 'customer'}, ${at} FROM unnest(${names}::text[]) AS t (customer)
    ON CONFLICT (workspace_id, customer) DO UPDATE SET kind = coalesce(${group ?? null}, customers.kind)`.execute(
    tx,
  );
  const moved = group === undefined ? [] : names.filter((name) => (known.get(name) ?? 'customer') !== group);
  if (moved.length > 0) {
    await sql`INSERT INTO customer_attributes (workspace_id, customer, name, value, source, at)
      SELECT ${workspace}::uuid, t.customer, ${groupFact}, ${group}, ${source}, ${at}
      FROM unnest(${moved}::text[]) AS t (customer)`.execute(tx);
  }
  if (group !== undefined && group !== 'customer') await noteGroup(tx, workspace, group, at);
  return new Set(names.filter((name) => !known.has(name)));
}

/** From now on questions look for people of this group and keep them apart. */
export async function noteGroup(tx: Tx, workspace: string, group: Stakeholder, at: Date): Promise<void> {
  if (group === 'customer') return;
  await sql`INSERT INTO stakeholder_groups (workspace_id, kind, since) VALUES (${workspace}::uuid, ${group}, ${at})
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** The group of each of these people whom the records know, by whichever of their identifiers they are named. Who is in two is of the one that is told least of. */
export async function knownGroups(tx: Tx, people: readonly string[]): Promise<Map<string, Stakeholder>> {
  const { rows } = await sql<{ person: string; kinds: Stakeholder[] }>`
    WITH asked AS (
      SELECT p.person, coalesce(a.canonical, p.person) AS counted
      FROM unnest(${[...new Set(people)]}::text[]) AS p (person)
      LEFT JOIN customer_aliases a ON a.customer = p.person
    ), named AS (
      SELECT person, person AS customer FROM asked UNION SELECT person, counted FROM asked
      UNION SELECT person, a.customer FROM asked JOIN customer_aliases a ON a.canonical = counted
    )
    SELECT person, array_agg(c.kind ORDER BY c.kind) AS kinds FROM named JOIN customers c USING (customer)
    GROUP BY person`.execute(tx);
  return new Map(
    rows.map(({ person, kinds }) => [
      person,
      kinds.find(isOnlyToldInGroups) ?? kinds.find((kind) => kind !== 'customer') ?? 'customer',
    ]),
  );
}

/** The group of each of these people; customers, where nothing says another. */
export async function groupsOf(tx: Tx, people: readonly string[]): Promise<Map<string, Stakeholder>> {
  const told = await knownGroups(tx, people);
  return new Map(people.map((person) => [person, told.get(person) ?? groupOfName(person)]));
}

/** Everybody of a group, by name, who is known. */
export async function peopleOf(tx: Tx, group: Stakeholder): Promise<string[]> {
  const { rows } = await sql<{ customer: string }>`
    SELECT customer FROM customers WHERE kind = ${group} ORDER BY customer`.execute(tx);
  return rows.map(({ customer }) => customer);
}

/** How many of each group are known. */
export async function countGroups(tx: Tx): Promise<{ group: Stakeholder; people: number }[]> {
  const { rows } = await sql<{ group: Stakeholder; people: number }>`
    SELECT kind AS group, count(*)::int AS people FROM customers GROUP BY kind ORDER BY kind`.execute(tx);
  return rows;
}
