import type { Dialect } from '../recognise.ts';
import { textOf } from '../scan/encoding.ts';
import { recordsOf } from '../scan/records.ts';
import type { TableSample } from './look-at-column.ts';

export const sampledRows = 5000;

/** The first rows of a delimited table, cut by the dialect that was recognised. */
export function sampleOf(
  file: string,
  format: string,
  bytes: Uint8Array,
  truncated: boolean,
  dialect: Dialect,
): TableSample {
  const text = textOf(bytes, dialect.encoding);
  const records = recordsOf(text, dialect.separator, truncated, sampledRows + dialect.skip + 1).slice(
    dialect.skip,
  );
  const width = dialect.header.length;
  const even = records.filter((record) => record.cells.length === width);
  return {
    file,
    format,
    header: dialect.header,
    rows: even.slice(0, sampledRows).map((record) => record.cells),
    whole: !truncated && records.length <= sampledRows,
    separator: dialect.separator,
    oddities: dialect.warnings,
    ragged: records.length - even.length,
  };
}
