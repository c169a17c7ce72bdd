import type { Estimate } from '../../kernel/estimate.ts';
import { betaQuantile } from './distributions/beta.ts';
import { zOfLevel } from './distributions/normal.ts';
import { clamp, type Level, nothingToSay, usualLevel } from './numbers.ts';

/** So many of so many. */
export interface Count {
  /** How many have it. */
  readonly count: number;
  /** Out of how many. */
  readonly n: number;
}
export type ProportionMethod = 'Wilson' | 'Wilson, continuity corrected' | 'Agresti-Coull' | 'exact' | 'Wald';

type Limits = readonly [low: number, high: number];

/** Wilson's limits of a share: the shares that would not be surprised by what was seen. */
export function wilson({ count, n }: Count, level = usualLevel): Limits {
  const z = zOfLevel(level);
  const p = count / n;
  const zz = (z * z) / n;
  const centre = (p + zz / 2) / (1 + zz);
  const half = (z / (1 + zz)) * Math.sqrt((p * (1 - p)) / n + zz / (4 * n));
  // At 0 of n and n of n the algebra gives exactly 0 and 1; rounding must not say otherwise.
  return [count === 0 ? 0 : centre - half, count === n ? 1 : centre + half];
}

function wilsonCorrected({ count, n }: Count, level: number): Limits {
  const z = zOfLevel(level);
  const p = count / n;
  const root = (sign: 1 | -1) => z * Math.sqrt(z * z - 1 / n + 4 * n * p * (1 - p) + sign * (4 * p - 2)) + 1;
  const scale = 2 * (n + z * z);
  const low = (2 * n * p + z * z - root(1)) / scale;
  const high = (2 * n * p + z * z + root(-1)) / scale;
  return [count === 0 ? 0 : clamp(low, 0, 1), count === n ? 1 : clamp(high, 0, 1)];
}

function agrestiCoull({ count, n }: Count, level: number): Limits {
  const z = zOfLevel(level);
  const m = n + z * z;
  const p = (count + (z * z) / 2) / m;
  const half = z * Math.sqrt((p * (1 - p)) / m);
  return [p - half, p + half];
}

function exact({ count, n }: Count, level: number): Limits {
  const alpha = 1 - level;
  return [
    count === 0 ? 0 : betaQuantile(alpha / 2, count, n - count + 1),
    count === n ? 1 : betaQuantile(1 - alpha / 2, count + 1, n - count),
  ];
}

function wald({ count, n }: Count, level: number): Limits {
  const p = count / n;
  const half = zOfLevel(level) * Math.sqrt((p * (1 - p)) / n);
  return [p - half, p + half];
}

const limits: Record<ProportionMethod, (c: Count, level: number) => Limits> = {
  Wilson: wilson,
  'Wilson, continuity corrected': wilsonCorrected,
  'Agresti-Coull': agrestiCoull,
  exact,
  Wald: wald,
};

/**
 * A share (0..1) with its interval: CSAT, top box, a rate, promises kept.
 *
 * In plain words: what share of everybody would say so, judged from those who answered. Assumes independent
 * answers; any n ≥ 1. Wilson by default: never wider than the scale, honest at 0 % and 100 %. "exact"
 * (Clopper-Pearson) never covers less than promised and is wider; Wald is there to be compared with.
 * Source: Wilson 1927; Newcombe 1998; Agresti & Coull 1998; Clopper & Pearson 1934.
 */
export function proportion(counted: Count, options: Level & { method?: ProportionMethod } = {}): Estimate {
  const { level = usualLevel, method = 'Wilson' } = options;
  const name = `share, ${method} interval`;
  if (counted.n === 0) return nothingToSay(name, 0, level);
  if (counted.count < 0 || counted.count > counted.n)
    throw new RangeError(`${counted.count} of ${counted.n} is not a share`);
  const [low, high] = limits[method](counted, level);
  return { value: counted.count / counted.n, low, high, level, n: counted.n, method: name };
}
