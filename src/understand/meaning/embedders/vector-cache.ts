import { createHash } from 'node:crypto';
import { appendFile, readFile, rename, truncate, writeFile } from 'node:fs/promises';
import { quantised } from '../../../instruments/language/vectors/word-table.ts';

const keyBytes = 16;

/**
 * Vectors of texts by what the texts hold, kept in one file: number for number one byte with a scale. Texts themselves are
 * not in it, but a vector tells of its text: erase with `forget`. One file belongs to one embedder version.
 */
export class VectorCache {
  readonly #path: string | null;
  readonly #dimensions: number;
  readonly #kept = new Map<string, Uint8Array>();

  private constructor(path: string | null, dimensions: number) {
    this.#path = path;
    this.#dimensions = dimensions;
  }

  /** Opens the file, or begins one. A record that was cut short by a crash is dropped and embedded again. */
  static async open(path: string, dimensions: number): Promise<VectorCache> {
    const cache = new VectorCache(path, dimensions);
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
    return new VectorCache(null, dimensions);
  }

  /** What is kept is rounded; what is embedded now is rounded alike, so that a vector never depends on the cache. */
  static rounded(vector: ArrayLike<number>): Uint8Array {
    const { scale, values } = quantised(vector);
    const bytes = new Uint8Array(4 + values.length);
    new DataView(bytes.buffer).setFloat32(0, scale, true);
    bytes.set(new Uint8Array(values.buffer), 4);
    return bytes;
  }

  /** Writes the vector of a text to `to`; false when it is not kept. */
  read(text: string, to: Float32Array): boolean {
    const bytes = this.#kept.get(keyOf(text));
    if (bytes === undefined) return false;
    const scale = new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true);
    const values = new Int8Array(bytes.buffer, bytes.byteOffset + 4, this.#dimensions);
    for (let i = 0; i < values.length; i++) to[i] = (values[i] as number) * scale;
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
    if (records.length > 0 && this.#path !== null)
      await appendFile(this.#path, Buffer.concat(records), { mode: 0o600 });
  }

  /** Erases the vectors of texts, from memory and from the file. */
  async forget(texts: readonly string[]): Promise<void> {
    for (const text of texts) this.#kept.delete(keyOf(text));
    if (this.#path === null) return;
    const records = [...this.#kept].flatMap(([key, vector]) => [Buffer.from(key, 'hex'), vector]);
    await writeFile(`${this.#path}.new`, Buffer.concat(records), { mode: 0o600 });
    await rename(`${this.#path}.new`, this.#path);
  }
}

const keyOf = (text: string) =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, 2 * keyBytes);
