import { createHash } from 'node:crypto';
import { appendFile, readFile, rename, truncate, writeFile } from 'node:fs/promises';
import { quantised } from '../../../instruments/language/vectors/word-table.ts';

const keyBytes = 16;
/** Of one file and what is held of it in memory: some 120,000 texts at 512 numbers. */
const usualMostBytes = 64_000_000;

/**
 * Vectors of texts by what the texts hold, kept in one file: number for number one byte with a scale. Texts themselves are
 * not in it, but a vector tells of its text: erase with `forget`. One file belongs to one embedder version; when it is full
 * the oldest tenth goes, and is asked for again when it is needed.
 */
export class VectorCache {
  readonly #path: string | null;
  readonly #dimensions: number;
  readonly #most: number;
  /** Oldest first. */
  readonly #kept = new Map<string, Uint8Array>();
  /** What is written to the file comes one after the other. */
  #writing: Promise<void> = Promise.resolve();

  private constructor(path: string | null, dimensions: number, mostBytes: number) {
    this.#path = path;
    this.#dimensions = dimensions;
    this.#most = Math.max(1, Math.floor(mostBytes / (keyBytes + 4 + dimensions)));
  }

  /** Opens the file, or begins one. A record that was cut short by a crash is dropped and embedded again. */
  static async open(path: string, dimensions: number, mostBytes = usualMostBytes): Promise<VectorCache> {
    const cache = new VectorCache(path, dimensions, mostBytes);
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return Buffer.alloc(0);
      throw error;
    });
    const size = keyBytes + 4 + dimensions;
    const whole = bytes.length - (bytes.length % size);
    if (whole < bytes.length) await truncate(path, whole);
    for (let at = 0; at < whole; at += size)
      cache.#kept.set(bytes.toString('hex', at, at + keyBytes), bytes.subarray(at + keyBytes, at + size));
    return cache;
  }

  /** A cache that lives as long as one call. */
  static inMemory(dimensions: number): VectorCache {
    return new VectorCache(null, dimensions, Number.POSITIVE_INFINITY);
  }

  /** What is kept is rounded; what is embedded now is rounded alike, so that a vector never depends on the cache. */
  static rounded(vector: ArrayLike<number>): Uint8Array {
    const { scale, values } = quantised(vector);
    const bytes = new Uint8Array(4 + values.length);
    new DataView(bytes.buffer).setFloat32(0, scale, true);
    bytes.set(new Uint8Array(values.buffer), 4);
    return bytes;
  }

  /** How many texts' vectors are kept. */
  get size(): number {
    return this.#kept.size;
  }

  has(text: string): boolean {
    return this.#kept.has(keyOf(text));
  }

  /** Writes the vector of a text to `to`; false when it is not kept. */
  read(text: string, to: Float32Array): boolean {
    const bytes = this.#kept.get(keyOf(text));
    if (bytes === undefined) return false;
    writeVector(bytes, to, this.#dimensions);
    return true;
  }

  async keep(texts: readonly string[], vectors: readonly Uint8Array[]): Promise<void> {
    const records: Uint8Array[] = [];
    texts.forEach((text, i) => {
      const vector = vectors[i];
      const key = keyOf(text);
      if (vector === undefined || this.#kept.has(key)) return;
      this.#kept.set(key, vector);
      records.push(Buffer.from(key, 'hex'), vector);
    });
    if (records.length === 0 || this.#path === null) return;
    if (this.#kept.size > this.#most) {
      const tooMany = this.#kept.size - Math.ceil(this.#most * 0.9);
      for (const key of [...this.#kept.keys()].slice(0, tooMany)) this.#kept.delete(key);
      await this.#rewrite();
    } else await this.#inTurn((path) => appendFile(path, Buffer.concat(records), { mode: 0o600 }));
  }

  /** Erases the vectors of texts (by `keyOf`), from memory and from the file; how many there were. */
  async forget(keys: readonly string[]): Promise<number> {
    const before = this.#kept.size;
    for (const key of keys) this.#kept.delete(key);
    const gone = before - this.#kept.size;
    if (gone > 0) await this.#rewrite();
    return gone;
  }

  /** Erases all of them; how many there were. */
  async forgetAll(): Promise<number> {
    const gone = this.#kept.size;
    this.#kept.clear();
    await this.#rewrite();
    return gone;
  }

  #rewrite(): Promise<void> {
    return this.#inTurn(async (path) => {
      const records = [...this.#kept].flatMap(([key, vector]) => [Buffer.from(key, 'hex'), vector]);
      await writeFile(`${path}.new`, Buffer.concat(records), { mode: 0o600 });
      await rename(`${path}.new`, path);
    });
  }

  #inTurn(write: (path: string) => Promise<void>): Promise<void> {
    const path = this.#path;
    if (path === null) return Promise.resolve();
    const done = this.#writing.then(() => write(path));
    this.#writing = done.catch(() => undefined);
    return done;
  }
}

/** Brings a kept vector back. */
export function writeVector(bytes: Uint8Array, to: Float32Array, dimensions: number): void {
  const scale = new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true);
  const values = new Int8Array(bytes.buffer, bytes.byteOffset + 4, dimensions);
  for (let i = 0; i < values.length; i++) to[i] = (values[i] as number) * scale;
}

/** What is read of a text by whoever embeds: the key of a longer one is that of its beginning, as discovery cuts it. */
const longest = 4_000;

/** By what a text's vector is kept: 128 bits of the SHA-256 of its words, hexadecimal. */
export const keyOf = (text: string): string =>
  createHash('sha256')
    .update(text.toWellFormed().slice(0, longest))
    .digest('hex')
    .slice(0, 2 * keyBytes);
