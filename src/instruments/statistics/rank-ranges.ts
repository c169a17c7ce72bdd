import { adjust } from './adjust.ts';

export interface Ranked {
  /** Best and worst rank (1 = highest value) this one may hold: "2nd to 9th of 14". */
  readonly rankLow: number;
  readonly rankHigh: number;
}

/**
 * Ranks as ranges, from all pairwise comparisons held to a joint error of 5 % (Holm).
 *
 * In plain words: who can be told apart from whom; everybody else shares a range. One is surely behind those
 * that differ and score higher, surely ahead of those that differ and score lower.
 * `pOf(i, j)` = two-sided p of the difference between the two, null = cannot be compared (counts as no difference).
 * Source: Goldstein & Healy 1995; simultaneous form of Mohamad et al. 2022 reduced to Holm-adjusted pairs.
 */
export function rankRanges(
  values: readonly (number | null)[],
  pOf: (i: number, j: number) => number | null,
  alpha = 0.05,
): (Ranked | null)[] {
  const members = values.flatMap((value, i) => (value === null ? [] : [{ i, value }]));
  const pairs = members.flatMap((a, x) => members.slice(x + 1).map((b) => ({ a, b, p: pOf(a.i, b.i) })));
  const adjusted = adjust(
    pairs.map((pair) => pair.p),
    'Holm',
  );
  const ahead = new Map(members.map(({ i }) => [i, 0]));
  const behind = new Map(members.map(({ i }) => [i, 0]));
  const count = (map: Map<number, number>, i: number) => map.set(i, (map.get(i) ?? 0) + 1);
  pairs.forEach(({ a, b }, k) => {
    const p = adjusted[k];
    if (p === null || p === undefined || p > alpha || a.value === b.value) return;
    const [better, worse] = a.value > b.value ? [a, b] : [b, a];
    count(ahead, worse.i);
    count(behind, better.i);
  });
  return values.map((value, i) =>
    value === null
      ? null
      : { rankLow: 1 + (ahead.get(i) ?? 0), rankHigh: members.length - (behind.get(i) ?? 0) },
  );
}
