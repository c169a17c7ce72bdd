import { CannotCompute } from './cannot-compute.ts';

/** A trait with each respondent's value, and how many there are of each value in the population. */
export interface Margin {
  readonly name: string;
  readonly values: readonly string[];
  readonly population: Readonly<Record<string, number>>;
}

export interface Weighted {
  readonly weights: readonly number[];
  readonly n: number;
  /** Kish's effective n, (Σw)² / Σw²; and n divided by it. */
  readonly nEffective: number;
  readonly designEffect: number;
  /** Below 0.4 the weighting costs too much: a warning. */
  readonly efficiency: number;
  readonly passes: number;
  readonly converged: boolean;
  /** Share of respondents whose weight was held to the limits. */
  readonly trimmed: number;
}

/** Kish's effective number of answers: what n equally weighted answers would know as much. */
export function effectiveN(weights: readonly number[]): number {
  const sum = weights.reduce((a, w) => a + w, 0);
  return sum ** 2 / weights.reduce((a, w) => a + w * w, 0);
}

function totals(margin: Margin, weights: readonly number[]): Map<string, number> {
  const sums = new Map<string, number>();
  margin.values.forEach((value, i) => {
    sums.set(value, (sums.get(value) ?? 0) + (weights[i] ?? 0));
  });
  return sums;
}

/** Refuses, by name, what weighting cannot mend: nobody answered, or a value the population does not know. */
function check(margin: Margin, n: number): void {
  if (margin.values.length !== n)
    throw new CannotCompute(`"${margin.name}" has ${margin.values.length} values for ${n} respondents.`);
  const seen = new Set(margin.values);
  for (const [value, people] of Object.entries(margin.population)) {
    if (!(people >= 0))
      throw new CannotCompute(`"${margin.name}" = "${value}" has a population of ${people}.`);
    if (people > 0 && !seen.has(value))
      throw new CannotCompute(
        `Nobody answered with "${margin.name}" = "${value}": merge it with another group.`,
      );
  }
  for (const value of seen) {
    if (!((margin.population[value] ?? 0) > 0))
      throw new CannotCompute(`"${margin.name}" = "${value}" has no population figure above 0.`);
  }
}

/**
 * Cell weights (post-stratification): every respondent of a group counts for as many people as the group has per
 * respondent. In plain words: groups that answered too rarely count more. Source: Holt & Smith 1979.
 */
export function cellWeights(margin: Margin, base?: readonly number[]): Weighted {
  return rake([margin], base === undefined ? {} : { base });
}

/**
 * Raking: scales weights to each margin in turn until all fit, any number of margins.
 *
 * In plain words: makes the sample look like the population in each trait at once, without needing every combination.
 * Stops when the largest relative gap is below `tolerance`. `trim` holds weights between two multiples of the mean
 * and rakes again; the margins then fit only as well as the limits allow, and `converged` says so.
 * Source: Deming & Stephan 1940; R survey::rake (whose defaults stop much earlier).
 */
export function rake(
  margins: readonly Margin[],
  options: {
    readonly base?: readonly number[];
    readonly tolerance?: number;
    readonly passes?: number;
    readonly trim?: readonly [low: number, high: number];
  } = {},
): Weighted {
  const { tolerance = 1e-8, passes: most = 1000, trim } = options;
  const n = margins[0]?.values.length ?? 0;
  if (margins.length === 0 || n === 0)
    throw new CannotCompute('Weights need respondents and at least one margin.');
  for (const margin of margins) check(margin, n);
  const weights = Array.from(options.base ?? Array<number>(n).fill(1));
  if (weights.length !== n || weights.some((w) => !(w >= 0)))
    throw new CannotCompute('Base weights must be one number ≥ 0 per respondent.');
  const held = new Set<number>();
  let passes = 0;
  let gap = Number.POSITIVE_INFINITY;
  while (passes < most && gap > tolerance) {
    passes += 1;
    for (const margin of margins) {
      const sums = totals(margin, weights);
      margin.values.forEach((value, i) => {
        weights[i] = ((weights[i] ?? 0) * (margin.population[value] ?? 0)) / (sums.get(value) ?? 1);
      });
    }
    if (trim !== undefined) hold(weights, trim, held);
    gap = Math.max(...margins.map((margin) => largestGap(margin, weights)));
  }
  const nEffective = effectiveN(weights);
  return {
    weights,
    n,
    nEffective,
    designEffect: n / nEffective,
    efficiency: nEffective / n,
    passes,
    converged: gap <= tolerance,
    trimmed: held.size / n,
  };
}

function hold(weights: number[], [low, high]: readonly [number, number], held: Set<number>): void {
  const middle = weights.reduce((a, w) => a + w, 0) / weights.length;
  weights.forEach((w, i) => {
    if (w >= low * middle && w <= high * middle) return;
    held.add(i);
    weights[i] = w < low * middle ? low * middle : high * middle;
  });
}

function largestGap(margin: Margin, weights: readonly number[]): number {
  const sums = totals(margin, weights);
  return Math.max(...[...sums].map(([value, sum]) => Math.abs(sum / (margin.population[value] ?? 1) - 1)));
}
