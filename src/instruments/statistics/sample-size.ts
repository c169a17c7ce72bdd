import { normalLowerTail, normalQuantile, zOfLevel } from './distributions/normal.ts';
import { usualLevel } from './numbers.ts';

export interface Planning {
  /** Confidence level of the reading; default 0.95 (two-sided). */
  readonly level?: number;
  /** Chance to see the change if it is there; default 0.8. */
  readonly power?: number;
  /** Design effect of weights or clusters (n / effective n); default 1. */
  readonly designEffect?: number;
}

const reach = ({ level = usualLevel, power = 0.8 }: Planning) => zOfLevel(level) + normalQuantile(power);

/**
 * Answers needed per group (or period) to see a change of `change`.
 *
 * In plain words: how much patience a goal needs. `variance` is that of one answer in the same unit (for NPS in
 * shares −1..1 it is p + d − (p − d)², typically 0.5 to 0.7, with `change` 0.05 for 5 points).
 * n = 2 (z₁₋α/₂ + z_power)² · variance / change². Source: any textbook; R `power.t.test` without the t.
 */
export function answersNeeded(change: number, variance: number, planning: Planning = {}): number {
  if (!(change !== 0) || !(variance >= 0))
    throw new RangeError('A change other than 0 and a variance are needed');
  return Math.ceil(((2 * reach(planning) ** 2 * variance) / change ** 2) * (planning.designEffect ?? 1));
}

/** Per group, to tell share p1 from share p2 (not rounded). Source: R `power.prop.test`. */
export function answersNeededForShares(p1: number, p2: number, planning: Planning = {}): number {
  const { level = usualLevel, power = 0.8 } = planning;
  const pooled = (p1 + p2) * (1 - (p1 + p2) / 2);
  const root =
    zOfLevel(level) * Math.sqrt(pooled) + normalQuantile(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return (root / (p1 - p2)) ** 2 * (planning.designEffect ?? 1);
}

/** A group as planning sees it: the variance of one answer, and how many answers there are or will be. */
export interface Group {
  readonly variance: number;
  readonly n: number;
}

/** The smallest change that would be seen with these two groups: (z + z) · √(v₁/n₁ + v₂/n₂). */
export function smallestDetectable(before: Group, after: Group, planning: Planning = {}): number {
  const spread = before.variance / before.n + after.variance / after.n;
  return reach(planning) * Math.sqrt(spread * (planning.designEffect ?? 1));
}

/** The chance to see a change of this size with these groups. */
export function powerOf(change: number, before: Group, after: Group, planning: Planning = {}): number {
  const { level = usualLevel, designEffect = 1 } = planning;
  const se = Math.sqrt((before.variance / before.n + after.variance / after.n) * designEffect);
  return normalLowerTail(Math.abs(change) / se - zOfLevel(level));
}

/**
 * What a standard error shrinks by when n of a population of N were asked: 150 of 400 clients take a margin from
 * 11.2 to 8.9. √((N − n)/(N − 1)).
 */
export function finitePopulationFactor(n: number, population: number): number {
  if (population < n) throw new RangeError(`More answers (${n}) than people (${population})`);
  return population <= 1 ? 0 : Math.sqrt((population - n) / (population - 1));
}
