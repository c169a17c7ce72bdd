import { adjust } from '../../instruments/statistics/adjust.ts';
import { rankRanges } from '../../instruments/statistics/rank-ranges.ts';
import {
  answersIn,
  differenceOf,
  joined,
  type Summary,
  without,
} from '../../instruments/statistics/summary.ts';
import type { ScoreCell } from './contract.ts';
import { fewest } from './judge-change.ts';

export type Standing = NonNullable<ScoreCell['standing']>;

/** More groups than this are not ranked: the pairs to compare grow with the square. */
const mostRanked = 100;

/**
 * Where each group of one table stands: does it differ from all others together (false discoveries held to 5 % within
 * the table), and which ranks can it hold? Null for groups that are hidden or too small to say.
 * `all` holds every group, hidden ones too: they are part of "the others".
 */
export function rankGroups(
  all: readonly Summary[],
  mayShow: (index: number) => boolean,
): (Standing | null)[] {
  const shown = all.map((summary, i) => (mayShow(i) && answersIn(summary) >= fewest ? summary : null));
  const members = shown.filter((summary) => summary !== null).length;
  if (members < 2 || members > mostRanked) return all.map(() => null);
  const whole = all.reduce((a, b) => joined(a, b));
  const adjusted = adjust(
    shown.map((summary) => (summary === null ? null : differenceOf(summary, without(whole, summary)).p)),
  );
  const values = shown.map((summary) => (summary === null ? null : scoreOf(summary)));
  const ranks = rankRanges(values, (i, j) => {
    const [a, b] = [shown[i], shown[j]];
    return a && b ? differenceOf(a, b).p : null;
  });
  return shown.map((summary, i) => {
    const rank = ranks[i];
    if (summary === null || rank === null || rank === undefined) return null;
    const pAdjusted = adjusted[i] ?? null;
    return { pAdjusted, standsOut: pAdjusted !== null && pAdjusted <= 0.05, ...rank };
  });
}

function scoreOf(summary: Summary): number {
  if (summary.form === 'nps') return (summary.promoters - summary.detractors) / answersIn(summary);
  return (summary.form === 'share' ? summary.count : summary.sum) / summary.n;
}
