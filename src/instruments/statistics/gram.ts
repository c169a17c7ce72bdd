import { at, type Square } from './algebra/symmetric.ts';
import { CannotCompute } from './cannot-compute.ts';

/**
 * Sums and products of several columns over some rows: all a linear model needs. Grams of separate rows add up, so
 * that a model of a million rows, and of any part of them, costs one pass over the rows.
 */
export interface Gram {
  readonly columns: number;
  /** Rows, sum of their weights, and of the squares of their weights (n, n, n without weights). */
  readonly n: number;
  readonly weight: number;
  readonly weightSquares: number;
  /** Σ w x_i, columns long. */
  readonly sums: Float64Array;
  /** Σ w x_i x_j, columns × columns. */
  readonly products: Float64Array;
}

export function emptyGram(columns: number): Gram {
  return {
    columns,
    n: 0,
    weight: 0,
    weightSquares: 0,
    sums: new Float64Array(columns),
    products: new Float64Array(columns * columns),
  };
}

/** a + sign · b, of the same columns. */
export function addGrams(a: Gram, b: Gram, sign: 1 | -1 = 1): Gram {
  return {
    columns: a.columns,
    n: a.n + sign * b.n,
    weight: a.weight + sign * b.weight,
    weightSquares: a.weightSquares + sign * b.weightSquares,
    sums: a.sums.map((v, i) => v + sign * (b.sums[i] as number)),
    products: a.products.map((v, i) => v + sign * (b.products[i] as number)),
  };
}

/**
 * Grams of complete rows in `blocks` interleaved blocks (row i belongs to block i mod blocks). Rows with a missing
 * value (NaN) in any column are left out; `dropped` says how many.
 */
export function gramBlocks(
  columns: readonly ArrayLike<number>[],
  blocks: number,
  weights?: ArrayLike<number>,
): { blocks: Gram[]; dropped: number } {
  const p = columns.length;
  const rows = columns[0]?.length ?? 0;
  // Values are taken relative to the first complete row: large means would otherwise eat the digits of the spread.
  const shift = new Float64Array(p);
  const row = new Float64Array(p);
  let started = false;
  let dropped = 0;
  const grams = Array.from({ length: blocks }, () => ({ ...emptyGram(p) }));
  for (let i = 0; i < rows; i++) {
    const w = weights === undefined ? 1 : (weights[i] as number);
    let whole = w >= 0;
    for (let j = 0; j < p; j++) {
      const value = columns[j]?.[i] as number;
      if (Number.isNaN(value)) whole = false;
      row[j] = value;
    }
    if (!whole) {
      dropped += 1;
      continue;
    }
    if (!started) {
      shift.set(row);
      started = true;
    }
    add(grams[i % blocks] as Mutable, row, shift, w);
  }
  return { blocks: grams, dropped };
}

type Mutable = { -readonly [K in keyof Gram]: Gram[K] };

function add(gram: Mutable, row: Float64Array, shift: Float64Array, w: number): void {
  const p = gram.columns;
  const { sums, products } = gram;
  gram.n += 1;
  gram.weight += w;
  gram.weightSquares += w * w;
  for (let j = 0; j < p; j++) {
    const x = w * ((row[j] as number) - (shift[j] as number));
    sums[j] = (sums[j] as number) + x;
    const base = j * p;
    for (let k = 0; k <= j; k++) {
      products[base + k] = (products[base + k] as number) + x * ((row[k] as number) - (shift[k] as number));
    }
  }
}

/** The correlation matrix of a Gram's columns (its lower triangle of products is enough). Names a constant column. */
export function correlations(gram: Gram, names: readonly string[]): Square {
  const { columns: p, weight, sums, products } = gram;
  const covariance = (i: number, j: number) =>
    at(products, p, Math.max(i, j), Math.min(i, j)) - ((sums[i] as number) * (sums[j] as number)) / weight;
  const scale = Float64Array.from({ length: p }, (_, i) => covariance(i, i));
  scale.forEach((variance, i) => {
    if (!(variance > 1e-12 * Math.abs(at(products, p, i, i))))
      throw new CannotCompute(`"${names[i] ?? i}" has the same value everywhere: it can explain nothing.`);
  });
  const r = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      r[i * p + j] = i === j ? 1 : covariance(i, j) / Math.sqrt((scale[i] as number) * (scale[j] as number));
    }
  }
  return r;
}
