import type { Estimate } from '../../kernel/estimate.ts';
import { CannotCompute } from './cannot-compute.ts';
import { fQuantile } from './distributions/fisher-f.ts';
import { type Level, usualLevel } from './numbers.ts';

export interface Alpha {
  readonly alpha: Estimate;
  /** The same from correlations, as if all items had one spread. */
  readonly standardised: number;
  readonly items: readonly {
    readonly item: string;
    /** Alpha of the others when this item is left out. */
    readonly alphaWithout: number;
    /** Correlation of the item with the sum of the others. */
    readonly restCorrelation: number;
  }[];
  /** Rows left out because an item was missing. */
  readonly dropped: number;
}

/**
 * Cronbach's alpha of items meant to measure one thing, with Feldt's interval.
 *
 * In plain words: how well the items agree; 1 = they say the same, near 0 = they have little in common. Assumes equal
 * loadings for the value and normal errors for the interval. Needs 2 items and 3 complete rows. k/(k − 1) · (1 − Σ item
 * variances / variance of the total). Source: Cronbach 1951; Feldt, Woodruff & Salih 1987; R psych::alpha.
 */
export function alpha(items: Readonly<Record<string, readonly number[]>>, options: Level = {}): Alpha {
  const { level = usualLevel } = options;
  const names = Object.keys(items);
  const k = names.length;
  if (k < 2) throw new CannotCompute('Alpha needs at least two items.');
  const rows = items[names[0] ?? '']?.length ?? 0;
  const complete = Array.from({ length: rows }, (_, i) =>
    names.map((name) => items[name]?.[i] ?? Number.NaN),
  ).filter((row) => !row.some(Number.isNaN));
  const n = complete.length;
  if (n < 3) throw new CannotCompute(`Alpha needs 3 complete rows; there are ${n}.`);
  const c = covariances(complete, k);
  const all = names.map((_, i) => i);
  const value = alphaOf(c, all);
  if (!Number.isFinite(value)) throw new CannotCompute('The items have no spread: everybody answered alike.');
  const [df1, df2] = [n - 1, (n - 1) * (k - 1)];
  const tail = (1 - level) / 2;
  const correlation = c.map((row, i) => row.map((v, j) => v / Math.sqrt(at(c, i, i) * at(c, j, j))));
  return {
    alpha: {
      value,
      low: 1 - (1 - value) * fQuantile(1 - tail, df1, df2),
      high: 1 - (1 - value) * fQuantile(tail, df1, df2),
      level,
      n,
      method: "Cronbach's alpha, Feldt interval",
    },
    standardised: alphaOf(correlation, all),
    items: names.map((item, i) => {
      const others = all.filter((j) => j !== i);
      const withRest = others.reduce((sum, j) => sum + at(c, i, j), 0);
      return {
        item,
        alphaWithout: k > 2 ? alphaOf(c, others) : Number.NaN,
        restCorrelation: withRest / Math.sqrt(at(c, i, i) * total(c, others)),
      };
    }),
    dropped: rows - n,
  };
}

const at = (c: readonly (readonly number[])[], i: number, j: number): number => c[i]?.[j] ?? 0;

/** Variance of the sum of these items. */
const total = (c: readonly (readonly number[])[], items: readonly number[]): number =>
  items.reduce((sum, i) => sum + items.reduce((inner, j) => inner + at(c, i, j), 0), 0);

function alphaOf(c: readonly (readonly number[])[], items: readonly number[]): number {
  const k = items.length;
  const own = items.reduce((sum, i) => sum + at(c, i, i), 0);
  return (k / (k - 1)) * (1 - own / total(c, items));
}

function covariances(rows: readonly (readonly number[])[], k: number): number[][] {
  const n = rows.length;
  const means = Array.from({ length: k }, (_, i) => rows.reduce((sum, row) => sum + (row[i] ?? 0), 0) / n);
  const off = (row: readonly number[], i: number) => (row[i] ?? 0) - (means[i] ?? 0);
  return Array.from({ length: k }, (_, i) =>
    Array.from(
      { length: k },
      (__, j) => rows.reduce((sum, row) => sum + off(row, i) * off(row, j), 0) / (n - 1),
    ),
  );
}
