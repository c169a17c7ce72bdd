import { sql } from 'kysely';
import type { Tx } from '../../stores/records/records.ts';

/** Identifiers that are one customer, side by side: `from[i]` is counted as `into[i]`. */
export interface Aliases {
  readonly from: readonly string[];
  readonly into: readonly string[];
}

interface Row {
  readonly customer: string;
  readonly canonical: string;
  readonly applied: string;
}

/** Who is whom, and the identifiers whose place in the timeline is not what it should be. */
export async function aliasesIn(tx: Tx): Promise<{ aliases: Aliases; moved: string[] }> {
  const { rows } = await sql<Row>`
    SELECT customer, canonical, applied FROM customer_aliases ORDER BY customer`.execute(tx);
  const linked = rows.filter(({ customer, canonical }) => customer !== canonical);
  const moved = rows.filter(({ canonical, applied }) => canonical !== applied);
  return {
    aliases: { from: linked.map((row) => row.customer), into: linked.map((row) => row.canonical) },
    moved: [...new Set(moved.flatMap((row) => [row.customer, row.canonical, row.applied]))].sort(),
  };
}

/**
 * Says who is whom from now on, for these identifiers: each is counted as `into`, or as itself. Nothing moves before
 * `deriveLinks` (or any derivation) has taken it up.
 */
export async function setAliases(
  tx: Tx,
  workspace: string,
  wanted: ReadonlyMap<string, string>,
): Promise<void> {
  if (wanted.size === 0) return;
  await sql`
    INSERT INTO customer_aliases (workspace_id, customer, canonical, applied)
    SELECT ${workspace}::uuid, customer, canonical, customer
    FROM unnest(${[...wanted.keys()]}::text[], ${[...wanted.values()]}::text[]) AS t (customer, canonical)
    ON CONFLICT (workspace_id, customer) DO UPDATE SET canonical = excluded.canonical`.execute(tx);
}

/** The generations that count from here on were built with these; what is itself again needs no row. */
export async function markApplied(tx: Tx, { from, into }: Aliases): Promise<void> {
  await sql`
    UPDATE customer_aliases a SET applied = t.canonical
    FROM unnest(${[...from]}::text[], ${[...into]}::text[]) AS t (customer, canonical)
    WHERE a.customer = t.customer AND a.applied <> t.canonical`.execute(tx);
  await sql`
    UPDATE customer_aliases SET applied = customer
    WHERE applied <> customer AND customer <> ALL(${[...from]}::text[])`.execute(tx);
  await sql`DELETE FROM customer_aliases WHERE canonical = customer AND applied = customer`.execute(tx);
}

/** By which identifier a customer is counted now, whichever of theirs is given. */
export async function countedBy(tx: Tx, customer: string): Promise<string> {
  const { rows } = await sql<{ applied: string }>`
    SELECT applied FROM customer_aliases WHERE customer = ${customer}`.execute(tx);
  return rows[0]?.applied ?? customer;
}

/** Removes what links name these customers; gives how many there were. */
export async function forgetAliases(tx: Tx, customers: readonly string[]): Promise<number> {
  const { rows } = await sql<{ customer: string }>`
    DELETE FROM customer_aliases
    WHERE customer = ANY(${[...customers]}::text[]) OR canonical = ANY(${[...customers]}::text[])
      OR applied = ANY(${[...customers]}::text[])
    RETURNING customer`.execute(tx);
  return rows.length;
}
