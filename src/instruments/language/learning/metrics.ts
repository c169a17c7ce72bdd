import type { Estimate } from '../../../kernel/estimate.ts';
import { proportion } from '../../statistics/proportion.ts';

/** How a classifier did on one class. Shares with Wilson's interval; f1 is null when the class neither occurs nor is said. */
export interface ClassFigures {
  readonly label: string;
  /** Rows that are of this class. */
  readonly n: number;
  readonly precision: Estimate;
  readonly recall: Estimate;
  readonly f1: number | null;
}

export interface ClassificationFigures {
  readonly n: number;
  readonly accuracy: Estimate;
  /** Mean F1 over the classes that occur in the truth. */
  readonly macroF1: number;
  /** Share of the commonest class: what one reaches by always saying it. */
  readonly majority: number;
  readonly classes: readonly ClassFigures[];
  /** How often `truth` was called `said`, most frequent first; right ones included. */
  readonly confusion: readonly { readonly truth: string; readonly said: string; readonly n: number }[];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Accuracy, F1 per class and the confusions of one-label answers. Source: Wilson 1927; Sokolova & Lapalme 2009. */
export function classification(truth: readonly string[], said: readonly string[]): ClassificationFigures {
  const pairs = new Map<string, { truth: string; said: string; n: number }>();
  truth.forEach((label, i) => {
    const pair = { truth: label, said: said[i] ?? '', n: 1 };
    const key = JSON.stringify([pair.truth, pair.said]);
    const known = pairs.get(key);
    if (known) known.n += 1;
    else pairs.set(key, pair);
  });
  const confusion = [...pairs.values()].sort(
    (a, b) => b.n - a.n || compare(a.truth, b.truth) || compare(a.said, b.said),
  );
  const count = (keep: (pair: { truth: string; said: string }) => boolean) =>
    confusion.reduce((sum, pair) => sum + (keep(pair) ? pair.n : 0), 0);
  const labels = [...new Set([...truth, ...said])].sort(compare);
  const classes = labels.map((label) => {
    const right = count((pair) => pair.truth === label && pair.said === label);
    const n = count((pair) => pair.truth === label);
    const named = count((pair) => pair.said === label);
    return {
      label,
      n,
      precision: proportion({ count: right, n: named }),
      recall: proportion({ count: right, n }),
      f1: n + named === 0 ? null : (2 * right) / (n + named),
    };
  });
  const occurring = classes.filter((one) => one.n > 0);
  return {
    n: truth.length,
    accuracy: proportion({ count: count((pair) => pair.truth === pair.said), n: truth.length }),
    macroF1: occurring.reduce((sum, one) => sum + (one.f1 ?? 0), 0) / Math.max(1, occurring.length),
    majority: Math.max(0, ...classes.map((one) => one.n)) / Math.max(1, truth.length),
    classes,
    confusion,
  };
}

/**
 * Area under the ROC curve: how often a row that is (yes) scores higher than one that is not; ties count half.
 * Source: Hanley & McNeil 1982. NaN when one of the two is missing.
 */
export function auroc(scores: ArrayLike<number>, yes: ArrayLike<number | boolean>): number {
  const order = Array.from({ length: scores.length }, (_, i) => i);
  order.sort((a, b) => (scores[a] as number) - (scores[b] as number));
  let positives = 0;
  let ranks = 0;
  for (let i = 0; i < order.length; ) {
    let end = i;
    while (end < order.length && scores[order[end] as number] === scores[order[i] as number]) end++;
    const rank = (i + end + 1) / 2;
    for (; i < end; i++) {
      if (!yes[order[i] as number]) continue;
      positives += 1;
      ranks += rank;
    }
  }
  const negatives = order.length - positives;
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** One row of a calibration table. */
export interface ReliabilityRow {
  readonly low: number;
  readonly high: number;
  readonly n: number;
  /** Mean of what was claimed. */
  readonly claimed: number;
  /** What proved right, with Wilson's interval. */
  readonly right: Estimate;
}

/** Claimed confidence against what proved right, in bins of equal width; empty bins are left out. */
export function reliability(
  confidences: ArrayLike<number>,
  right: ArrayLike<number | boolean>,
  bins = 10,
): ReliabilityRow[] {
  const rows = Array.from({ length: bins }, () => ({ n: 0, sum: 0, right: 0 }));
  for (let i = 0; i < confidences.length; i++) {
    const claimed = confidences[i] as number;
    const row = rows[Math.min(bins - 1, Math.max(0, Math.floor(claimed * bins)))];
    if (!row) continue;
    row.n += 1;
    row.sum += claimed;
    row.right += right[i] ? 1 : 0;
  }
  return rows.flatMap((row, i) =>
    row.n === 0
      ? []
      : [
          {
            low: i / bins,
            high: (i + 1) / bins,
            n: row.n,
            claimed: row.sum / row.n,
            right: proportion({ count: row.right, n: row.n }),
          },
        ],
  );
}

/** Expected calibration error: mean distance of claimed and true share over the bins, weighted by rows. Guo et al. 2017. */
export function calibrationError(
  confidences: ArrayLike<number>,
  right: ArrayLike<number | boolean>,
  bins = 10,
): number {
  const rows = reliability(confidences, right, bins);
  const n = rows.reduce((sum, row) => sum + row.n, 0);
  return rows.reduce((sum, row) => sum + (row.n / n) * Math.abs(row.claimed - (row.right.value ?? 0)), 0);
}

/** Counts of pairs of two groupings of the same rows. */
function table(a: readonly (string | number)[], b: readonly (string | number)[]) {
  const rows = new Map<string | number, number>();
  const columns = new Map<string | number, number>();
  const cells = new Map<string | number, Map<string | number, number>>();
  a.forEach((left, i) => {
    const right = b[i] ?? '';
    rows.set(left, (rows.get(left) ?? 0) + 1);
    columns.set(right, (columns.get(right) ?? 0) + 1);
    const row = cells.get(left) ?? new Map<string | number, number>();
    cells.set(left, row.set(right, (row.get(right) ?? 0) + 1));
  });
  return { rows, columns, cells, n: a.length };
}

/** Adjusted Rand index of two groupings: 1 = the same, 0 = as by chance. Source: Hubert & Arabie 1985. */
export function adjustedRand(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const { rows, columns, cells, n } = table(a, b);
  const pairs = (k: number) => (k * (k - 1)) / 2;
  const sum = (counts: Iterable<number>) => [...counts].reduce((total, k) => total + pairs(k), 0);
  const together = sum([...cells.values()].flatMap((row) => [...row.values()]));
  const left = sum(rows.values());
  const right = sum(columns.values());
  const expected = n < 2 ? 0 : (left * right) / pairs(n);
  const most = (left + right) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/** Normalised mutual information of two groupings, by the mean of their entropies (as in scikit-learn). */
export function normalisedMutualInformation(
  a: readonly (string | number)[],
  b: readonly (string | number)[],
): number {
  const { rows, columns, cells, n } = table(a, b);
  const entropy = (counts: Iterable<number>) =>
    [...counts].reduce((sum, k) => sum - (k / n) * Math.log(k / n), 0);
  let mutual = 0;
  for (const [left, row] of cells) {
    for (const [right, k] of row) {
      mutual += (k / n) * Math.log((k * n) / ((rows.get(left) ?? 1) * (columns.get(right) ?? 1)));
    }
  }
  const mean = (entropy(rows.values()) + entropy(columns.values())) / 2;
  return mean === 0 ? 1 : Math.max(0, mutual) / mean;
}
