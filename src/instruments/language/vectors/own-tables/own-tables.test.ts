import { describe, expect, it } from 'vitest';
import { dot, rowOf } from '../dense.ts';
import { readSafetensors } from './safetensors.ts';
import { readStaticTable } from './static-table.ts';
import { wordLines } from './word-lines.ts';

interface Given {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** A file of weights as its makers write it. */
function fileOf(tensors: Readonly<Record<string, Given>>): Uint8Array {
  let at = 0;
  const head = Object.fromEntries(
    Object.entries(tensors).map(([name, { dtype, shape, bytes }]) => {
      const offsets = [at, at + bytes.length];
      at += bytes.length;
      return [name, { dtype, shape, data_offsets: offsets }];
    }),
  );
  const json = new TextEncoder().encode(JSON.stringify({ ...head, __metadata__: { format: 'pt' } }));
  const file = new Uint8Array(8 + json.length + at);
  new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
  file.set(json, 8);
  let from = 8 + json.length;
  for (const { bytes } of Object.values(tensors)) {
    file.set(bytes, from);
    from += bytes.length;
  }
  return file;
}
const floats = (shape: readonly number[], ...values: number[]): Given => ({
  dtype: 'F32',
  shape,
  bytes: new Uint8Array(Float32Array.from(values).buffer),
});

/** Words are numbered by their first letter: a = 0, b = 1 … */
const byLetter = (text: string) =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.charCodeAt(0) - 97);

describe('a static table', () => {
  it('gives the mean of its pieces, of length one; zeros where nothing is known', () => {
    const table = readStaticTable(fileOf({ embeddings: floats([2, 2], 3, 0, 0, 1) }), byLetter);
    if (typeof table === 'string') throw new Error(table);
    const vectors = table.vectors(['a', 'a b', 'z', '']);
    expect([...rowOf(vectors, 0)]).toEqual([1, 0]);
    expect(rowOf(vectors, 1)[0]).toBeCloseTo(3 / Math.sqrt(10));
    expect([...rowOf(vectors, 2), ...rowOf(vectors, 3)]).toEqual([0, 0, 0, 0]);
  });

  it('minds weights and a mapping of tokens to fewer rows', () => {
    const mapping = { dtype: 'I64', shape: [3], bytes: new Uint8Array(BigInt64Array.of(1n, 0n, 0n).buffer) };
    const file = fileOf({ embeddings: floats([2, 2], 1, 0, 0, 1), weights: floats([3], 1, 1, 0), mapping });
    const table = readStaticTable(file, byLetter);
    if (typeof table === 'string') throw new Error(table);
    expect([...rowOf(table.vectors(['a']), 0)]).toEqual([0, 1]);
    expect([...rowOf(table.vectors(['b c']), 0)]).toEqual([1, 0]);
  });

  it.each([
    ['F16', new Uint8Array([0, 60, 0, 192]), [1, -2]],
    ['BF16', new Uint8Array([128, 63, 0, 192]), [1, -2]],
    ['I8', new Uint8Array([1, 254]), [1, -2]],
    ['F64', new Uint8Array(Float64Array.of(1, -2).buffer), [1, -2]],
  ])('reads numbers of the kind %s', (dtype, bytes, numbers) => {
    const tensors = readSafetensors(fileOf({ embeddings: { dtype, shape: [1, 2], bytes } }));
    if (typeof tensors === 'string') throw new Error(tensors);
    const row = new Float32Array(2);
    tensors[0]?.readRow(0, row);
    expect([...row]).toEqual(numbers);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['a head longer than the file', new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 123])],
    ['a head that is no JSON', new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0, 123])],
    ['null', new Uint8Array([4, 0, 0, 0, 0, 0, 0, 0, 110, 117, 108, 108])],
    [
      'a tensor beyond the file',
      fileOf({ embeddings: { ...floats([2, 2], 1, 2, 3, 4), bytes: new Uint8Array(8) } }),
    ],
    ['a shape of its own', fileOf({ embeddings: { ...floats([2, 2], 1, 2, 3, 4), shape: [-1, -4] } })],
    ['an unknown kind', fileOf({ embeddings: { ...floats([1, 1], 1), dtype: 'constructor' } })],
    ['a network', fileOf({ 'bert.encoder.layer.0.weight': floats([1, 2], 1, 2) })],
    ['one number a word', fileOf({ embeddings: floats([2, 1], 1, 2) })],
  ])('refuses %s in a sentence', (_, file) => {
    expect(readStaticTable(file, byLetter)).toEqual(expect.any(String));
  });

  it('knows nothing of a text whose numbers are none', () => {
    const table = readStaticTable(fileOf({ embeddings: floats([1, 2], Number.NaN, Infinity) }), byLetter);
    if (typeof table === 'string') throw new Error(table);
    expect([...rowOf(table.vectors(['a']), 0)]).toEqual([0, 0]);
  });
});

describe('word vectors as text', () => {
  const read = (text: string, most = 10) => {
    const lines = wordLines(most);
    for (const line of text.split('\n')) if (!lines.line(line)) break;
    return lines.table();
  };

  it.each([
    ['GloVe', 'factura 1 0\nrecibo 0.9 0.1\nperro 0 1'],
    ['fastText with its first line', '3 2\nfactura 1 0 \nrecibo 0.9 0.1 \nperro 0 1 \n'],
    [
      'tabs, capitals, phrases, the same word twice',
      'Factura\t1\t0\nNew York 3 3\nfactura 9 9\nrecibo 0.9 0.1\nperro 0 1',
    ],
  ])('%s: words that are alike come to lie together', (_, text) => {
    const table = read(text);
    if (typeof table === 'string') throw new Error(table);
    const vectors = table.vectors(['La factura', 'el RECIBO', 'un perro', 'nada']);
    const near = (a: number, b: number) => dot(rowOf(vectors, a), rowOf(vectors, b));
    expect(near(0, 1)).toBeGreaterThan(0.9);
    expect(near(0, 2)).toBeLessThan(0.2);
    expect(near(3, 3)).toBe(0);
  });

  it('keeps the commonest words only', () => {
    const table = read('a 1 0\nb 0 1\nc 1 1', 2);
    if (typeof table === 'string') throw new Error(table);
    expect([...rowOf(table.vectors(['c']), 0)]).toEqual([0, 0]);
  });

  it.each(['', 'one line of prose', 'a 1 0\nb 1', 'a 1 0\nb x 0', 'a 1 0', 'a 1e999 0\nb 0 1', '{"a": 1}'])(
    'refuses %j in a sentence',
    (text) => {
      expect(read(text)).toEqual(expect.any(String));
    },
  );
});
