import type { Estimate } from '../../kernel/estimate.ts';
import { designOf } from './algebra/design.ts';
import { CannotCompute } from './cannot-compute.ts';
import type { Coefficient } from './coefficient.ts';
import { type LinearModel, linearModel } from './linear-model.ts';
import { type Level, usualLevel } from './numbers.ts';
import { seeded } from './seeded.ts';

/** One observation of one unit (customer, branch) before or after the action. */
export interface Observation {
  readonly unit: string;
  readonly value: number;
  /** Does the unit belong to the group the action was for? */
  readonly treated: boolean;
  /** Was it observed after the action began? */
  readonly after: boolean;
  /** When, in any steady unit; needed for the check of trends before. */
  readonly time?: number;
  readonly weight?: number;
}

export interface DifferenceInDifferences {
  readonly effect: Estimate;
  readonly p: number;
  /** p from the wild cluster bootstrap, used where there are fewer than 30 units; null otherwise. */
  readonly bootstrapP: number | null;
  readonly coefficients: readonly Coefficient[];
  /** Did the groups drift apart before the action already? null without times before. */
  readonly trendBefore: (Coefficient & { readonly say: string }) | null;
  readonly units: number;
  readonly method: string;
}

/**
 * Difference in differences: how much more the target group changed than the comparison group did.
 *
 * In plain words: whatever moved everybody is taken out. Assumes that both would have gone on in parallel: look at
 * `trendBefore`. Errors clustered by unit; below 30 units the wild cluster bootstrap's p is given too (seeded).
 * Rung 3 of 5. Source: Card & Krueger 1994; Bertrand, Duflo & Mullainathan 2004; Cameron, Gelbach & Miller 2008.
 */
export function differenceInDifferences(
  rows: readonly Observation[],
  options: Level & { readonly seed?: number } = {},
): DifferenceInDifferences {
  const { level = usualLevel, seed = 1 } = options;
  for (const treated of [true, false])
    for (const after of [true, false])
      if (!rows.some((row) => row.treated === treated && row.after === after))
        throw new CannotCompute(
          `There is no observation of the ${treated ? 'target' : 'comparison'} group ${after ? 'after' : 'before'} the action.`,
        );
  const flag = (of: (row: Observation) => boolean) => rows.map((row) => (of(row) ? 1 : 0));
  const columns = {
    treated: flag((row) => row.treated),
    after: flag((row) => row.after),
    'treated after': flag((row) => row.treated && row.after),
  };
  const units = new Set(rows.map((row) => row.unit)).size;
  const modelOf = (values: readonly number[]) =>
    linearModel(designOf(columns), values, {
      level,
      errors: { kind: 'clustered', clusters: rows.map((row) => row.unit) },
      weights: rows.map((row) => row.weight ?? 1),
    });
  const values = rows.map((row) => row.value);
  const model = modelOf(values);
  const effect = model.coefficients[3];
  if (effect === undefined) throw new Error('unreachable: the design has this column');
  return {
    effect: {
      value: effect.estimate,
      low: effect.low,
      high: effect.high,
      level,
      n: rows.length,
      method: `difference in differences, ${model.method}`,
    },
    p: effect.p,
    bootstrapP: units < 30 ? wildBootstrap(rows, values, columns, modelOf, seed) : null,
    coefficients: model.coefficients,
    trendBefore: trendBefore(rows, level),
    units,
    method: model.method,
  };
}

/** Signs of whole units' residuals are flipped under "no effect", and the t statistic compared. 999 draws. */
function wildBootstrap(
  rows: readonly Observation[],
  values: readonly number[],
  columns: Readonly<Record<string, number[]>>,
  modelOf: (values: readonly number[]) => LinearModel,
  seed: number,
): number {
  const { 'treated after': _, ...restricted } = columns;
  const none = linearModel(designOf(restricted), values, { weights: rows.map((row) => row.weight ?? 1) });
  const t = (model: LinearModel) => {
    const c = model.coefficients[3];
    return c === undefined ? 0 : Math.abs(c.estimate / c.se);
  };
  const seen = t(modelOf(values));
  const random = seeded(seed);
  const units = [...new Set(rows.map((row) => row.unit))];
  let atLeast = 0;
  const draws = 999;
  for (let k = 0; k < draws; k++) {
    const sign = new Map(units.map((unit) => [unit, random.uniform() < 0.5 ? -1 : 1]));
    const drawn = values.map((y, i) => {
      const e = none.residuals[i] as number;
      return y - e + e * (sign.get(rows[i]?.unit ?? '') ?? 1);
    });
    if (t(modelOf(drawn)) >= seen) atLeast += 1;
  }
  return (atLeast + 1) / (draws + 1);
}

function trendBefore(rows: readonly Observation[], level: number): DifferenceInDifferences['trendBefore'] {
  const before = rows.filter((row) => !row.after && row.time !== undefined);
  if (new Set(before.map((row) => row.time)).size < 3) return null;
  const start = Math.min(...before.map((row) => row.time ?? 0));
  const times = before.map((row) => (row.time ?? 0) - start);
  const treated = before.map((row) => (row.treated ? 1 : 0));
  const model = linearModel(
    designOf({ treated, time: times, 'treated time': times.map((t, i) => t * (treated[i] ?? 0)) }),
    before.map((row) => row.value),
    { level, errors: { kind: 'clustered', clusters: before.map((row) => row.unit) } },
  );
  const drift = model.coefficients[3];
  if (drift === undefined) return null;
  const say =
    drift.p < 0.05
      ? 'The two groups drifted apart before the action already: the effect may be that drift.'
      : 'Nothing speaks against the two groups having moved in parallel before.';
  return { ...drift, say };
}
