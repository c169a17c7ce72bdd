import { inflateSync } from 'node:zlib';
import { type Refusal, refuse } from '../../../../../kernel/refusal.ts';

const largest = 400_000_000;
const largestRatio = 400;

const damaged = refuse('damaged-sav', 'The SPSS file is cut off or damaged.', {
  next: 'Save it once more in SPSS, and hand in the new file.',
});
const bomb = refuse('sav-bomb', 'The SPSS file unpacks to far more than it says; it was not read.', {
  kind: 'too-large',
});

/** The byte-coded data of a .zsav: blocks of zlib, listed at the file's end with their sizes. */
export function unpackZsav(bytes: Buffer, dataAt: number, little: boolean): Buffer | Refusal {
  if (!little || dataAt + 24 > bytes.length) return damaged;
  const trailer = Number(bytes.readBigInt64LE(dataAt + 8));
  if (trailer < dataAt || trailer + 24 > bytes.length) return damaged;
  const count = bytes.readInt32LE(trailer + 20);
  if (count < 0 || trailer + 24 + count * 24 > bytes.length) return damaged;
  const blocks: Buffer[] = [];
  let total = 0;
  for (let i = 0; i < count; i++) {
    const at = trailer + 24 + i * 24;
    const from = Number(bytes.readBigInt64LE(at + 8));
    const size = bytes.readInt32LE(at + 16);
    const packed = bytes.readInt32LE(at + 20);
    if (size < 0 || packed < 0 || from < 0 || from + packed > bytes.length) return damaged;
    total += size;
    if (total > largest || (total > 10_000_000 && total > bytes.length * largestRatio)) return bomb;
    try {
      blocks.push(inflateSync(bytes.subarray(from, from + packed), { maxOutputLength: Math.max(size, 1) }));
    } catch (error) {
      return error instanceof RangeError ? bomb : damaged;
    }
  }
  return Buffer.concat(blocks);
}
