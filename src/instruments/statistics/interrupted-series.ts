import type { Estimate } from '../../kernel/estimate.ts';
import { designOf } from './algebra/design.ts';
import { CannotCompute } from './cannot-compute.ts';
import type { Coefficient } from './coefficient.ts';
import { tOfLevel } from './distributions/student.ts';
import { linearModel } from './linear-model.ts';
import { type Level, usualLevel } from './numbers.ts';

export interface Series {
  /** Equally spaced values in time order. */
  readonly values: readonly number[];
  /** Place of the first value after the action, counted from 0. */
  readonly start: number;
  /** Values per season (12 for months); harmonics are fitted for it. Leave out for none. */
  readonly season?: number;
  /** Pairs of sine and cosine for the season; default 2. */
  readonly harmonics?: number;
  /** Rows over which errors may linger; default from the length, at least a season. */
  readonly lag?: number;
}

export interface Interrupted {
  /** Mean difference, over the time after the action, between what happened and what the trend before leads to. */
  readonly effect: Estimate;
  /** Jump at the action, and change of slope per step after it. */
  readonly level: Coefficient;
  readonly slope: Coefficient;
  readonly coefficients: readonly Coefficient[];
  readonly durbinWatson: number;
  readonly lag: number;
  /** What the model expects each value to be, and what it would have been without the action. */
  readonly fitted: readonly number[];
  readonly without: readonly number[];
  /** The last value before the action is an outlier of its own series: expect it to move back by itself. */
  readonly regressionToMean: string | null;
  readonly method: string;
}

/**
 * Interrupted series: level and slope before against after an action, with trend, season and lingering errors.
 *
 * In plain words: would the series have got there anyway? y = b0 + b1 t + b2 after + b3 (t − start) after + season.
 * Assumes that the trend before would have gone on and that nothing else happened at that time: rung 2 of 5. Wants 8
 * values on each side, 12 with seasons. Newey-West errors; look at Durbin-Watson (near 2 is good).
 * Source: Wagner et al. 2002; Bernal, Cummins & Gasparrini 2017; Newey & West 1987.
 */
export function interruptedSeries(series: Series, options: Level = {}): Interrupted {
  const { level = usualLevel } = options;
  const { values, start, season, harmonics = 2 } = series;
  const n = values.length;
  if (!(start >= 4 && n - start >= 4))
    throw new CannotCompute(
      `An interrupted series needs 4 values on each side; there are ${start} and ${n - start}.`,
    );
  const t = values.map((_, i) => i);
  const after = t.map((i) => (i >= start ? 1 : 0));
  const columns: Record<string, number[]> = {
    time: t,
    after,
    'time after': t.map((i) => (i >= start ? i - start : 0)),
  };
  if (season !== undefined) {
    for (let k = 1; k <= Math.min(harmonics, Math.floor((season - 1) / 2)); k++) {
      columns[`sin ${k}`] = t.map((i) => Math.sin((2 * Math.PI * k * i) / season));
      columns[`cos ${k}`] = t.map((i) => Math.cos((2 * Math.PI * k * i) / season));
    }
  }
  const design = designOf(columns);
  const lag = series.lag ?? Math.min(n - 1, Math.max(season ?? 0, Math.floor(4 * (n / 100) ** (2 / 9))));
  const model = linearModel(design, values, { level, errors: { kind: 'Newey-West', lag } });
  const p = design.names.length;
  const [jump, bend] = [model.coefficients[2], model.coefficients[3]];
  if (jump === undefined || bend === undefined) throw new Error('unreachable: the design has these columns');
  // The mean of b2 + b3 (t − start) over the time after.
  const middle = (n - start - 1) / 2;
  const v = (i: number, j: number) => model.covariance[i * p + j] as number;
  const se = Math.sqrt(v(2, 2) + 2 * middle * v(2, 3) + middle ** 2 * v(3, 3));
  const value = jump.estimate + middle * bend.estimate;
  const half = tOfLevel(level, model.df) * se;
  const fitted = values.map((y, i) => y - (model.residuals[i] as number));
  return {
    effect: {
      value,
      low: value - half,
      high: value + half,
      level,
      n,
      method: `interrupted series, ${model.method}`,
    },
    level: jump,
    slope: bend,
    coefficients: model.coefficients,
    durbinWatson: model.durbinWatson,
    lag,
    fitted,
    without: fitted.map((y, i) => (i < start ? y : y - jump.estimate - (i - start) * bend.estimate)),
    regressionToMean: outlierBefore(values.slice(0, start)),
    method: model.method,
  };
}

/** Actions start after bad months, and bad months pass: is the last value before far from those before it? */
function outlierBefore(before: readonly number[]): string | null {
  const last = before[before.length - 1] ?? 0;
  const rest = before.slice(0, -1).sort((a, b) => a - b);
  const median = (list: readonly number[]) =>
    ((list[Math.floor((list.length - 1) / 2)] ?? 0) + (list[Math.ceil((list.length - 1) / 2)] ?? 0)) / 2;
  const centre = median(rest);
  const spread = 1.4826 * median(rest.map((x) => Math.abs(x - centre)).sort((a, b) => a - b));
  if (!(spread > 0) || Math.abs(last - centre) < 3 * spread) return null;
  return 'The last value before the action is unusual in its own series: part of the change may be its return to normal.';
}

/** The same effect at earlier dates at which nothing was done: a real one should stand out from this strip. */
export function placeboDates(
  series: Series,
  dates: readonly number[],
  options: Level = {},
): (Estimate & { start: number })[] {
  const before = series.values.slice(0, series.start);
  return dates
    .filter((start) => start >= 4 && before.length - start >= 4)
    .map((start) => ({ start, ...interruptedSeries({ ...series, values: before, start }, options).effect }));
}
