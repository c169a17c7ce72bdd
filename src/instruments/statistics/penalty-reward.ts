import { designOf } from './algebra/design.ts';
import { CannotCompute } from './cannot-compute.ts';
import type { Coefficient } from './coefficient.ts';
import { linearModel } from './linear-model.ts';
import { type Level, usualLevel } from './numbers.ts';

export interface PenaltyReward {
  readonly driver: string;
  readonly penalty: Coefficient;
  readonly reward: Coefficient;
  /** must-be: failing hurts more than excelling helps · delighter: the other way round · linear: neither stands out. */
  readonly kind: 'must-be' | 'delighter' | 'linear';
}

/** The value below which this share of the values lies (R's type 7). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.filter((x) => !Number.isNaN(x)).sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (at - Math.floor(at)) * (high - low);
}

/**
 * Penalty-reward contrasts: does a driver hurt when it is bad, help when it is good, or both?
 *
 * In plain words: each driver becomes two marks, "among the worst quarter" and "among the best quarter", and the outcome
 * is explained by all marks together. Needs complete rows (give them so) and some spread in each driver.
 * Source: Brandt 1987; Matzler & Sauerwein 2002.
 */
export function penaltyReward(
  drivers: Readonly<Record<string, readonly number[]>>,
  outcome: readonly number[],
  options: Level = {},
): { drivers: PenaltyReward[]; intercept: Coefficient; r2: number } {
  const { level = usualLevel } = options;
  const names = Object.keys(drivers);
  const columns: Record<string, number[]> = {};
  const mark = (name: string, suffix: string, of: (x: number) => boolean) => {
    columns[`${name}_${suffix}`] = (drivers[name] ?? []).map((x) => (of(x) ? 1 : 0));
  };
  for (const name of names) {
    const worst = quantile(drivers[name] ?? [], 0.25);
    mark(name, 'pen', (x) => x <= worst);
  }
  for (const name of names) {
    const best = quantile(drivers[name] ?? [], 0.75);
    mark(name, 'rew', (x) => x >= best);
  }
  const model = linearModel(designOf(columns), outcome, { level });
  const k = names.length;
  const [intercept] = model.coefficients;
  if (intercept === undefined) throw new CannotCompute('There is no driver to look at.');
  return {
    intercept,
    r2: model.r2,
    drivers: names.map((driver, i) => {
      const penalty = model.coefficients[1 + i];
      const reward = model.coefficients[1 + k + i];
      if (penalty === undefined || reward === undefined) throw new Error('unreachable: two marks per driver');
      return { driver, penalty, reward, kind: kindOf(penalty, reward) };
    }),
  };
}

/** The one is larger than the other when their difference in size is clear of 0. */
function kindOf(penalty: Coefficient, reward: Coefficient): PenaltyReward['kind'] {
  const more = -penalty.estimate - reward.estimate;
  const doubt = 1.96 * Math.hypot(penalty.se, reward.se);
  if (Math.abs(more) <= doubt) return 'linear';
  return more > 0 ? 'must-be' : 'delighter';
}
