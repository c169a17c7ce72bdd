import type { SavValue } from './read-sav.ts';

/** A variable of an SPSS file to be written. */
export interface SavColumn {
  /** Up to 64 bytes; `savName` makes one of any text. */
  readonly name: string;
  readonly label: string;
  /** 0 = a number; else the bytes of the longest text, at most 32,767. */
  readonly width: number;
  readonly shown: 'number' | 'decimals' | 'text' | 'day' | 'moment';
  readonly measure: 'nominal' | 'scale';
  readonly values: readonly (readonly [value: number | string, label: string])[];
  /** Values that stand for "no answer"; at most three. */
  readonly missing: readonly (number | string)[];
}

/** The widest text that SPSS holds. */
export const widestText = 32_767;
/** What a file of ours says it was made by: our reader knows the codes of non-answers by it. */
export const madeHere = 'Sirius';

const encode = (text: string): Buffer => Buffer.from(text, 'utf8');

/** A text of at most so many bytes, never cut within a character. */
export function cutBytes(text: string, most: number): string {
  const bytes = encode(text);
  if (bytes.length <= most) return text;
  let end = most;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.toString('utf8', 0, end);
}

const padded = (bytes: Buffer, length: number, fill = 0x20): Buffer =>
  Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length), fill)]);
const upTo = (length: number, unit: number): number => Math.ceil(length / unit) * unit;
const int = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, n) => {
    bytes.writeInt32LE(value, n * 4);
  });
  return bytes;
};
const double = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
};

const systemMissing = -Number.MAX_VALUE;
/** SPSS' numbers of formats, with the digits after the point. */
const formats = { number: [5, 0], decimals: [5, 2], text: [1, 0], day: [20, 0], moment: [22, 0] } as const;
const shownWidths = { number: 8, decimals: 10, text: 0, day: 11, moment: 20 } as const;

/** The widths of the pieces that a text of this width is kept in: one up to 255 bytes, else pieces of 255 and a rest. */
function piecesOf(width: number): number[] {
  if (width <= 255) return [width];
  const pieces = Math.ceil(width / 252);
  return [...Array.from({ length: pieces - 1 }, () => 255), width - (pieces - 1) * 252];
}

/** Each column's pieces with the short names that stand for them. */
function named(columns: readonly SavColumn[]) {
  let n = 0;
  const next = () => `V${String(++n).padStart(6, '0')}`;
  return columns.map((column) => {
    const pieces = (column.width === 0 ? [0] : piecesOf(column.width)).map((width) => ({
      short: next(),
      width,
    }));
    return { column, pieces, short: pieces[0]?.short ?? '' };
  });
}

const slotsOf = (width: number): number => (width === 0 ? 1 : Math.ceil(width / 8));
const value8 = (value: number | string): Buffer =>
  typeof value === 'number' ? double(value) : padded(encode(value), 8).subarray(0, 8);

function variableRecord(
  { label, shown, missing }: SavColumn,
  { short, width }: { short: string; width: number },
  isFirst: boolean,
): Buffer {
  const [kind, decimals] = formats[shown];
  const format = (kind << 16) | ((width === 0 ? shownWidths[shown] : width) << 8) | decimals;
  const said = encode(cutBytes(label, 255));
  const hasLabel = isFirst && said.length > 0;
  // Missing values of longer texts stand in a record of their own.
  const declared = isFirst && width <= 8 ? missing : [];
  const continued = Array.from({ length: slotsOf(width) - 1 }, () =>
    Buffer.concat([int(2, -1, 0, 0, 0, 0), padded(Buffer.alloc(0), 8)]),
  );
  return Buffer.concat([
    int(2, width, hasLabel ? 1 : 0, declared.length, format, format),
    padded(encode(short), 8),
    ...(hasLabel ? [int(said.length), padded(said, upTo(said.length, 4))] : []),
    ...declared.map(value8),
    ...continued,
  ]);
}

/** Records 3 and 4: labels of numbers and short texts, by the place of the variable in a row. */
function labelRecord({ values }: SavColumn, slot: number): Buffer {
  const entries = values.map(([value, label]) => {
    const said = encode(cutBytes(label, 120));
    const sized = Buffer.concat([Buffer.from([said.length]), said]);
    return Buffer.concat([value8(value), padded(sized, upTo(sized.length, 8))]);
  });
  return Buffer.concat([int(3, entries.length), ...entries, int(4, 1, slot)]);
}

const extension = (kind: number, size: number, content: Buffer): Buffer =>
  Buffer.concat([int(7, kind, size, content.length / size), content]);
const sized = (bytes: Buffer): Buffer => Buffer.concat([int(bytes.length), bytes]);

/** Labels of texts longer than eight bytes. */
const longLabels = (columns: readonly SavColumn[]): Buffer =>
  Buffer.concat(
    columns.map(({ name, width, values }) =>
      Buffer.concat([
        sized(encode(name)),
        int(width, values.length),
        ...values.flatMap(([value, label]) => [
          sized(padded(encode(String(value)), width)),
          sized(encode(cutBytes(label, 120))),
        ]),
      ]),
    ),
  );

