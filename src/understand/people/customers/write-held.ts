import { guarded } from '../../../kernel/spreadsheet.ts';
import type { Held } from './access-export.ts';

/** A cell that a spreadsheet takes for text: never a formula. */
function cell(value: unknown): string {
  const text =
    value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return `"${guarded(text).replaceAll('"', '""')}"`;
}

/** One line a fact: what, the number of the record, its field, its value. Any spreadsheet opens it. */
export function asCsv(held: readonly Held[]): string {
  const lines = held.flatMap(({ what, rows }) =>
    rows.flatMap((row, i) =>
      Object.entries(row).map(([field, value]) => [what, i + 1, field, value].map(cell).join(',')),
    ),
  );
  return `${['what,record,field,value', ...lines].join('\r\n')}\r\n`;
}

/** One member a kind, one object a record. */
export const asJson = (held: readonly Held[]): string =>
  `${JSON.stringify(Object.fromEntries(held.map(({ what, rows }) => [what, rows])), null, 2)}\n`;
