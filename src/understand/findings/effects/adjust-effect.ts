import { normalTwoSided, zOfLevel } from '../../../instruments/statistics/distributions/normal.ts';
import {
  clusteredCoefficientOf,
  coefficientOf,
  gramOf,
  leastSquares,
} from '../../../instruments/statistics/linear-regression.ts';
import type { Candidate } from '../candidates/candidate.ts';

export interface AdjustedEffect {
  readonly value: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  readonly n: number;
  /** What was held equal, the one that moves the effect most first. */
  readonly heldEqual: readonly { readonly candidate: Candidate; readonly moves: number }[];
}

/**
 * The effect of one condition on `y` with others held equal: least squares on indicators, standard error clustered by
 * customer. `y` is NaN (or above 1 for fates) where there is nothing to explain. `kindOf` numbers the family of each
 * episode; with several, they are always held equal.
 */
export function adjustEffect(
  candidate: Candidate,
  y: ArrayLike<number>,
  valid: (y: number) => boolean,
  others: readonly Candidate[],
  customer: Int32Array,
  kindOf: Uint8Array | null,
): AdjustedEffect | null {
  const rows: number[] = [];
  for (let i = 0; i < candidate.exposure.length; i++) {
    if ((candidate.exposure[i] as number) <= 1 && valid(y[i] as number)) rows.push(i);
  }
  const take = (of: (episode: number) => number) => Float64Array.from(rows, of);
  const target = take((episode) => y[episode] as number);
  const columns = [candidate, ...others].map((each) => take((i) => (each.exposure[i] === 1 ? 1 : 0)));
  const kinds = kindOf === null ? [] : [...new Set(rows.map((i) => kindOf[i] as number))].sort().slice(1);
  for (const kind of kinds) columns.push(take((i) => (kindOf?.[i] === kind ? 1 : 0)));
  const gram = gramOf(columns, target, rows.length);
  const ofKinds = kinds.map((_, k) => 2 + others.length + k);
  const all = [1, ...ofKinds, ...others.map((_, o) => 2 + o)];
  if (rows.length <= all.length + 2) return null;
  const alone = coefficientOf(leastSquares(gram, [1, ...ofKinds]), 1)?.value;
  const full = clusteredCoefficientOf(
    leastSquares(gram, all),
    1,
    columns,
    target,
    take((i) => customer[i] as number),
  );
  if (full === null || alone === undefined) return null;
  const half = zOfLevel(0.95) * full.se;
  const heldEqual = others
    .map((other, o) => {
      const one = coefficientOf(leastSquares(gram, [1, ...ofKinds, 2 + o]), 1)?.value ?? alone;
      return { candidate: other, moves: one - alone };
    })
    .sort((a, b) => Math.abs(b.moves) - Math.abs(a.moves));
  return {
    value: full.value,
    se: full.se,
    low: full.value - half,
    high: full.value + half,
    p: full.se > 0 ? normalTwoSided(full.value / full.se) : 1,
    n: rows.length,
    heldEqual,
  };
}
