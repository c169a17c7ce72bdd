import type { Estimate } from '../../kernel/estimate.ts';
import type { Window } from './ask-measure.ts';

/** With fewer earlier changes than this, how much a measure moves by itself cannot be known. */
const leastChanges = 4;
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

/**
 * Placebo dates are dates at which nothing was done. For each change from one window to the next: did registered work on
 * this measure begin in either of the two? Such a change is an effect, or may be one, and no movement of the measure's own.
 */
export const disturbedChanges = (windows: readonly Window[], actedOn: readonly Date[]): boolean[] =>
  windows.slice(1).map((after, i) => {
    const { from } = windows[i] as Window;
    return actedOn.some((at) => at >= from && at < after.to);
  });

/** The undisturbed changes; all of them when too few are left to learn from, which makes the interval wider, not narrower. */
export function calmOnes<T>(changes: readonly T[], disturbed: readonly boolean[]): readonly T[] {
  const calm = changes.filter((_, i) => disturbed[i] !== true);
  return calm.length >= leastChanges ? calm : changes;
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
