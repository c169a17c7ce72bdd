import { isMail, isMbox } from '../posts/mail/looks.contract.ts';
import type { Format } from './contract.ts';
import { detectEncoding, type Encoding, encodingNamed, textOf } from './scan/encoding.ts';
import { uniqueHeader, type Warning } from './scan/header.ts';
import { recordsOf, type TextRecord } from './scan/records.ts';

/** How many bytes of a file's beginning are enough to recognise it. */
export const sampleBytes = 262_144;

/** How a table's text is cut into rows and cells. */
export interface Dialect {
  readonly separator: string;
  readonly encoding: Encoding;
  readonly header: readonly string[];
  /** Records before the first data row: a `sep=;` line, and the header unless the table has none. */
  readonly skip: number;
  readonly warnings: readonly Warning[];
}

export interface Recognised {
  readonly format: Format;
  readonly gzip: boolean;
  readonly encoding: Encoding;
  /** For csv and tsv. */
  readonly dialect?: Dialect;
}

export interface Wanted {
  readonly separator?: string | undefined;
  readonly encoding?: string | undefined;
  /** false: the first row is data; columns are called "column 1", "column 2" … */
  readonly header?: boolean | undefined;
}

const separators = ['\t', ';', '|', ',', '^', '~', '\u0001'];

/** Share of records that have as many cells as the first one, and how many that is. */
function agreement(records: readonly TextRecord[]): { columns: number; share: number } {
  const columns = records[0]?.cells.length ?? 1;
  const rest = records.slice(1);
  if (rest.length === 0) return { columns, share: 1 };
  return { columns, share: rest.filter((r) => r.cells.length === columns).length / rest.length };
}

/** The separator under which rows agree best with their header; more columns win, then the rarer character. */
export function detectSeparator(text: string, truncated: boolean): string {
  const announced = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (announced !== undefined) return announced;
  let best = ',';
  let bestScore = -1;
  for (const separator of separators) {
    const { columns, share } = agreement(recordsOf(text, separator, truncated, 200));
    if (columns < 2) continue;
    // Rows that nearly all agree count as agreeing: a few ragged rows shall not decide.
    const score = (share >= 0.9 ? 1 : share) * 1000 + (share >= 0.5 ? Math.min(columns, 500) / 10 : 0);
    if (score > bestScore) {
      best = separator;
      bestScore = score;
    }
  }
  return best;
}

/** Reads the first lines of a table: separator, header, where data begin. */
export function dialectOf(sample: Uint8Array, truncated: boolean, wanted: Wanted = {}): Dialect {
  const named = wanted.encoding === undefined ? null : encodingNamed(wanted.encoding);
  const detected = detectEncoding(sample);
  const encoding =
    named === null ? detected : { name: named, mark: detected.name === named ? detected.mark : 0 };
  const text = textOf(sample, encoding);
  const separator = wanted.separator ?? detectSeparator(text, truncated);
  const announcement = /^sep=.\r?\n/i.exec(text)?.[0].length ?? 0;
  const records = recordsOf(text.slice(announcement), separator, truncated && text.length > 100_000);
  const first = records[0] ?? { cells: [], end: 0 };
  if (wanted.header === false) {
    const header = first.cells.map((_, i) => `column ${i + 1}`);
    return { separator, encoding, header, skip: announcement > 0 ? 1 : 0, warnings: [] };
  }
  const trailing =
    records.length > 1 &&
    records.slice(1).filter((r) => r.cells.length === first.cells.length + 1 && r.cells.at(-1) === '')
      .length >=
      0.9 * (records.length - 1);
  const { header, warnings } = uniqueHeader(trailing ? [...first.cells, ''] : first.cells);
  return { separator, encoding, header, skip: announcement > 0 ? 2 : 1, warnings };
}

function startsWith(sample: Uint8Array, ...bytes: number[]): boolean {
  return bytes.every((byte, i) => sample[i] === byte);
}

const ascii = (text: string) => [...text].map((c) => c.charCodeAt(0));

function kindOfJson(text: string, truncated: boolean): Format {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const checked = truncated ? lines.slice(0, -1) : lines;
  const isObject = (line: string) => {
    try {
      const value: unknown = JSON.parse(line);
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    } catch {
      return false;
    }
  };
  // Single broken lines are a matter for quarantine; what is asked here is which kind of file this is.
  const objects = checked.slice(0, 50).filter(isObject).length;
  if (objects > 0 && objects >= Math.min(checked.length, 50) / 2) {
    if (checked.length === 1 && /"(?:ocel:|objectTypes")/.test(text)) return 'ocel-json';
    return 'jsonl';
  }
  return /"(?:ocel:\w+|objectTypes)"/.test(text) ? 'ocel-json' : 'json';
}

/**
 * Tells the kind of a file from its first bytes, never from its name. `sample` is the beginning of the file, of the
 * unpacked content when the file was gzip (say so with `gzip`); `truncated` when the file goes on after it.
 */
export function recognise(
  sample: Uint8Array,
  {
    truncated = false,
    gzip = false,
    wanted = {},
  }: { truncated?: boolean; gzip?: boolean; wanted?: Wanted } = {},
): Recognised {
  const encoding = detectEncoding(sample);
  const of = (format: Format): Recognised => ({ format, gzip, encoding });
  if (sample.length === 0) return of('empty');
  if (startsWith(sample, 0x50, 0x4b, 0x03, 0x04)) {
    return of(
      Buffer.from(sample).includes('xl/') || Buffer.from(sample).includes('[Content_Types]') ? 'xlsx' : 'zip',
    );
  }
  if (startsWith(sample, ...ascii('SQLite format 3'))) return of('sqlite');
  if (startsWith(sample, ...ascii('$FL2')) || startsWith(sample, ...ascii('$FL3'))) return of('sav');
  const text = textOf(sample, encoding);
  const begin = text.trimStart();
  if (begin === '') return of('empty');
  if (begin.startsWith('<')) {
    if (/<(?:\w+:)?log[\s>/]/.test(text)) return of(gzip ? 'xes.gz' : 'xes');
    return of('xml');
  }
  if (wanted.separator === undefined && (begin.startsWith('{') || begin.startsWith('['))) {
    return of(kindOfJson(begin, truncated));
  }
  // Its lines of header and text would else be cut into cells like any table's.
  if (wanted.separator === undefined && (isMbox(begin) || isMail(begin))) return of('mail');
  if (isBinary(sample, encoding)) return of('unknown');
  const dialect = dialectOf(sample, truncated, wanted);
  return { format: dialect.separator === '\t' ? 'tsv' : 'csv', gzip, encoding: dialect.encoding, dialect };
}

/** Control characters that no table of text holds in number (single NULs are a matter for quarantine). */
function isBinary(sample: Uint8Array, encoding: Encoding): boolean {
  if (encoding.name.startsWith('utf-16')) return false;
  const head = sample.subarray(0, 8192);
  let odd = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) odd++;
  return odd > head.length * 0.1;
}

/** Is this the beginning of a gzip file? Unpack it before recognising what is in it. */
export function isGzip(sample: Uint8Array): boolean {
  return startsWith(sample, 0x1f, 0x8b);
}
