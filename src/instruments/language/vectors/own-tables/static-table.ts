import { type Dense, dense, rowOf, toUnitLength } from '../dense.ts';
import { readSafetensors, type Tensor } from './safetensors.ts';

/** A table that turns texts into vectors of length one; zeros where nothing of a text is known. */
export interface OwnTable {
  readonly dimensions: number;
  vectors(texts: readonly string[]): Dense;
}

const names = ['embeddings', 'embedding.weight', 'embeddings.weight'];
/** As in model2vec: what comes later in a long text is not read. */
const mostTokens = 512;
const mostDimensions = 4096;

/**
 * A static sentence table (model2vec, sentence-transformers' StaticEmbedding): a vector per piece of a word, a text is their
 * mean, weighted where the table says so. `tokenize` gives the numbers of a text's known pieces. Source: model2vec 0.6 and
 * its file formats. A sentence when it is no such table.
 */
export function readStaticTable(
  weights: Uint8Array,
  tokenize: (text: string) => readonly number[],
): OwnTable | string {
  const tensors = readSafetensors(weights);
  if (typeof tensors === 'string') return `model.safetensors cannot be read: ${tensors}`;
  const named = (name: string) => tensors.find((tensor) => tensor.name === name);
  const table = names.map(named).find((tensor) => tensor !== undefined);
  const [rows = 0, dimensions = 0] = table?.shape ?? [];
  if (table === undefined || table.shape.length !== 2)
    return 'model.safetensors holds no static table ("embeddings" or "embedding.weight")';
  if (dimensions < 2 || dimensions > mostDimensions)
    return `its vectors have ${dimensions} numbers; 2 to ${mostDimensions} are taken`;
  const rowFor = numbersOf(named('mapping'));
  const weightOf = numbersOf(named('weights'));
  const one = new Float32Array(dimensions);
  const sum = new Float64Array(dimensions);
  return {
    dimensions,
    vectors(texts) {
      const means = dense(texts.length, dimensions);
      texts.forEach((text, place) => {
        sum.fill(0);
        for (const token of tokenize(text).slice(0, mostTokens)) {
          const row = rowFor?.(token) ?? token;
          if (row >= rows) continue;
          table.readRow(row, one);
          const weight = weightOf?.(token) ?? 1;
          for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] as number) + weight * (one[i] as number);
        }
        if (sum.every(Number.isFinite)) rowOf(means, place).set(sum);
      });
      return toUnitLength(means);
    },
  };
}

/** Reads a list of numbers, one for each token; nothing where the table has none. */
function numbersOf(tensor: Tensor | undefined): ((token: number) => number | undefined) | undefined {
  if (tensor === undefined) return undefined;
  const count = tensor.shape.reduce((product, n) => product * n, 1);
  const width = tensor.shape.at(-1) ?? 1;
  const all = new Float32Array(count);
  for (let row = 0; row * width < count; row++)
    tensor.readRow(row, all.subarray(row * width, (row + 1) * width));
  return (token) => (token < all.length ? all[token] : undefined);
}
