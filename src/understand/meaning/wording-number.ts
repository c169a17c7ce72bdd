import { createHash } from 'node:crypto';

/** The same for copies of one text. 63 bits, so that both stores can hold it; decimal, so that JSON does not round it. */
export function wordingNumber(text: string): string {
  return (createHash('sha256').update(text).digest().readBigUInt64LE(0) >> 1n).toString();
}
