import { z } from 'zod';
import { type Design, designOf } from '../../../instruments/statistics/algebra/design.ts';
import { CannotCompute } from '../../../instruments/statistics/cannot-compute.ts';

const cell = z.union([z.number(), z.string(), z.boolean(), z.null()]);

/** A table by columns; null = missing. From a CSV file, the columns are its header. */
export const columnsShape = z
  .record(z.string(), z.array(cell))
  .refine(
    (columns) => new Set(Object.values(columns).map((column) => column.length)).size <= 1,
    'the columns have different lengths',
  );
export type Columns = z.infer<typeof columnsShape>;

export function columnOf(columns: Columns, name: string): Columns[string] {
  const column = columns[name];
  if (column === undefined) {
    throw new CannotCompute(`There is no column "${name}"; there are ${Object.keys(columns).join(', ')}.`);
  }
  return column;
}

/** A column as numbers: null is NaN, true 1, false 0; a text is refused with its row. */
export function numbersOf(columns: Columns, name: string): number[] {
  return columnOf(columns, name).map((value, i) => {
    if (value === null) return Number.NaN;
    if (typeof value === 'string')
      throw new CannotCompute(
        `Column "${name}" holds the text "${value}" in row ${i + 1}; numbers are needed.`,
      );
    return Number(value);
  });
}

export const textsOf = (columns: Columns, name: string): string[] =>
  columnOf(columns, name).map((value) => String(value ?? ''));

/** Only the rows in which none of these columns is missing, and how many were left out. */
export function completeRows(
  columns: Columns,
  names: readonly string[],
): { columns: Columns; dropped: number; n: number } {
  const used = names.map((name) => columnOf(columns, name));
  const rows = used[0]?.length ?? 0;
  const keep = Array.from({ length: rows }, (_, i) => i).filter((i) =>
    used.every((column) => column[i] !== null),
  );
  return {
    columns: Object.fromEntries(names.map((name, k) => [name, keep.map((i) => used[k]?.[i] ?? null)])),
    dropped: rows - keep.length,
    n: keep.length,
  };
}

/** A design of these columns; a column of texts becomes a 0/1 column for each value but the first in the alphabet. */
export function designFrom(columns: Columns, names: readonly string[], intercept: boolean): Design {
  const wide: Record<string, number[]> = {};
  for (const name of names) {
    const column = columnOf(columns, name);
    if (!column.some((value) => typeof value === 'string')) {
      wide[name] = numbersOf(columns, name);
      continue;
    }
    const texts = textsOf(columns, name);
    const [, ...levels] = [...new Set(texts)].sort();
    for (const value of levels) wide[`${name}=${value}`] = texts.map((text) => (text === value ? 1 : 0));
  }
  return designOf(wide, { intercept });
}

/** The columns that explain: those asked for, or all but these. */
export function explaining(
  columns: Columns,
  of: readonly string[] | undefined,
  others: readonly (string | undefined)[],
): string[] {
  return of === undefined ? Object.keys(columns).filter((name) => !others.includes(name)) : [...of];
}
