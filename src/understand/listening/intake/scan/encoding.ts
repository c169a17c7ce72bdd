import { isUtf8 } from 'node:buffer';

/** How the bytes of a file become text. 'utf-8' files may still hold single rows in windows-1252. */
export interface Encoding {
  readonly name: string;
  /** Bytes of the mark at the very beginning that are no text. */
  readonly mark: number;
}

/** Encodings whose rows can be cut as bytes, and decoded one by one. Everything else is rewritten as UTF-8 first. */
const readAsBytes = new Set(['utf-8', 'windows-1252']);

/** WHATWG's own name of an encoding ("latin1" is windows-1252), or null when nobody knows it. */
export function encodingNamed(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

export function needsRewriting(encoding: string): boolean {
  return !readAsBytes.has(encoding);
}

/** Share of NUL bytes at even and odd places: UTF-16 without a mark shows as one of them near 1 in Western text. */
function withoutMark(sample: Uint8Array): string | null {
  const length = Math.min(sample.length, 4096) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (sample[i] === 0) even++;
    if (sample[i + 1] === 0) odd++;
  }
  const half = length / 2;
  if (odd > half * 0.7 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.7 && odd < half * 0.1) return 'utf-16be';
  return null;
}

/** Cuts a UTF-8 character off that the end of a sample has torn. */
function whole(sample: Uint8Array): Uint8Array {
  let end = sample.length;
  for (let back = 1; back <= 3 && back <= sample.length; back++) {
    const byte = sample[sample.length - back] ?? 0;
    if (byte >= 0xc0) {
      end = sample.length - back;
      break;
    }
    if (byte < 0x80) break;
  }
  return sample.subarray(0, end);
}

/** Tells the encoding from the first bytes of a file: its mark, else NUL patterns, else whether it is sound UTF-8. */
export function detectEncoding(sample: Uint8Array): Encoding {
  const [a, b, c] = sample;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { name: 'utf-8', mark: 3 };
  if (a === 0xff && b === 0xfe) return { name: 'utf-16le', mark: 2 };
  if (a === 0xfe && b === 0xff) return { name: 'utf-16be', mark: 2 };
  const wide = withoutMark(sample);
  if (wide !== null) return { name: wide, mark: 0 };
  return { name: isUtf8(whole(sample)) ? 'utf-8' : 'windows-1252', mark: 0 };
}

/** A sample as text, for looking at; never fails. */
export function textOf(sample: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding.name).decode(sample.subarray(encoding.mark));
}
