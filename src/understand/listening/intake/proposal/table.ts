import { type Role, speaksOf, wordsOf } from './header-words.ts';
import { type Column, lookAtColumns, machineEmpty, type TableSample } from './look-at-column.ts';

/** A table as the proposal sees it: its sample and what each column looks like. */
export interface Table {
  readonly name: string;
  readonly sample: TableSample;
  readonly columns: readonly Column[];
}

export function tableOf(name: string, sample: TableSample): Table {
  const clean = (cell: string) => (machineEmpty.test(cell.trim()) ? '' : cell);
  const rows = sample.rows.map((row) => row.map(clean));
  return { name, sample: { ...sample, rows }, columns: lookAtColumns(name, sample) };
}

export function columnNamed(table: Table, name: string | undefined): Column | undefined {
  return table.columns.find((column) => column.name === name);
}

/** Columns whose header speaks of `role`, in file order. */
export function columnsOf(table: Table, role: Role): Column[] {
  return table.columns.filter((column) => column.kind !== 'empty' && speaksOf(column.name, role));
}

export const isIdLike = (column: Column): boolean =>
  column.kind === 'id' ||
  (column.kind !== 'time' &&
    column.kind !== 'empty' &&
    column.kind !== 'text' &&
    speaksOf(column.name, 'id'));

const copying = new Set(
  'fivetran airbyte stitch sdc dlt etl synced ingested ingestion replicated'.split(' '),
);

/** Written by a program when it copied the row: it tells nothing of what happened, and changes with every copy. */
export const isStamp = ({ name }: Column): boolean => wordsOf(name).some((word) => copying.has(word));

/** Named like a time, with values that are not readable as one. */
export const isMisnamed = (column: Column): boolean =>
  column.kind !== 'time' &&
  column.kind !== 'empty' &&
  column.kind !== 'id' &&
  speaksOf(column.name, 'time') &&
  /date|datum|fecha|timestamp/i.test(column.name);

/** Times that tell when something happened, in file order: no due times, no birthdays, no stamps of programs. */
export function happeningsOf(table: Table): Column[] {
  return table.columns.filter(
    (column) =>
      column.kind === 'time' &&
      !speaksOf(column.name, 'due') &&
      !isStamp(column) &&
      !/birth|geburt|nacimiento|naissance|export|extract/i.test(column.name),
  );
}

export const duesOf = (table: Table): Column[] =>
  table.columns.filter((column) => column.kind === 'time' && speaksOf(column.name, 'due'));

/** A time as a number that orders rightly within its column; NaN when it is not readable. */
export function instantOf(value: string, column: Column): number {
  const time = column.time;
  if (time === undefined || value.trim() === '') return Number.NaN;
  if (time.kind === 'epoch') {
    const n = Number(value);
    return n > 1e11 ? n : n * 1000;
  }
  const digits = value.match(/\d+/g)?.map(Number) ?? [];
  if (digits.length < 3) return Number.NaN;
  const [a = 0, b = 0, c = 0, hour = 0, minute = 0, second = 0] = digits;
  const [y, m, d] =
    String(value.trim().match(/^\d+/)).length === 4
      ? [a, b, c]
      : time.order === 'month-first'
        ? [c, a, b]
        : [c, b, a];
  const half = /p\.?m/i.test(value) && hour < 12 ? 12 : /a\.?m/i.test(value) && hour === 12 ? -12 : 0;
  return Date.UTC(y < 100 ? 2000 + y : y, m - 1, d, hour + half, minute, second);
}

/** The instants of a column, row by row. */
export function instants(table: Table, column: Column): number[] {
  return table.sample.rows.map((row) => instantOf(row[column.index] ?? '', column));
}

export function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return sorted.length === 0 ? Number.NaN : (sorted[Math.floor(sorted.length / 2)] as number);
}
