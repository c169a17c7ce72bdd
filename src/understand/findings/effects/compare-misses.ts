import { fisherExact, oddsRatio, type TwoByTwo } from '../../../instruments/statistics/fisher-exact.ts';
import { proportionDifference } from '../../../instruments/statistics/proportion-difference.ts';
import type { Estimate } from '../../../kernel/estimate.ts';

/** How much more often a promise is missed when something upstream happened. */
export interface MissComparison {
  readonly nWith: number;
  readonly nWithout: number;
  readonly missedWith: number;
  readonly missedWithout: number;
  readonly shareWith: number;
  readonly shareWithout: number;
  readonly difference: Estimate;
  readonly oddsRatio: Estimate;
  /** Fisher's exact test. */
  readonly p: number;
}

/** null with fewer than `least` episodes on a side, or when nobody (or everybody) was let down. */
export function compareMisses(
  exposure: Uint8Array,
  missed: Uint8Array,
  least: number,
): MissComparison | null {
  // cell[2 × with + missed]
  const cell = [0, 0, 0, 0];
  for (let i = 0; i < exposure.length; i++) {
    const side = exposure[i] as number;
    const fate = missed[i] as number;
    if (side > 1 || fate > 1) continue;
    const place = 2 * side + fate;
    cell[place] = (cell[place] as number) + 1;
  }
  const [keptWithout, missedWithout, keptWith, missedWith] = cell as [number, number, number, number];
  const nWith = keptWith + missedWith;
  const nWithout = keptWithout + missedWithout;
  if (nWith < least || nWithout < least || missedWith + missedWithout < least) return null;
  if (keptWith + keptWithout < least) return null;
  const table: TwoByTwo = {
    with: { yes: missedWith, no: keptWith },
    without: { yes: missedWithout, no: keptWithout },
  };
  return {
    nWith,
    nWithout,
    missedWith,
    missedWithout,
    shareWith: missedWith / nWith,
    shareWithout: missedWithout / nWithout,
    difference: proportionDifference({ count: missedWith, n: nWith }, { count: missedWithout, n: nWithout }),
    oddsRatio: oddsRatio(table),
    p: fisherExact(table),
  };
}
