/** A theme as it would have been given to a text left out while learning. */
export interface Given {
  readonly confidence: number;
  readonly right: boolean;
}

/** A theme's own record counts as if it had this many further cases of just the precision asked for. */
const caution = 5;
const fewest = 5;

/**
 * The lowest confidence from which on at least `precision` of what is given is right. `Infinity` when no threshold
 * reaches it.
 */
export function lowestThreshold(given: readonly Given[], precision: number): number {
  const falling = [...given].sort((a, b) => b.confidence - a.confidence);
  let right = 0;
  let best = Number.POSITIVE_INFINITY;
  falling.forEach((one, i) => {
    right += one.right ? 1 : 0;
    const isLastOfItsKind = falling[i + 1]?.confidence !== one.confidence;
    if (isLastOfItsKind && (right + caution * precision) / (i + 1 + caution) >= precision)
      best = one.confidence;
  });
  return best;
}

/** The threshold of one theme: its own record where there is one, held near that of all themes together. */
export function thresholdOf(own: readonly Given[], shared: number, precision: number): number {
  if (own.length < fewest) return shared;
  const found = Math.min((1 + precision) / 2, lowestThreshold(own, precision));
  return Math.max(found, 0.6 * shared);
}
