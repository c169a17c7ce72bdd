import { isUtf8 } from 'node:buffer';
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
import type { Dialect } from '../recognise.ts';
import { findRecord } from './find-record.ts';

const quote = 34;
const lf = 10;
const cr = 13;

/** Limits of a block, smaller in tests. */
export interface BlockSize {
  readonly rows: number;
  readonly bytes: number;
}

/**
 * Cuts the bytes of a table into rows and hands on blocks of them, unchanged but for the row number in front. Cells
 * are not decoded: lines without quotes cost one look at each byte. Rows that are ragged, hold NUL or have broken
 * quotes come out as bad rows and cost their neighbours nothing.
 */
export class DelimitedScanner {
  readonly #dialect: Dialect;
  readonly #separator: number;
  readonly #size: BlockSize;
  #carry: Buffer = Buffer.alloc(0);
  #skip: number;
  #mark: number;
  #next: { offset: number; row: number; block: number };
  #out = Buffer.allocUnsafe(1 << 20);
  #length = 0;
  #starts: number[] = [];
  #consumed = 0;
  #bad: BadRow[] = [];
  #losses = new Losses();

  constructor(dialect: Dialect, from: Checkpoint, size: BlockSize = { rows: blockRows, bytes: blockBytes }) {
    this.#dialect = dialect;
    this.#separator = dialect.separator.charCodeAt(0);
    this.#size = size;
    this.#next = { ...from };
    this.#skip = from.offset === 0 ? dialect.skip : 0;
    this.#mark = from.offset === 0 ? dialect.encoding.mark : 0;
    if (from.block === 0)
      for (const warning of dialect.warnings) this.#losses.add(warning.what, warning.example);
  }

