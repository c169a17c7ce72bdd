/** One matrix of a file of weights; its rows are read where they lie, so that half a gigabyte is not copied. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Writes row `row` (the numbers of the last dimension) to `to`. */
  readRow(row: number, to: Float32Array): void;
}

interface Described {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

const longestHead = 50_000_000;

/** How long a number is, and how it is read. BF16 is the upper half of a 32-bit float. */
const kinds: Readonly<Record<string, { bytes: number; read: (view: DataView, at: number) => number }>> = {
  F64: { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
  F32: { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  F16: { bytes: 2, read: (view, at) => view.getFloat16(at, true) },
  BF16: {
    bytes: 2,
    read: (view, at) => {
      halves.setUint32(0, view.getUint16(at, true) << 16, true);
      return halves.getFloat32(0, true);
    },
  },
  I64: { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
  I32: { bytes: 4, read: (view, at) => view.getInt32(at, true) },
  I8: { bytes: 1, read: (view, at) => view.getInt8(at) },
};
const halves = new DataView(new ArrayBuffer(4));

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

/** The names of what a file of weights holds; a sentence when it is none. Source: the safetensors format, version 0.4. */
export function readSafetensors(file: Uint8Array): readonly Tensor[] | string {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 8) return 'it is too short';
  const length = Number(view.getBigUint64(0, true));
  if (length > Math.min(longestHead, file.length - 8)) return 'its head is longer than the file';
  let head: unknown;
  try {
    head = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(8, 8 + length)));
  } catch {
    return 'its head is not JSON';
  }
  if (typeof head !== 'object' || head === null) return 'its head is not JSON';
  const tensors: Tensor[] = [];
  for (const [name, described] of Object.entries(head)) {
    if (name === '__metadata__') continue;
    const tensor = tensorOf(view, 8 + length, name, described as Described);
    if (typeof tensor === 'string') return tensor;
    tensors.push(tensor);
  }
  return tensors;
}

function tensorOf(view: DataView, from: number, name: string, described: Described): Tensor | string {
  const { dtype, shape, data_offsets: offsets } = described ?? {};
  const kind = Object.hasOwn(kinds, dtype) ? kinds[dtype] : undefined;
  if (kind === undefined) return `"${name}" holds numbers of the kind ${String(dtype)}, which are not read`;
  if (!Array.isArray(shape) || !shape.every(isCount) || !Array.isArray(offsets) || !offsets.every(isCount))
    return `"${name}" is not described`;
  const count = shape.reduce((product, n) => product * n, 1);
  const [start = 0, end = 0] = offsets;
  if (end - start !== count * kind.bytes || from + end > view.byteLength)
    return `"${name}" does not lie within the file`;
  const width = shape.at(-1) ?? 1;
  const rows = width === 0 ? 0 : count / width;
  return {
    name,
    shape,
    readRow(row, to) {
      if (row < 0 || row >= rows) throw new Error(`"${name}" has no row ${row}`);
      for (let i = 0; i < width; i++) to[i] = kind.read(view, from + start + (row * width + i) * kind.bytes);
    },
  };
}
