import type { z } from 'zod';
import { answersIn, differenceOf, type Summary } from '../../instruments/statistics/summary.ts';
import { verdict } from '../../instruments/statistics/verdict.ts';
import type { Estimate } from '../../kernel/estimate.ts';
import type { changeShape, Stat } from './contract.ts';

export type Change = z.infer<typeof changeShape>;

/** Below this many answers only counts are shown, and nothing is said about a change. */
export const fewest = 10;

/** The company's smallest change that matters (in points) in the unit of a score: NPS points, shares, scale points. */
export function smallestChangeOf(points: number, stat: Stat, scale: { low: number; high: number }): number {
  if (stat === 'nps') return points;
  if (stat === 'csat' || stat === 'top-box') return points / 100;
  return (points / 100) * (scale.high - scale.low);
}

export interface Judging {
  readonly smallestChange: number;
  readonly upIsGood: boolean;
  /** Why the two may not be compared at all: the definition changed between them. */
  readonly broken?: string | null;
}

/** More is better for every score: intake turns scales whose lowest code is the best, effort among them. */
export const judgingFor = (points: number, stat: Stat, scale: { low: number; high: number }): Judging => ({
  smallestChange: smallestChangeOf(points, stat, scale),
  upIsGood: true,
});

/** First minus second, and what may be said about it. Null = a group that may not be shown. */
export function judgeChange(first: Summary | null, second: Summary | null, judging: Judging): Change {
  const { smallestChange, broken } = judging;
  const unknown = (because: string, n: number | null): Change => ({
    difference: { value: null, low: null, high: null, level: 0.95, n, method: 'no difference' },
    verdict: 'cannot-tell',
    needed: null,
    smallestChange,
    because,
  });
  if (first === null || second === null)
    return unknown('One of the groups is hidden to protect the people who answered.', null);
  const [n1, n2] = [answersIn(first), answersIn(second)];
  if (broken !== undefined && broken !== null)
    return unknown(`What is measured changed in between: ${broken}`, n1 + n2);
  if (n1 < fewest || n2 < fewest)
    return unknown(`Fewer than ${fewest} answers on one side (${n1} and ${n2}).`, n1 + n2);
  const { p: _, ...difference } = differenceOf(first, second);
  const judged = verdict(difference, judging);
  return {
    difference,
    verdict: judged.verdict,
    needed: judged.needed,
    smallestChange,
    ...becauseOf(difference, judged.realButSmall),
  };
}

function becauseOf(difference: Estimate, realButSmall: boolean): { because?: string } {
  if (realButSmall) return { because: 'A real change, smaller than what matters.' };
  if (difference.low === null) return { because: 'All answers are alike: there is no spread to judge by.' };
  return {};
}