  /** Takes the next bytes of the file; `final` with the last ones. Gives the blocks that are full. */
  *push(chunk: Buffer, final: boolean): Generator<ReadBlock> {
    const buffer = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]);
    let at = 0;
    if (this.#mark > 0) {
      if (buffer.length < this.#mark && !final) {
        this.#carry = buffer;
        return;
      }
      at = this.#mark;
      this.#next.offset += this.#mark;
      this.#mark = 0;
    }
    while (at < buffer.length) {
      const next = this.#skip > 0 ? this.#pass(buffer, at, final) : this.#take(buffer, at, final);
      if (next === -1) break;
      this.#next.offset += next - at;
      this.#consumed += next - at;
      at = next;
      const rows = this.#starts.length + this.#bad.length;
      if (rows >= this.#size.rows || this.#consumed >= this.#size.bytes) yield this.#flush();
    }
    this.#carry = at < buffer.length ? Buffer.from(buffer.subarray(at)) : Buffer.alloc(0);
    if (final && (this.#starts.length > 0 || this.#bad.length > 0 || this.#losses.list().length > 0)) {
      yield this.#flush();
    }
  }

  /** Passes over the header or an announcement; -1 when the buffer ends within. */
  #pass(buffer: Buffer, at: number, final: boolean): number {
    const found = findRecord(buffer, at, this.#separator, final);
    if (found.end === -1) return -1;
    // Empty lines before the header are no record.
    if (found.end > at) this.#skip--;
    return found.next;
  }

  /** Takes one record; gives where the next begins, or -1 when the buffer ends within it. */
  #take(buffer: Buffer, at: number, final: boolean): number {
    const columns = this.#dialect.header.length;
    const separator = this.#separator;
    const length = buffer.length;
    // Room for the row number, a whole line as long as the rest of the buffer, and its end.
    const out = this.#room(Math.min(length - at, 65_536) + 32);
    const limit = Math.min(length, at + 65_536);
    const start = this.#length;
    let o = this.#number(out, start, this.#next.row + 1);
    let cells = 1;
    let nul = false;
    let i = at;
    for (; i < limit; i++) {
      const byte = buffer[i] as number;
      if (byte === separator) cells++;
      else if (byte <= quote) {
        if (byte === lf || byte === cr) break;
        if (byte === quote) return this.#takeQuoted(buffer, at, final);
        if (byte === 0) nul = true;
      }
      out[o++] = byte;
    }
    if (i === limit && limit < length) return this.#takeQuoted(buffer, at, final);
    if (i >= length && !final) return -1;
    let next = i + 1;
    if (buffer[i] === cr) {
      if (i + 1 >= length && !final) return -1;
      if (buffer[i + 1] === lf) next = i + 2;
    }
    if (next > length) next = length;
    if (i === at) {
      this.#losses.add('Empty lines between the rows');
      return next;
    }
    this.#next.row++;
    if (nul || cells !== columns) this.#reject(buffer, at, i, cells, nul);
    else {
      out[o++] = lf;
      this.#starts.push(start);
      this.#length = o;
    }
    return next;
  }

  /** The same for a record with quotes, or a very long one. */
  #takeQuoted(buffer: Buffer, at: number, final: boolean): number {
    const found = findRecord(buffer, at, this.#separator, final);
    if (found.end === -1) return -1;
    this.#next.row++;
    const nul = buffer.subarray(at, found.end).includes(0);
    if (found.problem !== null) {
      this.#bad.push(this.#badRow(found.problem, buffer.subarray(at, found.end)));
    } else if (nul || found.cells !== this.#dialect.header.length) {
      this.#reject(buffer, at, found.end, found.cells, nul);
    } else {
      const out = this.#room(found.end - at + 32);
      const start = this.#length;
      let o = this.#number(out, start, this.#next.row);
      o += buffer.copy(out, o, at, found.end);
      out[o++] = lf;
      this.#starts.push(start);
      this.#length = o;
    }
    return found.next;
  }

  #reject(buffer: Buffer, at: number, end: number, cells: number, nul: boolean): void {
    const columns = this.#dialect.header.length;
    const plural = (n: number) => `${n} ${n === 1 ? 'cell' : 'cells'}`;
    const reason = nul
      ? 'the row holds a NUL character'
      : `the row has ${plural(cells)}, the header has ${columns}`;
    this.#bad.push(this.#badRow(reason, buffer.subarray(at, end)));
  }

  #badRow(reason: string, bytes: Buffer): BadRow {
    const text = decode(bytes.subarray(0, longestRaw * 4)).replaceAll('\0', '␀');
    return { row: this.#next.row, column: '', reason, raw: shorten(text, longestRaw) };
  }

  /** Writes the row number and a separator; gives where the row itself goes. */
  #number(out: Buffer, at: number, row: number): number {
    let o = at;
    if (row >= 10) {
      const digits = String(row);
      for (let d = 0; d < digits.length; d++) out[o++] = digits.charCodeAt(d);
    } else out[o++] = 48 + row;
    out[o++] = this.#separator;
    return o;
  }

  #room(bytes: number): Buffer {
    if (this.#length + bytes > this.#out.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#out.length * 2, this.#length + bytes));
      this.#out.copy(larger, 0, 0, this.#length);
      this.#out = larger;
    }
    return this.#out;
  }

  #flush(): ReadBlock {
    const sound = Buffer.from(this.#out.subarray(0, this.#length));
    const csv = isUtf8(sound) ? sound : this.#recode(sound);
    this.#next.block++;
    const block: ReadBlock = {
      header: this.#dialect.header,
      separator: this.#dialect.separator,
      csv,
      rows: this.#starts.length,
      bad: this.#bad,
      losses: this.#losses.list(),
      next: { ...this.#next },
    };
    this.#length = 0;
    this.#starts = [];
    this.#consumed = 0;
    this.#bad = [];
    this.#losses = new Losses();
    return block;
  }

  /** Rewrites the rows that are no UTF-8 as if they were windows-1252, row by row; their neighbours stay as they are. */
  #recode(block: Buffer): Buffer {
    const declared = this.#dialect.encoding.name === 'windows-1252';
    const rows: Buffer[] = [];
    this.#starts.forEach((start, i) => {
      const row = block.subarray(start, this.#starts[i + 1] ?? block.length);
      if (isUtf8(row)) rows.push(row);
      else {
        const text = decode(row);
        this.#losses.add(
          declared
            ? 'Rows read as windows-1252 (Latin 1)'
            : 'Rows that are no UTF-8 among rows that are; read as windows-1252',
          text.slice(text.indexOf(this.#dialect.separator) + 1).trimEnd(),
        );
        rows.push(Buffer.from(text));
      }
    });
    return Buffer.concat(rows);
  }
}

const latin = new TextDecoder('windows-1252');

function decode(bytes: Uint8Array): string {
  return isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : latin.decode(bytes);
}

/** Reads a table as a stream of blocks; see DelimitedScanner. */
export async function* readDelimited(
  chunks: AsyncIterable<Buffer>,
  from: Checkpoint,
  dialect: Dialect,
  size?: BlockSize,
): AsyncGenerator<ReadBlock> {
  const scanner = new DelimitedScanner(dialect, from, size);
  for await (const chunk of chunks) yield* scanner.push(chunk, false);
  yield* scanner.push(Buffer.alloc(0), true);
}
