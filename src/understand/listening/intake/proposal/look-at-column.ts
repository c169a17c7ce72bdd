import { speaksOf } from './header-words.ts';
import { type TimeForm, timeFormOf } from './read-times.ts';

/** The first rows of one table, as text. */
export interface TableSample {
  readonly file: string;
  readonly format: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** These are all rows of the file. */
  readonly whole: boolean;
  readonly separator?: string;
  readonly encoding?: string;
  /** The first row looks like data: columns are called by their place. */
  readonly headless?: boolean;
  /** What was odd about the header already. */
  readonly oddities?: readonly { readonly what: string; readonly example: string }[];
  readonly ragged?: number;
}

export type Kind = 'empty' | 'time' | 'number' | 'id' | 'category' | 'text';

/** What a sample of its values says about a column. */
export interface Column {
  readonly table: string;
  readonly name: string;
  readonly index: number;
  readonly kind: Kind;
  /** Cells with something in them. */
  readonly filled: number;
  readonly rows: number;
  readonly distinct: number;
  /** No value occurs twice. */
  readonly unique: boolean;
  /** Value → how often; for long texts too, as samples are small. */
  readonly counts: ReadonlyMap<string, number>;
  readonly time?: TimeForm;
  /** Texts by which a machine says "no value", such as NULL; they count as empty. */
  readonly missing: readonly string[];
  /** Share of filled cells that are plain numbers. */
  readonly numeric: number;
}

// Written by databases and programs, never by customers.
export const machineEmpty = /^(?:NULL|null|\\N|NaN|nan|NaT|#N\/A|<NA>|undefined)$/;
const number = /^[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)$/;
const codeLike = /^[\p{L}\d][\p{L}\d_.:/#@+-]*$/u;

function kindOf(
  name: string,
  counts: ReadonlyMap<string, number>,
  filled: number,
  numeric: number,
  time?: TimeForm,
): Kind {
  if (filled === 0) return 'empty';
  if (time !== undefined) return 'time';
  const distinct = counts.size;
  let characters = 0;
  let words = 0;
  let coded = 0;
  for (const [value, count] of counts) {
    characters += Math.min(value.length, 500) * count;
    words += (value.match(/\s+/g)?.length ?? 0) * count + count;
    if (codeLike.test(value)) coded += count;
  }
  const saysId = speaksOf(name, 'id') && !speaksOf(name, 'text');
  if (coded >= filled * 0.95 && (saysId || (numeric < 0.95 && distinct > 0.5 * filled && filled >= 5)))
    return 'id';
  if (numeric >= 0.8) return 'number';
  const speaksText = speaksOf(name, 'text');
  const wordy = words / filled >= 4 || characters / filled >= 40;
  if (wordy && (distinct > 0.3 * filled || speaksText)) return 'text';
  if (speaksText && words / filled >= 2 && distinct > 0.5 * filled) return 'text';
  return 'category';
}

/** Looks at each column of a sample. */
export function lookAtColumns(table: string, sample: TableSample): Column[] {
  return sample.header.map((name, index) => {
    const counts = new Map<string, number>();
    const values: string[] = [];
    const missing = new Set<string>();
    for (const row of sample.rows) {
      const value = (row[index] ?? '').trim();
      if (value === '') continue;
      if (machineEmpty.test(value)) {
        missing.add(value);
        continue;
      }
      values.push(value);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const numeric = values.length === 0 ? 0 : values.filter((v) => number.test(v)).length / values.length;
    const hinted = speaksOf(name, 'time') || speaksOf(name, 'due');
    const time = timeFormOf(values, hinted);
    return {
      table,
      name,
      index,
      kind: kindOf(name, counts, values.length, numeric, time),
      filled: values.length,
      rows: sample.rows.length,
      distinct: counts.size,
      unique: counts.size === values.length,
      counts,
      ...(time === undefined ? {} : { time }),
      missing: [...missing],
      numeric,
    };
  });
}
