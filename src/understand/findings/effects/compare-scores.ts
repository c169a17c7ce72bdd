import { normalTwoSided, zOfLevel } from '../../../instruments/statistics/distributions/normal.ts';
import { meanDifference } from '../../../instruments/statistics/mean-difference.ts';

export interface ScoreComparison {
  readonly nWith: number;
  readonly nWithout: number;
  readonly meanWith: number;
  readonly meanWithout: number;
  readonly diff: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  /** Share of low scores on each side. */
  readonly lowWith: number;
  readonly lowWithout: number;
  readonly method: string;
}

/** From this many scored episodes per customer on, answers of one customer are not treated as independent. */
const manyPerCustomer = 1.1;

/**
 * Mean score of the episodes with the condition minus that of those without; normal interval from Welch's standard
 * error, Welch's p. Where customers answered several times, a standard error clustered by customer if larger.
 * null with fewer than `least` scores on a side, or no spread.
 */
export function compareScores(
  exposure: Uint8Array,
  score: Float64Array,
  customer: Int32Array,
  lowUpTo: number,
  least: number,
): ScoreComparison | null {
  const n = [0, 0];
  const sum = [0, 0];
  const squares = [0, 0];
  const low = [0, 0];
  const people = new Set<number>();
  for (let i = 0; i < exposure.length; i++) {
    const side = exposure[i] as number;
    const value = score[i] as number;
    if (side > 1 || Number.isNaN(value)) continue;
    n[side] = (n[side] as number) + 1;
    sum[side] = (sum[side] as number) + value;
    squares[side] = (squares[side] as number) + value * value;
    if (value <= lowUpTo) low[side] = (low[side] as number) + 1;
    people.add(customer[i] as number);
  }
  const [n0, n1] = n as [number, number];
  if (n0 < least || n1 < least) return null;
  const sums = (side: 0 | 1) => ({
    n: n[side] as number,
    sum: sum[side] as number,
    sumSquares: squares[side] as number,
  });
  const welch = meanDifference(sums(1), sums(0));
  const diff = welch.value;
  let se = welch.standardError;
  let p = welch.p;
  if (diff === null || se === null || p === null) return null;
  const means = [(sum[0] as number) / n0, (sum[1] as number) / n1] as const;
  let method = 'difference of means, Welch standard error, normal interval';
  if (n0 + n1 > manyPerCustomer * people.size) {
    const clustered = clusteredError(exposure, score, customer, means, [n0, n1]);
    if (clustered > se) {
      [se, p] = [clustered, normalTwoSided(diff / clustered)];
      method = 'difference of means, standard error clustered by customer, normal interval';
    }
  }
  const half = zOfLevel(0.95) * se;
  return {
    nWith: n1,
    nWithout: n0,
    meanWith: means[1],
    meanWithout: means[0],
    diff,
    se,
    low: diff - half,
    high: diff + half,
    p,
    lowWith: (low[1] as number) / n1,
    lowWithout: (low[0] as number) / n0,
    method,
  };
}

/** Each customer's pull on the difference, squared and summed (Liang & Zeger 1986). */
function clusteredError(
  exposure: Uint8Array,
  score: Float64Array,
  customer: Int32Array,
  means: readonly [number, number],
  n: readonly [number, number],
): number {
  const pull = new Map<number, number>();
  for (let i = 0; i < exposure.length; i++) {
    const side = exposure[i] as 0 | 1 | 2;
    const value = score[i] as number;
    if (side > 1 || Number.isNaN(value)) continue;
    const s = side as 0 | 1;
    const part = ((s === 1 ? 1 : -1) * (value - means[s])) / n[s];
    const who = customer[i] as number;
    pull.set(who, (pull.get(who) ?? 0) + part);
  }
  let total = 0;
  for (const part of pull.values()) total += part * part;
  return Math.sqrt((total * pull.size) / Math.max(1, pull.size - 1));
}
