import type { ReactNode } from 'react';
import type { Cell } from '../csv.ts';

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  /** What sorts and what the CSV holds: bare values, never formatted text. */
  readonly value: (row: Row) => Cell;
  /** What is shown; the value itself when left out. */
  readonly show?: (row: Row) => ReactNode;
  /** Numbers stand at the end of their column. */
  readonly align?: 'start' | 'end';
  /** Sentences: the column keeps room to be read, and a narrow table scrolls within its frame. */
  readonly long?: boolean;
}

export interface Sorting {
  readonly key: string;
  readonly down: boolean;
}

/** Rows in the order of one column; empty cells always last, ties stay in the given order. */
export function sortRows<Row>(rows: readonly Row[], column: Column<Row>, down: boolean): Row[] {
  const isEmpty = (cell: Cell) => cell === null || cell === undefined || cell === '';
  const compare = (a: Cell, b: Cell): number => {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return String(a).localeCompare(String(b), undefined, { numeric: true });
  };
  return [...rows].sort((left, right) => {
    const a = column.value(left);
    const b = column.value(right);
    if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b));
    return down ? compare(b, a) : compare(a, b);
  });
}
