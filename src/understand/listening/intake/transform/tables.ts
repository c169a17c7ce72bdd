import { type Refusal, refuse } from '../../../../kernel/refusal.ts';
import type { Mapping, TableMapping } from '../mapping.contract.ts';

/** A file of a table as it stands staged: its cells are the columns c0, c1 … of `stage`. */
export interface StagedFile {
  readonly n: number;
  readonly source: number;
  readonly stage: string;
  readonly header: readonly string[];
  readonly rows: number;
  /** Places in the header whose cells are redacted texts; fingerprints of the originals stand in h0, h1 … */
  readonly texts: readonly number[];
}

/** A table of the mapping with its files; its columns are those of all files, by name. */
export interface Table {
  readonly name: string;
  readonly mapping: TableMapping;
  readonly files: readonly StagedFile[];
  readonly columns: readonly string[];
}

/** One cell of a table's rows, found by name. */
export interface ColumnRef {
  readonly table: string;
  readonly column: string;
}

const originalMark = '\0original';

/** The text of this column as it was before it was redacted: known only by its fingerprint. */
export const originalOf = ({ table, column }: ColumnRef): ColumnRef => ({
  table,
  column: column + originalMark,
});

/** Where a file's cells of this column stand staged; null when the file lacks the column. */
export function stagedPlace(
  file: StagedFile,
  column: string,
): { cell: string; fingerprint: string | null } | null {
  const ofOriginal = column.endsWith(originalMark);
  const place = file.header.indexOf(ofOriginal ? column.slice(0, -originalMark.length) : column);
  if (place === -1) return null;
  return { cell: `c${place}`, fingerprint: ofOriginal && file.texts.includes(place) ? `h${place}` : null };
}

/** Are cells of this column redacted texts? */
export function isText(tables: Tables, { table, column }: ColumnRef): boolean {
  const files = tables.get(table)?.files ?? [];
  return files.some((file) => file.texts.includes(file.header.indexOf(column)));
}

export type Tables = ReadonlyMap<string, Table>;

export function tablesOf(mapping: Mapping, files: readonly (StagedFile & { table: string })[]): Tables {
  const tables = new Map<string, Table>();
  for (const [name, table] of Object.entries(mapping.tables)) {
    const own = files.filter((file) => file.table === name);
    const columns = [...new Set(own.flatMap((file) => file.header))];
    tables.set(name, { name, mapping: table, files: own, columns });
  }
  return tables;
}

const fold = (name: string) => name.trim().toLowerCase();

/** The column as the table spells it: exact, else the only one that differs in case or blanks alone. */
function spelled(table: Table, name: string): string | undefined {
  if (table.columns.includes(name)) return name;
  const alike = table.columns.filter((column) => fold(column) === fold(name));
  return alike.length === 1 ? alike[0] : undefined;
}

function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, 12).join(', ');
  return columns.length > 12 ? `${shown} and ${columns.length - 12} more` : shown;
}

/** Finds a column written `NAME` (of the own table) or `table.NAME`. Refuses with the names there are. */
export function findColumn(tables: Tables, own: string | undefined, written: string): ColumnRef | Refusal {
  const table = own === undefined ? undefined : tables.get(own);
  const exact = table === undefined ? undefined : spelled(table, written);
  if (table !== undefined && exact !== undefined) return { table: table.name, column: exact };
  const dot = written.indexOf('.');
  const other = dot === -1 ? undefined : tables.get(written.slice(0, dot));
  if (other !== undefined) {
    const column = spelled(other, written.slice(dot + 1));
    if (column !== undefined) return { table: other.name, column };
    return refuse(
      'unknown-column',
      `The mapping names the column ${written}, but ${other.mapping.file} has: ${listed(other.columns)}.`,
    );
  }
  if (table === undefined) {
    const having = [...tables.values()].flatMap((t) => {
      const column = spelled(t, written);
      return column === undefined ? [] : [{ table: t.name, column }];
    });
    const [only] = having;
    if (only !== undefined && having.length === 1) return only;
    const why =
      only === undefined
        ? 'no table has it'
        : `several tables have it: ${having.map((h) => h.table).join(', ')}`;
    return refuse('unknown-column', `The mapping names the column ${written}, but ${why}.`, {
      next: 'Write it as table.COLUMN.',
    });
  }
  return refuse(
    'unknown-column',
    `The mapping names the column ${written} for table ${table.name}, but ${table.mapping.file} has: ${listed(table.columns)}.`,
  );
}
