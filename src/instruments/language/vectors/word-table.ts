import type { Dense } from './dense.ts';

/** Vectors of words, whole numbers of one byte with a scale per word, words in order of frequency. */
export interface WordTable {
  /** Which table this is: name, version and hash of its bytes. */
  readonly version: string;
  readonly dimensions: number;
  /** A word's rank by frequency, counted from 0. */
  readonly ranks: ReadonlyMap<string, number>;
  /** How many words the table was cut from: what a rank says of a word's frequency depends on it. */
  readonly cutFrom: number;
  readonly scales: Float32Array;
  readonly values: Int8Array;
  /** The direction that all texts share; it is taken out of every text's vector. Of length one. */
  readonly shared: Float32Array;
}

/** What the head of the file says; `payload` is the SHA-256 of everything after the head. */
interface Head {
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly licence: string;
  readonly words: number;
  readonly dimensions: number;
  readonly cutFrom: number;
  readonly wordBytes: number;
  readonly payload: string;
}

const magic = 'SIRIUSWV';

/** Numbers of a vector as whole numbers −127..127 and the scale that brings them back. */
export function quantised(vector: ArrayLike<number>): { scale: number; values: Int8Array } {
  let largest = 0;
  for (let i = 0; i < vector.length; i++) largest = Math.max(largest, Math.abs(vector[i] as number));
  const scale = Math.fround(largest / 127);
  const values = new Int8Array(vector.length);
  if (scale > 0)
    for (let i = 0; i < vector.length; i++)
      values[i] = Math.max(-127, Math.min(127, Math.round((vector[i] as number) / scale)));
  return { scale, values };
}

/** What of a table is hashed and stored behind its head: words, scales, shared direction, values; little-endian. */
export function payloadOf(words: readonly string[], vectors: Dense, shared: Float32Array): Uint8Array {
  const text = new TextEncoder().encode(words.join('\n'));
  const floats = (words.length + shared.length) * 4;
  const bytes = new Uint8Array(text.length + floats + words.length * vectors.columns);
  bytes.set(text);
  const view = new DataView(bytes.buffer);
  words.forEach((_, row) => {
    const { scale, values } = quantised(
      vectors.data.subarray(row * vectors.columns, (row + 1) * vectors.columns),
    );
    view.setFloat32(text.length + row * 4, scale, true);
    bytes.set(new Uint8Array(values.buffer), text.length + floats + row * vectors.columns);
  });
  shared.forEach((value, i) => {
    view.setFloat32(text.length + (words.length + i) * 4, value, true);
  });
  return bytes;
}

/** The file: eight letters, the head's length, the head as JSON, the payload. */
export function tableFile(
  head: Omit<Head, 'wordBytes'>,
  words: readonly string[],
  payload: Uint8Array,
): Uint8Array {
  const wordBytes = new TextEncoder().encode(words.join('\n')).length;
  const json = new TextEncoder().encode(JSON.stringify({ ...head, wordBytes }));
  const file = new Uint8Array(12 + json.length + payload.length);
  file.set(new TextEncoder().encode(magic));
  new DataView(file.buffer).setUint32(8, json.length, true);
  file.set(json, 12);
  file.set(payload, 12 + json.length);
  return file;
}

/**
 * A table from the bytes of its file. `hashOf` (SHA-256, hexadecimal) comes from the caller, as instruments touch no
 * crypto library; a file that was cut short or altered is refused with an error.
 */
export function readWordTable(file: Uint8Array, hashOf: (bytes: Uint8Array) => string): WordTable {
  const text = (from: number, length: number) => new TextDecoder().decode(file.subarray(from, from + length));
  if (text(0, 8) !== magic) throw new Error('This is not a table of word vectors.');
  const headBytes = new DataView(file.buffer, file.byteOffset).getUint32(8, true);
  const head = JSON.parse(text(12, headBytes)) as Head;
  const payload = file.subarray(12 + headBytes);
  if (hashOf(payload) !== head.payload)
    throw new Error('The table of word vectors is damaged: its hash differs.');
  const words = new TextDecoder().decode(payload.subarray(0, head.wordBytes)).split('\n');
  const view = new DataView(payload.buffer, payload.byteOffset + head.wordBytes);
  const floats = (from: number, count: number) =>
    Float32Array.from({ length: count }, (_, i) => view.getFloat32((from + i) * 4, true));
  const start = payload.byteOffset + head.wordBytes + (head.words + head.dimensions) * 4;
  return {
    version: `${head.name}@${head.version}#${head.payload.slice(0, 12)}`,
    dimensions: head.dimensions,
    ranks: new Map(words.map((word, rank) => [word, rank])),
    cutFrom: head.cutFrom,
    scales: floats(0, head.words),
    shared: floats(head.words, head.dimensions),
    values: new Int8Array(payload.buffer, start, head.words * head.dimensions),
  };
}
