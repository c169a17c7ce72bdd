import { smallestDetectable } from '../../instruments/statistics/sample-size.ts';
import { answersIn, varianceOfOne } from '../../instruments/statistics/summary.ts';
import type { Estimate } from '../../kernel/estimate.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import type { Measure } from './contract.ts';
import { measure } from './measure.ts';
import type { Stores } from './resolve-metric.ts';

const day = 86_400_000;

export interface Detectable {
  /** The smallest change (in the measure's own unit) that would be seen; null when nothing is known to plan with. */
  readonly smallest: number | null;
  /** The measure now: where a change would start from. */
  readonly baseline: Estimate;
  /** Answers (due promises, episodes) a day, as they have come in so far. */
  readonly perDay: number;
  /** How many are expected on each side of the comparison. */
  readonly before: number;
  readonly after: number;
}

/**
 * What change could be seen at a check date, with 80 % power at 95 %, from the rate of answers so far.
 *
 * Compares the days from `start` to `check` with equally many days before `start` (before `now` while the start is
 * still to come). When those hold fewer than 10 answers, the year before tells rate and spread.
 */
export async function detectable(
  stores: Stores,
  workspace: string,
  what: Measure,
  asked: {
    readonly start: Date;
    readonly check: Date;
    readonly now: Date;
    readonly where?: string | undefined;
  },
): Promise<Detectable | Refusal> {
  const to = new Date(Math.min(asked.start.getTime(), asked.now.getTime()));
  const days = Math.max(1, (asked.check.getTime() - asked.start.getTime()) / day);
  const before = (length: number) =>
    measure(stores, workspace, what, { from: new Date(to.getTime() - length * day), to, where: asked.where });
  let length = days;
  let taken = await before(length);
  if (!isRefusal(taken) && (taken.summary === null || answersIn(taken.summary) < 10)) {
    length = Math.max(days, 365);
    taken = await before(length);
  }
  if (isRefusal(taken)) return taken;
  const { estimate, summary } = taken;
  if (summary === null) return { smallest: null, baseline: estimate, perDay: 0, before: 0, after: 0 };
  const perDay = answersIn(summary) / length;
  const n = Math.round(perDay * days);
  const variance = varianceOfOne(summary);
  return {
    smallest: variance > 0 && n > 1 ? smallestDetectable({ variance, n }, { variance, n }) : null,
    baseline: estimate,
    perDay,
    before: n,
    after: n,
  };
}
