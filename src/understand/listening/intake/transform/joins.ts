import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import { type ColumnRef, findColumn, type Tables } from './tables.ts';

/** Two tables that meet on equal texts in these columns. */
interface Edge {
  readonly one: ColumnRef;
  readonly other: ColumnRef;
}

/** One step from a table to the next: `from` is known, one row of `to.table` with the same text is looked up. */
export interface Hop {
  readonly from: ColumnRef;
  readonly to: ColumnRef;
}

/**
 * Where the keys of the mapping join tables. `key: order_id` joins to a table that has a column of that name: the
 * `anchor` tables (episode's, customer's) first, then the others in their order.
 */
export function edgesOf(tables: Tables, anchors: readonly string[]): Edge[] | Refusal {
  const edges: Edge[] = [];
  const order = [...new Set([...anchors, ...tables.keys()])];
  for (const table of tables.values()) {
    const { key } = table.mapping;
    if (key === undefined) continue;
    const own = findColumn(tables, table.name, typeof key === 'string' ? key : key.column);
    if (isRefusal(own)) return own;
    if (typeof key !== 'string') {
      const other = findColumn(tables, undefined, key.of);
      if (isRefusal(other)) return other;
      edges.push({ one: own, other });
      continue;
    }
    const partner = order.find(
      (name) => name !== table.name && tables.get(name)?.columns.includes(own.column),
    );
    // A key may also serve `first` and `last` alone; a join that is really needed is missed by `wayBetween`.
    if (partner === undefined) continue;
    edges.push({ one: own, other: { table: partner, column: own.column } });
  }
  return edges;
}

/** The shortest way from one table to another over the joins, or a refusal that says which key is missing. */
export function wayBetween(edges: readonly Edge[], from: string, to: string): Hop[] | Refusal {
  const ways = new Map<string, Hop[]>([[from, []]]);
  const queue = [from];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const way = ways.get(at) ?? [];
    if (at === to) return way;
    for (const { one, other } of edges) {
      for (const hop of [
        { from: one, to: other },
        { from: other, to: one },
      ]) {
        if (hop.from.table !== at || ways.has(hop.to.table)) continue;
        ways.set(hop.to.table, [...way, hop]);
        queue.push(hop.to.table);
      }
    }
  }
  return refuse('no-join', `Table ${from} needs a column of table ${to}, but nothing joins them.`, {
    next: `Give one of them a key, for example: ${to}: { file: …, key: COLUMN }.`,
  });
}
