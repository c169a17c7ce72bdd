import { normalTwoSided, zOfLevel } from './distributions/normal.ts';
import { studentTwoSided, tOfLevel } from './distributions/student.ts';

/** One coefficient of a model, with its Wald interval. */
export interface Coefficient {
  readonly term: string;
  readonly estimate: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
}

/** Coefficients with intervals from estimates and standard errors; t with `df`, normal without. */
export function coefficients(
  names: readonly string[],
  estimates: ArrayLike<number>,
  ses: ArrayLike<number>,
  level: number,
  df?: number,
): Coefficient[] {
  const reach = df === undefined ? zOfLevel(level) : tOfLevel(level, df);
  return names.map((term, i) => {
    const estimate = estimates[i] as number;
    const se = ses[i] as number;
    const statistic = estimate / se;
    return {
      term,
      estimate,
      se,
      low: estimate - reach * se,
      high: estimate + reach * se,
      p: df === undefined ? normalTwoSided(statistic) : studentTwoSided(statistic, df),
    };
  });
}
