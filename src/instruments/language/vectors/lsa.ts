import { eigenSymmetric } from '../../statistics/algebra/eigen.ts';
import { seeded } from '../../statistics/seeded.ts';
import { addRow, rowDot, type Sparse, type Matrix as SparseRows, stack } from '../learning/sparse.ts';
import { fitTfIdf, type TfIdf, vectorizer } from '../learning/tfidf.ts';
import { type Dense, dense, rowOf, toUnitLength } from './dense.ts';

/** Latent semantic analysis, learnt from the texts themselves: words that occur in the same texts come to lie together. */
export interface Lsa {
  readonly tfIdf: TfIdf;
  /** One row per dimension, one column per term. */
  readonly directions: Dense;
}

/** Rows beyond the wanted ones that make the randomised search for directions sharp, and rounds of it. */
const spare = 12;
const rounds = 4;

/**
 * The directions of a sparse matrix that keep most of it (truncated SVD), by subspace iteration from a fixed start
 * with fixed signs: the largest number of each direction is positive. Source: Halko, Martinsson, Tropp 2011.
 */
export function leadingDirections(rows: SparseRows, wanted: number): Dense {
  const size = Math.min(wanted + spare, rows.rows, rows.width);
  const random = seeded(20_24);
  let basis: Float64Array[] = Array.from({ length: size }, () =>
    Float64Array.from({ length: rows.width }, () => random.uniform() - 0.5),
  );
  for (let round = 0; round < rounds; round++) basis = orthonormal(basis.map((v) => throughRows(rows, v)));
  const images = basis.map((v) => Float64Array.from({ length: rows.rows }, (_, i) => rowDot(rows, i, v)));
  const gram = new Float64Array(size * size);
  for (let a = 0; a < size; a++)
    for (let b = a; b < size; b++) {
      const value = product(images[a] as Float64Array, images[b] as Float64Array);
      gram[a * size + b] = value;
      gram[b * size + a] = value;
    }
  const { values, vectors } = eigenSymmetric(gram, size);
  const order = [...values.keys()].sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
  const directions = dense(Math.min(wanted, size), rows.width);
  for (let d = 0; d < directions.rows; d++) {
    const direction = new Float64Array(rows.width);
    basis.forEach((v, a) => {
      addTo(direction, v, vectors[a * size + (order[d] as number)] as number);
    });
    rowOf(directions, d).set(withFixedSign(direction));
  }
  return directions;
}

/** (rows transposed × rows) × v: what the rows make of a direction. */
function throughRows(rows: SparseRows, v: Float64Array): Float64Array {
  const result = new Float64Array(rows.width);
  for (let i = 0; i < rows.rows; i++) addRow(rows, i, rowDot(rows, i, v), result);
  return result;
}

const product = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
};

function addTo(to: Float64Array, v: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + factor * (v[i] as number);
}

/** Gram and Schmidt, done twice over each vector, which keeps them at right angles to machine precision. */
function orthonormal(vectors: Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const v of vectors) {
    for (let pass = 0; pass < 2; pass++) for (const other of done) addTo(v, other, -product(v, other));
    const length = Math.sqrt(product(v, v));
    done.push(length > 1e-12 ? v.map((value) => value / length) : new Float64Array(v.length));
  }
  return done;
}

function withFixedSign(v: Float64Array): Float64Array {
  let largest = 0;
  for (const value of v) if (Math.abs(value) > Math.abs(largest) * (1 + 1e-9)) largest = value;
  return largest < 0 ? v.map((value) => -value) : v;
}

/** Learns from texts; with thousands, from the first `most` (give them in an order that is as good as random). */
export function fitLsa(texts: readonly string[], { dimensions = 100, most = 8_000, least = 2 } = {}): Lsa {
  const learnt = texts.slice(0, most);
  const tfIdf = fitTfIdf(learnt, {
    least: learnt.length < 50 ? 1 : least,
    options: { words: [1, 2], characters: [0, 0], weights: [1, 1] },
    most: 30_000,
  });
  const rows = learnt.map(vectorizer(tfIdf));
  return { tfIdf, directions: leadingDirections(stack(rows, tfIdf.terms.length), dimensions) };
}

/** The vectors of texts, of length one; zeros where no term is known. */
export function lsaVectors(lsa: Lsa, texts: readonly string[]): Dense {
  const { directions } = lsa;
  const sparse = vectorizer(lsa.tfIdf);
  // Term by term, so that only the few terms of a text are touched.
  const byTerm = transposed(directions);
  const vectors = dense(texts.length, directions.rows);
  const sum = new Float64Array(directions.rows);
  texts.forEach((text, i) => {
    sum.fill(0);
    const { indices, values }: Sparse = sparse(text);
    for (let t = 0; t < indices.length; t++) {
      const from = (indices[t] as number) * directions.rows;
      for (let d = 0; d < sum.length; d++)
        sum[d] = (sum[d] as number) + (values[t] as number) * (byTerm[from + d] as number);
    }
    rowOf(vectors, i).set(sum);
  });
  return toUnitLength(vectors);
}

function transposed(m: Dense): Float32Array {
  const t = new Float32Array(m.rows * m.columns);
  for (let r = 0; r < m.rows; r++)
    for (let c = 0; c < m.columns; c++) t[c * m.rows + r] = m.data[r * m.columns + c] as number;
  return t;
}
