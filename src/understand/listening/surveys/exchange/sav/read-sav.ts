import { isRefusal, type Refusal, refuse } from '../../../../../kernel/refusal.ts';
import { manyRows, mostRows } from '../responses/table.ts';
import { readDictionary, type Variable } from './dictionary.ts';
import { unpackZsav } from './unpack-zsav.ts';

/** A value of SPSS: null = system-missing. Values a user declared missing stand as they are; `missing` tells which. */
export type SavValue = number | string | null;

export interface SavFile {
  /** What the file says it was written by. */
  readonly product: string;
  readonly variables: readonly Variable[];
  readonly rows: readonly (readonly SavValue[])[];
}

const mostCells = 20_000_000;
/** What SPSS writes for "no number": the smallest double. */
const systemMissing = -1.7976931348623157e308;

export const isSav = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x24 && bytes[1] === 0x46 && bytes[2] === 0x4c && (bytes[3] === 0x32 || bytes[3] === 0x33);

const damaged = refuse('damaged-sav', 'The SPSS file is cut off or damaged.', {
  next: 'Save it once more in SPSS, and hand in the new file.',
});

/**
 * Reads an SPSS system file (.sav) or a compressed one (.zsav) whole: dictionary, labels, missing values, long names and
 * long strings; plain, byte-coded and zlib data. Source of the layout: the PSPP developers' guide, "System File Format".
 */
export function readSav(bytes: Buffer): SavFile | Refusal {
  if (!isSav(bytes) || bytes.length < 180) return damaged;
  try {
    const dictionary = readDictionary(bytes);
    if (dictionary === null) return damaged;
    const { product, variables, slots, dataAt, compression, bias, little } = dictionary;
    if (slots === 0) return { product, variables, rows: [] };
    let data = bytes.subarray(dataAt);
    if (compression === 2) {
      const unpacked = unpackZsav(bytes, dataAt, little);
      if (isRefusal(unpacked)) return unpacked;
      data = unpacked;
    }
    const next = compression === 0 ? plainSlots(data) : codedSlots(data, bias, little);
    const rows: SavValue[][] = [];
    for (;;) {
      const row = readRow(variables, next, dictionary.decode, little);
      if (row === 'end') return { product, variables, rows };
      if (row === null) return damaged;
      rows.push(row);
      if (rows.length > mostRows) return manyRows;
      if (rows.length * variables.length > mostCells) {
        return refuse('large-sav', 'The SPSS file holds more than 20,000,000 values; it was not read.', {
          kind: 'too-large',
        });
      }
    }
  } catch (error) {
    if (error instanceof RangeError) return damaged;
    throw error;
  }
}

/** Eight bytes of a row; null at the end of the data. */
type Next = () => Buffer | null;

function plainSlots(data: Buffer): Next {
  let at = 0;
  return () => {
    if (at + 8 > data.length) return null;
    at += 8;
    return data.subarray(at - 8, at);
  };
}

const spaces = Buffer.alloc(8, 0x20);

/** Byte-coded data: a block of eight codes, then the values that have no code. */
function codedSlots(data: Buffer, bias: number, little: boolean): Next {
  let at = 0;
  let codes: Buffer = Buffer.alloc(0);
  let used = 0;
  const number = (value: number) => {
    const slot = Buffer.alloc(8);
    if (little) slot.writeDoubleLE(value);
    else slot.writeDoubleBE(value);
    return slot;
  };
  return () => {
    for (;;) {
      if (used >= codes.length) {
        if (at + 8 > data.length) return null;
        codes = data.subarray(at, at + 8);
        at += 8;
        used = 0;
      }
      const code = codes[used++] as number;
      if (code === 0) continue;
      if (code === 252) return null;
      if (code === 254) return spaces;
      if (code === 255) return number(systemMissing);
      if (code !== 253) return number(code - bias);
      if (at + 8 > data.length) return null;
      at += 8;
      return data.subarray(at - 8, at);
    }
  };
}

/** One row; 'end' when there is none any more, null when it breaks off in the middle. */
function readRow(
  variables: readonly Variable[],
  next: Next,
  decode: (bytes: Buffer) => string,
  little: boolean,
): SavValue[] | 'end' | null {
  const row: SavValue[] = [];
  for (const { width, segments } of variables) {
    if (width === 0) {
      const slot = next();
      if (slot === null) return row.length === 0 ? 'end' : null;
      const value = little ? slot.readDoubleLE(0) : slot.readDoubleBE(0);
      row.push(value === systemMissing || Number.isNaN(value) ? null : value);
      continue;
    }
    const pieces: Buffer[] = [];
    for (const segment of segments) {
      const parts: Buffer[] = [];
      for (let i = 0; i < Math.ceil(segment / 8); i++) {
        const slot = next();
        if (slot === null) return row.length === 0 && pieces.length === 0 && i === 0 ? 'end' : null;
        parts.push(slot);
      }
      pieces.push(Buffer.concat(parts).subarray(0, Math.min(segment, 255)));
    }
    row.push(decode(Buffer.concat(pieces).subarray(0, width)).replace(/[ \0]+$/, ''));
  }
  return row;
}
