import type { Estimate } from '../../kernel/estimate.ts';

/** With fewer earlier changes than this, how much a measure moves by itself cannot be known. */
export const leastChanges = 4;
const z = 1.959964;

/**
 * How much a measure moves by itself from one window to the next, beyond the chance of sampling: the standard
 * deviation in the measure's unit, 0 when chance explains it all, null with fewer than four earlier changes.
 *
 * In plain words: the same comparison at dates when nothing was done (placebo dates). Seasons, other projects and
 * customers who answer twice all show here. tau² = mean(change²) − mean(standard error²), as in a random-effects
 * model (DerSimonian & Laird 1986, equal weights).
 */
export function driftOf(changes: readonly Estimate[]): number | null {
  const known = changes.filter(({ value, low, high }) => value !== null && low !== null && high !== null);
  if (known.length < leastChanges) return null;
  const mean = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;
  const squared = mean(known.map(({ value }) => (value ?? 0) ** 2));
  const bySampling = mean(known.map(({ low, high }) => (((high ?? 0) - (low ?? 0)) / 2 / z) ** 2));
  return Math.sqrt(Math.max(0, squared - bySampling));
}

/** The interval with the measure's own movement added to it, as the sides of a right angle add. */
export function widenedBy(effect: Estimate, drift: number): Estimate {
  const { value, low, high } = effect;
  if (drift === 0 || value === null || low === null || high === null) return effect;
  return {
    ...effect,
    low: value - Math.hypot(value - low, z * drift),
    high: value + Math.hypot(high - value, z * drift),
    method: `${effect.method}, widened by the measure's own movement`,
  };
}