/** Missing values of texts longer than eight bytes. */
const longMissing = (columns: readonly SavColumn[]): Buffer =>
  Buffer.concat(
    columns.map(({ name, missing }) =>
      Buffer.concat([sized(encode(name)), Buffer.from([missing.length]), int(8), ...missing.map(value8)]),
    ),
  );

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

/**
 * Everything of an SPSS system file (.sav) that stands before its rows; how many rows follow is left open. Not compressed,
 * little-endian, UTF-8. Source of the layout: the PSPP developers' guide, "System File Format".
 */
export function writeSavHead(columns: readonly SavColumn[], about: { label: string; made: Date }): Buffer {
  const all = named(columns);
  const places: number[] = [];
  let slots = 0;
  for (const { pieces } of all) {
    places.push(slots + 1);
    for (const { width } of pieces) slots += slotsOf(width);
  }
  const { made } = about;
  const day = `${two(made.getUTCDate())} ${months[made.getUTCMonth()]} ${two(made.getUTCFullYear() % 100)}`;
  const time = [made.getUTCHours(), made.getUTCMinutes(), made.getUTCSeconds()].map(two).join(':');
  const isLong = ({ width }: SavColumn) => width > 8;
  const labelled = all.flatMap(({ column }, n) =>
    column.values.length > 0 && !isLong(column) ? [labelRecord(column, places[n] ?? 0)] : [],
  );
  const withLong = columns.filter((column) => isLong(column) && column.values.length > 0);
  const lacking = columns.filter((column) => isLong(column) && column.missing.length > 0);
  const display = all.flatMap(({ column, pieces }) =>
    pieces.flatMap(({ width }) => [
      column.measure === 'scale' ? 3 : 1,
      Math.min(40, width || 10),
      width === 0 ? 1 : 0,
    ]),
  );
  const veryLong = all.flatMap(({ column, short }) =>
    column.width > 255 ? [`${short}=${String(column.width).padStart(5, '0')}\0\t`] : [],
  );
  const lowest = Buffer.from('feffffffffffefff', 'hex');
  return Buffer.concat([
    encode('$FL2'),
    padded(encode(`@(#) SPSS DATA FILE ${madeHere}`), 60),
    int(2, slots, 0, 0, -1),
    double(100),
    encode(day + time),
    padded(encode(cutBytes(about.label, 64)), 64),
    Buffer.alloc(3),
    ...all.flatMap(({ column, pieces }) => pieces.map((piece, n) => variableRecord(column, piece, n === 0))),
    ...labelled,
    extension(3, 4, int(20, 0, 0, -1, 1, 1, 2, 65001)),
    extension(4, 8, Buffer.concat([double(systemMissing), double(Number.MAX_VALUE), lowest])),
    ...(columns.length === 0 ? [] : [extension(11, 4, int(...display))]),
    extension(13, 1, encode(all.map(({ column, short }) => `${short}=${column.name}`).join('\t'))),
    ...(veryLong.length === 0 ? [] : [extension(14, 1, encode(veryLong.join('')))]),
    extension(20, 1, encode('UTF-8')),
    ...(withLong.length === 0 ? [] : [extension(21, 1, longLabels(withLong))]),
    ...(lacking.length === 0 ? [] : [extension(22, 1, longMissing(lacking))]),
    int(999, 0),
  ]);
}

/**
 * What writes rows, several at a time. A text wider than its variable is the caller's mistake: the row would shift every one
 * after it.
 */
export function savRows(columns: readonly SavColumn[]): (rows: readonly (readonly SavValue[])[]) => Buffer {
  let size = 0;
  const places = columns.map(({ name, width }) => {
    const at = size;
    for (const piece of width === 0 ? [0] : piecesOf(width)) size += slotsOf(piece) * 8;
    return { name, width, at };
  });
  return (rows) => {
    const bytes = Buffer.alloc(rows.length * size, 0x20);
    rows.forEach((row, r) => {
      const start = r * size;
      places.forEach(({ name, width, at }, n) => {
        const value = row[n] ?? null;
        if (width === 0) {
          bytes.writeDoubleLE(typeof value === 'number' ? value : systemMissing, start + at);
          return;
        }
        if (value === null || value === '') return;
        const text = encode(String(value));
        if (text.length > width) throw new RangeError(`The text is wider than ${name}.`);
        // Every piece but the last holds 255 bytes and one of filling, whatever its declared share is.
        for (let from = 0, to = start + at; from < text.length; from += 255, to += 256) {
          text.copy(bytes, to, from, from + 255);
        }
      });
    });
    return bytes;
  };
}

const reserved = new Set('all and by eq ge gt le lt ne not or to with'.split(' '));

/** A name that SPSS takes: letters, digits and `_`, beginning with a letter, at most 64 bytes. */
export function savName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}_]/gu, '_');
  const begun = /^\p{L}/u.test(plain) && !reserved.has(plain.toLowerCase()) ? plain : `q_${plain}`;
  return cutBytes(begun, 64).replace(/_+$/, '') || 'q_';
}

/** Names for all of them, each only once whatever its case. */
export function savNames(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    const first = savName(name);
    let own = first;
    for (let n = 2; used.has(own.toLowerCase()); n++) own = `${cutBytes(first, 58)}_${n}`;
    used.add(own.toLowerCase());
    return own;
  });
}
