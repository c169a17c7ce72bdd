import { isUtf8 } from 'node:buffer';
import { doubledIn, parseKeeping } from '../../../../kernel/exact-json.ts';
import {
  type BadRow,
  blockBytes,
  blockRows,
  type Checkpoint,
  Losses,
  longestRaw,
  type ReadBlock,
  shorten,
} from '../reading.ts';
import { BlockWriter } from './block-writer.ts';
import type { BlockSize } from './scan-delimited.ts';

const mostColumns = 2000;
const longestLine = 16_000_000;

const latin = new TextDecoder('windows-1252');

/** A member as a cell: null is missing, nested values stay JSON, text stays text. */
function cellOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function objectOf(line: string): Map<string, string> | string {
  let value: unknown;
  try {
    value = parseKeeping(line);
  } catch (error) {
    return `not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not a JSON object';
  const doubled = doubledIn(line, value);
  if (doubled !== null) return doubled;
  return new Map(Object.entries(value).map(([key, member]) => [key, cellOf(member)]));
}

/** What no store takes: NUL and halves of a character. */
function unsound(cells: Iterable<string>): string | null {
  for (const cell of cells) {
    if (cell.includes('\0')) return 'the row holds a NUL character';
    if (!cell.isWellFormed()) return 'the row holds half a Unicode character';
  }
  return null;
}

/** Turns lines of JSON objects into blocks of rows. Columns are the members in the order they first appear. */
export class JsonLinesScanner {
  readonly #size: BlockSize;
  readonly #writer = new BlockWriter();
  #header: string[];
  #places: Map<string, number>;
  #next: { offset: number; row: number; block: number };
  #consumed = 0;
  #bad: BadRow[] = [];
  #losses = new Losses();

  constructor(header: readonly string[], from: Checkpoint, size: BlockSize) {
    this.#size = size;
    this.#header = [...header];
    this.#places = new Map(header.map((name, i) => [name, i]));
    this.#next = { ...from };
  }

  /** One line as it stands in the file, its end included. */
  *line(bytes: Buffer): Generator<ReadBlock> {
    this.#next.offset += bytes.length;
    this.#consumed += bytes.length;
    const sound = isUtf8(bytes);
    const text = (sound ? bytes.toString('utf8') : latin.decode(bytes)).trim().replace(/^\ufeff/, '');
    if (!sound) this.#losses.add('Rows that are no UTF-8; read as windows-1252', text);
    if (text !== '') this.#row(text);
    const rows = this.#writer.rows + this.#bad.length;
    if (rows >= this.#size.rows || this.#consumed >= this.#size.bytes) yield this.#flush();
  }

  *end(): Generator<ReadBlock> {
    if (this.#writer.rows > 0 || this.#bad.length > 0 || this.#losses.list().length > 0) yield this.#flush();
  }

  #row(text: string): void {
    this.#next.row++;
    const members = objectOf(text);
    const reason =
      typeof members === 'string' ? members : (unsound(members.values()) ?? unsound(members.keys()));
    if (typeof members === 'string' || reason !== null) {
      const raw = shorten(text.replaceAll('\0', '␀'), longestRaw);
      this.#bad.push({ row: this.#next.row, column: '', reason: reason ?? '', raw });
      return;
    }
    const cells: string[] = new Array<string>(this.#header.length).fill('');
    for (const [key, cell] of members) {
      const place = this.#places.get(key) ?? this.#newColumn(key);
      if (place !== null) cells[place] = cell;
    }
    this.#writer.add(this.#next.row, cells);
  }

  #newColumn(key: string): number | null {
    if (this.#header.length >= mostColumns) {
      this.#losses.add(`Members beyond the first ${mostColumns} were not read`, key);
      return null;
    }
    const place = this.#header.push(key) - 1;
    this.#places.set(key, place);
    return place;
  }

  #flush(): ReadBlock {
    this.#next.block++;
    const { csv, rows } = this.#writer.take(this.#header.length);
    const block: ReadBlock = {
      header: [...this.#header],
      separator: ',',
      csv,
      rows,
      bad: this.#bad,
      losses: this.#losses.list(),
      next: { ...this.#next },
    };
    this.#bad = [];
    this.#losses = new Losses();
    this.#consumed = 0;
    return block;
  }
}

/**
 * Reads JSON lines as a stream of blocks. `header` holds the columns known so far (of a checkpoint); new ones are
 * added at the end as they appear.
 */
export async function* readJsonLines(
  chunks: AsyncIterable<Buffer>,
  from: Checkpoint,
  header: readonly string[] = [],
  size: BlockSize = { rows: blockRows, bytes: blockBytes },
): AsyncGenerator<ReadBlock> {
  const scanner = new JsonLinesScanner(header, from, size);
  let carry: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const buffer = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
    let at = 0;
    for (;;) {
      const end = buffer.indexOf(10, at);
      if (end === -1 && buffer.length - at <= longestLine) break;
      // A line without end is cut, so that memory stays bounded; its pieces end in quarantine as "not JSON".
      const next = end === -1 ? at + longestLine : end + 1;
      yield* scanner.line(buffer.subarray(at, next));
      at = next;
    }
    carry = at < buffer.length ? Buffer.from(buffer.subarray(at)) : Buffer.alloc(0);
  }
  if (carry.length > 0) yield* scanner.line(carry);
  yield* scanner.end();
}
