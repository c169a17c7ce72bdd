import { type Refusal, refuse } from '../../../../../kernel/refusal.ts';

/** Answers of another tool as a table: a row per respondent. */
export interface AnswerTable {
  readonly format: 'qualtrics' | 'limesurvey' | 'spss' | 'surveyjs' | 'sirius' | 'csv';
  readonly columns: readonly string[];
  /** The ImportId of each column, where the file has them (Qualtrics' third header row). */
  readonly importIds: readonly string[];
  /** The words of each column's second header row. */
  readonly labels: readonly string[];
  readonly headerRows: number;
  readonly rows: readonly (readonly string[])[];
  /** Rows that have another number of cells than the header. */
  readonly ragged: number;
}

const mostColumns = 20_000;
export const mostRows = 1_000_000;
const mostCells = 50_000_000;

const manyColumns = refuse('many-columns', 'The table has more than 20,000 columns; it was not read.', {
  kind: 'too-large',
});
/** The refusal of more than `mostRows`. */
export const manyRows = refuse('many-rows', 'The table has more than 1,000,000 rows; it was not read.', {
  kind: 'too-large',
});
const manyCells = refuse('many-cells', 'The table has more than 50,000,000 cells; it was not read.', {
  kind: 'too-large',
});

/** Why a table of this size is not read; null when it may be. */
export function tooLarge(columns: number, rows: number, cells: number): Refusal | null {
  if (columns > mostColumns) return manyColumns;
  if (rows > mostRows) return manyRows;
  return cells > mostCells ? manyCells : null;
}

/**
 * Rows that say only what they hold, as cells under every name that any of them has. A small file whose rows all have names
 * of their own would make a table without end: its size is looked at first.
 */
export function underColumns(
  rows: readonly ReadonlyMap<string, string>[],
): Pick<AnswerTable, 'columns' | 'rows'> | Refusal {
  const names = new Set<string>();
  for (const row of rows) for (const name of row.keys()) names.add(name);
  const columns = [...names];
  return (
    tooLarge(columns.length, rows.length, columns.length * rows.length) ?? {
      columns,
      rows: rows.map((row) => columns.map((column) => row.get(column) ?? '')),
    }
  );
}
