/** Rows of numbers, one after the other: `data[row * columns + column]`. */
export interface Dense {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float32Array;
}

export const dense = (rows: number, columns: number): Dense => ({
  rows,
  columns,
  data: new Float32Array(rows * columns),
});

/** The numbers of one row; a view, not a copy. */
export const rowOf = (m: Dense, row: number): Float32Array =>
  m.data.subarray(row * m.columns, (row + 1) * m.columns);

/** The named rows, in the order named. */
export function rowsOf(m: Dense, rows: ArrayLike<number>): Dense {
  const picked = dense(rows.length, m.columns);
  for (let i = 0; i < rows.length; i++) picked.data.set(rowOf(m, rows[i] as number), i * m.columns);
  return picked;
}

/** The sum of products, added in a fixed order so that every machine gets the same bits. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** Each row brought to length one, in place; a row of zeros stays one (nothing is known about that text). */
export function toUnitLength(m: Dense): Dense {
  for (let row = 0; row < m.rows; row++) {
    const values = rowOf(m, row);
    const length = Math.sqrt(dot(values, values));
    if (length > 0) for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) / length;
  }
  return m;
}

/** What a row has along a direction of length one is taken out of it, in place. */
export function withoutDirection(m: Dense, direction: Float32Array): Dense {
  for (let row = 0; row < m.rows; row++) {
    const values = rowOf(m, row);
    const along = dot(values, direction);
    for (let i = 0; i < values.length; i++)
      values[i] = (values[i] as number) - along * (direction[i] as number);
  }
  return m;
}
