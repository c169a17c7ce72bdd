import type { Estimate } from '../../kernel/estimate.ts';
import { CannotCompute } from './cannot-compute.ts';
import { tOfLevel } from './distributions/student.ts';
import { type Level, usualLevel } from './numbers.ts';
import { effectiveN } from './weights.ts';

/**
 * A weighted mean (for NPS give −1/0/1, for a share 0/1) with a linearised interval, weights treated as fixed.
 *
 * In plain words: the average when some answers stand for more people than others. The interval is wider than one
 * that knows how the weights were made (calibration residuals): safe, and named. With `clusters` (one customer answering
 * often), the customers are what varies. Source: Särndal, Swensson & Wretman 1992; R survey::svymean.
 */
export function weightedMean(
  values: readonly number[],
  weights: readonly number[],
  options: Level & { readonly clusters?: readonly string[] } = {},
): Estimate {
  const { level = usualLevel, clusters } = options;
  if (weights.some((w) => !(w >= 0))) throw new CannotCompute('A weight is negative or missing.');
  const sum = weights.reduce((a, w) => a + w, 0);
  if (!(sum > 0)) throw new CannotCompute('All weights are 0.');
  const value = values.reduce((a, x, i) => a + x * (weights[i] ?? 0), 0) / sum;
  const parts = new Map<string | number, number>();
  values.forEach((x, i) => {
    const key = clusters?.[i] ?? i;
    parts.set(key, (parts.get(key) ?? 0) + ((weights[i] ?? 0) * (x - value)) / sum);
  });
  const g = parts.size;
  let squares = 0;
  for (const u of parts.values()) squares += u * u;
  const half = g > 1 ? tOfLevel(level, g - 1) * Math.sqrt((g / (g - 1)) * squares) : Number.NaN;
  const known = half > 0;
  return {
    value,
    low: known ? value - half : null,
    high: known ? value + half : null,
    level,
    n: values.length,
    nEffective: effectiveN(weights),
    method: `weighted mean, linearised, weights as fixed${clusters === undefined ? '' : `, ${g} clusters`}`,
  };
}
