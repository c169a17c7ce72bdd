import type { Estimate } from '../../../kernel/estimate.ts';
import type { Finding } from '../contract.ts';
import type { AdjustedEffect } from '../effects/adjust-effect.ts';
import type { MissComparison } from '../effects/compare-misses.ts';
import { outcomeName } from '../effects/outcomes.ts';
import type { EpisodeTable } from '../table/episode-table.ts';
import { conditionOf } from './condition-of.ts';
import { type Effect, isMisled } from './story.ts';
import { inBoth } from './tell-finding.ts';

type Told = Finding['estimates'][number];

/** The effect that is told, as an estimate: the plain difference, or the adjusted one where the plain one misleads. */
export function leadingEstimate(effect: Effect, plainly: boolean): Estimate {
  if (!plainly && isMisled(effect) && effect.adjusted !== null) return adjusted(effect.adjusted);
  return plain(effect);
}

function plain({ test }: Effect): Estimate {
  if (!('score' in test)) {
    const { value, low, high, level, n, method } = test.misses.difference;
    return { value, low, high, level, n, method };
  }
  const { score } = test;
  return {
    value: score.diff,
    low: score.low,
    high: score.high,
    level: 0.95,
    n: score.nWith + score.nWithout,
    method: score.method,
  };
}

export function adjusted(effect: AdjustedEffect): Estimate {
  return {
    value: effect.value,
    low: effect.low,
    high: effect.high,
    level: 0.95,
    n: effect.n,
    method: 'least squares with others held equal, standard error clustered by customer, normal interval',
  };
}

/** All effects of a story: total, with what came before held equal, and with what lies between held equal. */
export function estimatesOf(table: EpisodeTable, effects: readonly Effect[]): Told[] {
  const labels = (effect: AdjustedEffect) =>
    effect.heldEqual.map(({ candidate }) => inBoth((tongue) => tongue.label(conditionOf(table, candidate))));
  return effects.flatMap((effect): Told[] => {
    const outcome = outcomeName(table, effect.test.outcome);
    const unit = 'score' in effect.test ? ('points' as const) : ('share' as const);
    const told: Told[] = [{ outcome, what: 'total', unit, estimate: plain(effect), heldEqual: [] }];
    for (const what of ['adjusted', 'direct'] as const) {
      const other = effect[what];
      if (other !== null)
        told.push({ outcome, what, unit, estimate: adjusted(other), heldEqual: labels(other) });
    }
    if ('misses' in effect.test) {
      const { oddsRatio } = effect.test.misses;
      told.push({ outcome, what: 'odds-ratio', unit: 'ratio', estimate: oddsRatio, heldEqual: [] });
    }
    return told;
  });
}

/** Figures of a comparison by plain names, for other programs. */
export function numbersOf(effects: readonly Effect[], leading: Effect): Record<string, number> {
  const numbers: Record<string, number> = { p: leading.test.p, q: leading.q };
  const { test } = leading;
  if ('score' in test) {
    const { score } = test;
    Object.assign(numbers, {
      n_with: score.nWith,
      n_without: score.nWithout,
      mean_with: score.meanWith,
      mean_without: score.meanWithout,
      diff: score.diff,
      se: score.se,
      low: score.low,
      high: score.high,
      p: score.p,
      share_low_with: score.lowWith,
      share_low_without: score.lowWithout,
      outcome_came_first: test.after,
    });
  }
  const misses = strongestMiss(effects);
  if (misses !== null) {
    Object.assign(numbers, {
      promise_n_with: misses.nWith,
      promise_n_without: misses.nWithout,
      promise_missed_with: misses.missedWith,
      promise_missed_without: misses.missedWithout,
      promise_share_with: misses.shareWith,
      promise_share_without: misses.shareWithout,
      odds_ratio: misses.oddsRatio.value ?? Number.NaN,
      fisher_p: misses.p,
    });
  }
  return Object.fromEntries(Object.entries(numbers).filter(([, value]) => Number.isFinite(value)));
}

/** Of the promises it makes likelier to be missed, the one it was there most often for. */
export function strongestMiss(effects: readonly Effect[]): MissComparison | null {
  let best: MissComparison | null = null;
  for (const { test } of effects) {
    if ('misses' in test && (best === null || test.misses.missedWith > best.missedWith)) best = test.misses;
  }
  return best;
}
