import type { Cell } from './plan.ts';
import type { ColumnRef } from './tables.ts';
import type { Values } from './values.ts';

/** Names the cells an entry reads as x0, x1 … whichever table they come from. */
export class Cells {
  readonly #refs: ColumnRef[] = [];

  of(ref: ColumnRef): string {
    const known = this.#refs.findIndex((r) => r.table === ref.table && r.column === ref.column);
    return `x${known === -1 ? this.#refs.push(ref) - 1 : known}`;
  }

  columnsOf(table: string): { column: string; alias: string }[] {
    return this.#refs.flatMap((ref, i) =>
      ref.table === table ? [{ column: ref.column, alias: `x${i}` }] : [],
    );
  }

  /** The SQL of a mapped value: a bound literal or a cell. */
  value(cell: Cell, values: Values): string {
    return 'literal' in cell ? values.text(cell.literal) : this.of(cell.ref);
  }
}
