import type { Redactor } from '../../../meaning/redaction/index.ts';
import type { ReadBlock } from '../reading.ts';
import { quote } from '../scan/block-writer.ts';

/** The event loop is let go after so many milliseconds of work: a long import must not stop the web. */
const longestTurn = 15;

/** The staged column that holds the fingerprint of the original text of column `place`. */
export const fingerprintColumn = (place: number) => `h${place}`;

/** Where the cell that begins at `at` ends: by RFC 4180, quotes only count at the beginning of a cell. */
function endOfCell(csv: string, at: number, separator: string): number {
  let i = at;
  if (csv[i] === '"') {
    i++;
    for (;;) {
      const close = csv.indexOf('"', i);
      if (close === -1) return csv.length;
      i = close + 1;
      if (csv[i] !== '"') break;
      i++;
    }
  }
  while (i < csv.length && csv[i] !== separator && csv[i] !== '\n') i++;
  return i;
}

const unquoted = (cell: string) =>
  cell.startsWith('"') && cell.endsWith('"') && cell.length > 1
    ? cell.slice(1, -1).replaceAll('""', '"')
    : cell;

/**
 * A block whose texts (cells at `places`, in ascending order) are redacted, with the fingerprint of each original behind
 * the row's last cell. Everything else stays as it is, byte by byte.
 */
export async function redactBlock(
  block: ReadBlock,
  places: readonly number[],
  redactor: Redactor,
): Promise<Buffer> {
  const csv = block.csv.toString('utf8');
  const { separator } = block;
  const pieces: string[] = [];
  let at = 0;
  let turn = performance.now();
  while (at < csv.length) {
    let fingerprints = '';
    // The row number is the first cell of each row.
    for (let cell = -1, next = 0; ; cell++) {
      const end = endOfCell(csv, at, separator);
      const raw = csv.slice(at, end);
      if (places[next] === cell) {
        next++;
        const text = unquoted(raw);
        const redacted = redactor.redact(text);
        pieces.push(redacted === text ? raw : quote(redacted));
        fingerprints += `${separator}${text === '' ? '' : redactor.fingerprint(text)}`;
      } else {
        pieces.push(raw);
      }
      at = end + 1;
      if (end >= csv.length || csv[end] === '\n') break;
      pieces.push(separator);
    }
    pieces.push(fingerprints, '\n');
    if (performance.now() - turn > longestTurn) {
      await new Promise((resolve) => setImmediate(resolve));
      turn = performance.now();
    }
  }
  return Buffer.from(pieces.join(''));
}
