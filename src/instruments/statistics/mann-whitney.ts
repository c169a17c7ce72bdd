import type { Estimate } from '../../kernel/estimate.ts';
import { CannotCompute } from './cannot-compute.ts';
import { normalTwoSided, zOfLevel } from './distributions/normal.ts';
import { clamp, type Level, usualLevel } from './numbers.ts';

/** How often each value was seen in the two groups; any order. Scores have few values, so this is small. */
export interface ValueCounts {
  readonly value: number;
  readonly first: number;
  readonly second: number;
}

export interface MannWhitney {
  /** Two-sided p, normal approximation with ties and continuity corrected. */
  readonly p: number;
  /** The statistic U of the first group (R's W). */
  readonly u: number;
  /** Chance that a random member of the first group scores higher than one of the second, ties counted half. */
  readonly superiority: Estimate;
}

/** Counts per value of two lists of raw values. */
export function countValues(first: Iterable<number>, second: Iterable<number>): ValueCounts[] {
  const seen = new Map<number, { value: number; first: number; second: number }>();
  const at = (value: number) => {
    const found = seen.get(value) ?? { value, first: 0, second: 0 };
    seen.set(value, found);
    return found;
  };
  for (const value of first) at(value).first += 1;
  for (const value of second) at(value).second += 1;
  return [...seen.values()];
}

/**
 * Mann-Whitney (Wilcoxon rank sum) test of two independent groups, from counts per value.
 *
 * In plain words: do the answers of one group tend to be higher than those of the other, whatever the distances
 * between the codes mean? Needs no normal distribution; the approximation is good from about 20 a group.
 * Interval of the superiority: logit-transformed, variance of the placements (DeLong 1988).
 * Source: Mann & Whitney 1947; R `wilcox.test(exact = FALSE)`.
 */
export function mannWhitney(counts: readonly ValueCounts[], options: Level = {}): MannWhitney {
  const { level = usualLevel } = options;
  const sorted = [...counts].sort((a, b) => a.value - b.value);
  const n1 = sorted.reduce((sum, c) => sum + c.first, 0);
  const n2 = sorted.reduce((sum, c) => sum + c.second, 0);
  if (n1 === 0 || n2 === 0) throw new CannotCompute('Each of the two groups needs at least one value.');
  const n = n1 + n2;
  let ties = 0;
  let u = 0;
  let [below1, below2] = [0, 0];
  let [squares1, squares2] = [0, 0];
  for (const c of sorted) {
    // Placement of a value: the share of the other group below it, ties half.
    const place1 = (below2 + c.second / 2) / n2;
    const place2 = (below1 + c.first / 2) / n1;
    u += c.first * place1 * n2;
    squares1 += c.first * place1 * place1;
    squares2 += c.second * place2 * place2;
    below1 += c.first;
    below2 += c.second;
    const tied = c.first + c.second;
    ties += tied ** 3 - tied;
  }
  const value = u / (n1 * n2);
  const sigma = Math.sqrt(((n1 * n2) / 12) * (n + 1 - ties / (n * (n - 1))));
  const away = Math.max(0, Math.abs(u - (n1 * n2) / 2) - 0.5);
  const p = sigma > 0 ? normalTwoSided(away / sigma) : 1;
  const spread = (squares: number, m: number, mid: number) => Math.max(0, squares / m - mid * mid) / (m - 1);
  const se = Math.sqrt(spread(squares1, n1, value) + spread(squares2, n2, 1 - value));
  return { p, u, superiority: superiority(value, se, n, level) };
}

function superiority(value: number, se: number, n: number, level: number): Estimate {
  const method = 'chance of superiority, placement variance on the logit scale';
  if (!(se > 0) || value <= 0 || value >= 1) return { value, low: null, high: null, level, n, method };
  const logit = Math.log(value / (1 - value));
  const half = (zOfLevel(level) * se) / (value * (1 - value));
  const back = (x: number) => clamp(1 / (1 + Math.exp(-x)), 0, 1);
  return { value, low: back(logit - half), high: back(logit + half), level, n, method };
}
