import type { Keeper, Redactor } from '../../../meaning/redaction/index.ts';
import type { ReadBlock } from '../reading.ts';
import { quote } from '../scan/block-writer.ts';

/** The event loop is let go after so many milliseconds of work: a long import must not stop the web. */
const longestTurn = 15;

/** The staged column that holds the fingerprint of the original text of column `place`. */
export const fingerprintColumn = (place: number) => `h${place}`;

const mark = 34;
const lineEnd = 10;

/** Where the cell that begins at `at` ends: by RFC 4180, quotes only count at the beginning of a cell. */
function endOfCell(csv: string, at: number, separator: number): number {
  let i = at;
  if (csv.charCodeAt(i) === mark) {
    i++;
    for (;;) {
      const close = csv.indexOf('"', i);
      if (close === -1) return csv.length;
      i = close + 1;
      if (csv.charCodeAt(i) !== mark) break;
      i++;
    }
  }
  for (; i < csv.length; i++) {
    const code = csv.charCodeAt(i);
    if (code === separator || code === lineEnd) break;
  }
  return i;
}

const unquoted = (cell: string) =>
  cell.startsWith('"') && cell.endsWith('"') && cell.length > 1
    ? cell.slice(1, -1).replaceAll('""', '"')
    : cell;

/**
 * A block whose texts (cells at `places`, in ascending order) are redacted, with the fingerprint of each original behind
 * the row's last cell. Everything else stays as it is, byte by byte. `keeper` gathers the originals of what was changed.
 */
export async function redactBlock(
  block: ReadBlock,
  places: readonly number[],
  redactor: Pick<Redactor, 'redact' | 'fingerprint'>,
  keeper: Pick<Keeper, 'add'> | null = null,
): Promise<Buffer> {
  const csv = block.csv.toString('utf8');
  const { separator } = block;
  const pieces: string[] = [];
  const code = separator.charCodeAt(0);
  let at = 0;
  /** From here on, what is read is not yet handed on. */
  let kept = 0;
  let turn = performance.now();
  while (at < csv.length) {
    let fingerprints = '';
    // The row number is the first cell of each row.
    for (let cell = -1, next = 0; ; cell++) {
      const end = endOfCell(csv, at, code);
      if (places[next] === cell) {
        next++;
        const text = end === at ? '' : unquoted(csv.slice(at, end));
        const redacted = text === '' ? '' : redactor.redact(text);
        const fingerprint = text === '' ? '' : redactor.fingerprint(text);
        if (redacted !== text) {
          pieces.push(csv.slice(kept, at), quote(redacted));
          kept = end;
          keeper?.add(fingerprint, text);
        }
        fingerprints += `${separator}${fingerprint}`;
      }
      at = end + 1;
      if (end >= csv.length || csv.charCodeAt(end) === lineEnd) {
        pieces.push(csv.slice(kept, end), fingerprints, '\n');
        kept = at;
        break;
      }
    }
    if (performance.now() - turn > longestTurn) {
      await new Promise((resolve) => setImmediate(resolve));
      turn = performance.now();
    }
  }
  return Buffer.from(pieces.join(''));
}
