import { sql } from 'kysely';
import type { Tx } from '../../../stores/records/records.ts';

/** What somebody brought to a post: items by who brought them, and whose they are. */
export interface Brought {
  readonly items: ReadonlyMap<string, number>;
  readonly customers: number;
  readonly episodes: number;
}

/**
 * Counts what was brought by names that begin so, from the items themselves: right also when whoever brought them was
 * killed half-way and began anew.
 */
export async function broughtBy(tx: Tx, post: string, beginning: string): Promise<Brought> {
  const of = sql`i.post = (SELECT id FROM posts WHERE name = ${post}) AND starts_with(i.received_by, ${beginning})`;
  const { rows } = await sql<{ by: string; items: string }>`
    SELECT i.received_by AS by, count(*) AS items FROM items i WHERE ${of} GROUP BY 1`.execute(tx);
  const whose = await sql<{ customers: string; episodes: string }>`
    SELECT count(DISTINCT m ->> 'customer') AS customers, count(DISTINCT m ->> 'episode') AS episodes
    FROM items i, jsonb_array_elements(i.moments) m WHERE ${of} AND jsonb_typeof(m) = 'object'`.execute(tx);
  const [found] = whose.rows;
  return {
    items: new Map(rows.map(({ by, items }) => [by, Number(items)])),
    customers: Number(found?.customers ?? 0),
    episodes: Number(found?.episodes ?? 0),
  };
}
