import type { Summary } from '../../instruments/statistics/summary.ts';
import type { Stat } from './contract.ts';

/** The counts and sums of a group of answers, in the form its score needs. */
export function summariseAnswers(
  stat: Stat,
  group: { readonly n: number; readonly first: number; readonly second: number },
): Summary {
  const { n, first, second } = group;
  if (stat === 'nps')
    return { form: 'nps', promoters: first, passives: n - first - second, detractors: second };
  if (stat === 'csat' || stat === 'top-box') return { form: 'share', count: first, n };
  return { form: 'mean', n, sum: first, sumSquares: second };
}
