/** A vector of which most entries are 0. Sums over it run in ascending order of index, so they never differ. */
export interface Sparse {
  /** Ascending, each once. */
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Many sparse rows in three arrays: row i holds entries start[i] … start[i + 1] − 1. */
export interface Matrix {
  readonly rows: number;
  /** Number of columns. */
  readonly width: number;
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
}

/** From counts per index. */
export function sparseOf(entries: ReadonlyMap<number, number>): Sparse {
  const indices = Int32Array.from(entries.keys()).sort();
  return { indices, values: Float64Array.from(indices, (index) => entries.get(index) ?? 0) };
}

/** Sum of products with a full vector. */
export function dot(x: Sparse, full: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < x.indices.length; k++) {
    sum += (x.values[k] as number) * (full[x.indices[k] as number] as number);
  }
  return sum;
}

/** Cosine-like product of two sparse vectors. */
export function product(a: Sparse, b: Sparse): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.indices.length && j < b.indices.length; ) {
    const left = a.indices[i] as number;
    const right = b.indices[j] as number;
    if (left === right) sum += (a.values[i++] as number) * (b.values[j++] as number);
    else if (left < right) i++;
    else j++;
  }
  return sum;
}

export const times = (x: Sparse, factor: number): Sparse => ({
  indices: x.indices,
  values: x.values.map((value) => value * factor),
});

/** Length 1; a vector without entries stays as it is. `unseen` is squared length that is missing from the entries. */
export function unitLength(x: Sparse, unseen = 0): Sparse {
  const square = x.values.reduce((sum, value) => sum + value * value, unseen);
  return square > 0 ? times(x, 1 / Math.sqrt(square)) : x;
}

/** Several vectors side by side: each with its width and the weight it is multiplied by; full arrays may stand beside. */
export function beside(
  parts: readonly {
    readonly x: Sparse | ArrayLike<number>;
    readonly width: number;
    readonly weight?: number;
  }[],
): Sparse {
  const length = parts.reduce((sum, { x }) => sum + ('indices' in x ? x.indices.length : x.length), 0);
  const indices = new Int32Array(length);
  const values = new Float64Array(length);
  let at = 0;
  let offset = 0;
  const put = (index: number, value: number) => {
    if (value === 0) return;
    indices[at] = index;
    values[at++] = value;
  };
  for (const { x, width, weight = 1 } of parts) {
    if ('indices' in x) {
      for (let k = 0; k < x.indices.length; k++)
        put(offset + (x.indices[k] as number), weight * (x.values[k] as number));
    } else {
      for (let k = 0; k < Math.min(x.length, width); k++) put(offset + k, weight * (x[k] as number));
    }
    offset += width;
  }
  return at === length ? { indices, values } : { indices: indices.slice(0, at), values: values.slice(0, at) };
}

/** Rows laid one after another, as the fitters read them. */
export function stack(rows: readonly Sparse[], width: number): Matrix {
  const start = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    start[i + 1] = (start[i] as number) + row.indices.length;
  });
  const index = new Int32Array(start[rows.length] as number);
  const value = new Float64Array(start[rows.length] as number);
  rows.forEach((row, i) => {
    index.set(row.indices, start[i]);
    value.set(row.values, start[i]);
  });
  return { rows: rows.length, width, start, index, value };
}

/** Row i times a full vector. (Ends and arrays are held in names of their own: a third faster, and fitting is this.) */
export function rowDot(m: Matrix, row: number, full: Float64Array): number {
  const { index, value } = m;
  const end = m.start[row + 1] as number;
  let sum = 0;
  for (let k = m.start[row] as number; k < end; k++) {
    sum += (value[k] as number) * (full[index[k] as number] as number);
  }
  return sum;
}

/** Adds `factor` times row i to a full vector. */
export function addRow(m: Matrix, row: number, factor: number, to: Float64Array): void {
  const { index, value } = m;
  const end = m.start[row + 1] as number;
  for (let k = m.start[row] as number; k < end; k++) {
    const at = index[k] as number;
    to[at] = (to[at] as number) + factor * (value[k] as number);
  }
}
