import { eigenSymmetric } from '../../statistics/algebra/eigen.ts';
import { seeded } from '../../statistics/seeded.ts';
import { addRow, rowDot, type Sparse, type Matrix as SparseRows, stack } from '../learning/sparse.ts';
import { fitTfIdf, type TermOptions, type TfIdf, vectorizer } from '../learning/tfidf.ts';
import { type Dense, dense, rowOf, toUnitLength } from './dense.ts';
import { quantised } from './word-table.ts';

/** Latent semantic analysis, learnt from the texts themselves: words that occur in the same texts come to lie together. */
export interface Lsa {
  readonly tfIdf: TfIdf;
  readonly dimensions: number;
  /** Each term's vector: whole numbers of one byte times the term's scale, as kept words are. */
  readonly scales: Float32Array;
  readonly values: Int8Array;
}

/** Rows beyond the wanted ones that make the randomised search for directions sharp, and rounds of it. */
const spare = 12;
const rounds = 3;

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
  for (let round = 0; round < rounds; round++)
    basis = orthonormal(
      basis.map((v) => throughRows(rows, v)),
      round === rounds - 1 ? 2 : 1,
    );
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

/** Gram and Schmidt; two passes over each vector keep them at right angles to machine precision. */
function orthonormal(vectors: readonly Float64Array[], passes: number): Float64Array[] {
  const done: Float64Array[] = [];
  for (const v of vectors) {
    for (let pass = 0; pass < passes; pass++) for (const other of done) addTo(v, other, -product(v, other));
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

/** Parts of words let "charge", "charged" and "chargd" meet. On training rows of Banking77 they were worth 0.04 NMI. */
const wordsAndParts: TermOptions = { words: [1, 2], characters: [4, 5], weights: [1, 1] };

/** Learns from texts; with thousands, from the first `most` (give them in an order that is as good as random). */
export function fitLsa(
  texts: readonly string[],
  {
    dimensions = 100,
    most = 6_000,
    terms = wordsAndParts,
  }: { dimensions?: number; most?: number; terms?: TermOptions } = {},
): Lsa {
  const learnt = texts.slice(0, most);
  const tfIdf = fitTfIdf(learnt, {
    least: learnt.length < 50 ? 1 : 2,
    options: terms,
    most: 16_000,
  });
  const directions = leadingDirections(stack(learnt.map(vectorizer(tfIdf)), tfIdf.terms.length), dimensions);
  const scales = new Float32Array(tfIdf.terms.length);
  const values = new Int8Array(tfIdf.terms.length * directions.rows);
  const term = new Float32Array(directions.rows);
  for (let t = 0; t < scales.length; t++) {
    for (let d = 0; d < term.length; d++) term[d] = directions.data[d * directions.columns + t] as number;
    const small = quantised(term);
    scales[t] = small.scale;
    values.set(small.values, t * term.length);
  }
  return { tfIdf, dimensions: directions.rows, scales, values };
}

/** Looking terms up is worth preparing once per model: one new voice must not wait for it. */
const prepared = new WeakMap<Lsa, (text: string) => Sparse>();

/** The vectors of texts, of length one; zeros where no term is known. */
export function lsaVectors(lsa: Lsa, texts: readonly string[]): Dense {
  const { dimensions, scales, values } = lsa;
  const sparse = prepared.get(lsa) ?? vectorizer(lsa.tfIdf);
  prepared.set(lsa, sparse);
  const vectors = dense(texts.length, dimensions);
  const sum = new Float64Array(dimensions);
  texts.forEach((text, i) => {
    sum.fill(0);
    const terms = sparse(text);
    for (let t = 0; t < terms.indices.length; t++) {
      const term = terms.indices[t] as number;
      const weight = (terms.values[t] as number) * (scales[term] as number);
      for (let d = 0; d < dimensions; d++)
        sum[d] = (sum[d] as number) + weight * (values[term * dimensions + d] as number);
    }
    rowOf(vectors, i).set(sum);
  });
  return toUnitLength(vectors);
}
