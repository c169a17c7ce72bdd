import { presentation } from '../../instruments/statistics/presentation.ts';
import { estimateOf, type Summary } from '../../instruments/statistics/summary.ts';
import type { Estimate } from '../../kernel/estimate.ts';
import { isRefusal, type Refusal, Refused } from '../../kernel/refusal.ts';
import { ask } from '../../stores/moments/question.ts';
import type { Measure } from './contract.ts';
import { hideGroups } from './hide-groups.ts';
import { type Change, type Judging, judgeChange, judgingFor } from './judge-change.ts';
import { presentScore } from './present-score.ts';
import { answersByGroup } from './questions/answers-by-group.ts';
import { episodesThat } from './questions/episodes-that.ts';
import { promisesMissed } from './questions/promises-missed.ts';
import { filterOf, resolveMetric, type Stores } from './resolve-metric.ts';
import { breaksOf, settingsOf } from './store.ts';
import { summariseAnswers } from './summarise-answers.ts';

/** When and on whom a measure is taken; `from` inclusive, `to` exclusive, each optional. */
export interface Over {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly where?: string | undefined;
}

export interface Measured {
  readonly estimate: Estimate;
  /** Counts or sums behind the estimate, to compare or plan with; null when the group is hidden. */
  readonly summary: Summary | null;
}

async function taken(stores: Stores, workspace: string, measure: Measure, over: Over): Promise<Measured> {
  const filter = filterOf(measure.where, over.where);
  const { from, to } = over;
  if (measure.kind === 'score') {
    const resolved = await resolveMetric(stores, workspace, `${measure.metric}:${measure.stat}`);
    const { metric, stat, settings, counted } = resolved;
    const k = settings.kScores;
    const scope = await stores.scope(workspace);
    const rows = await ask(
      stores.moments,
      scope,
      answersByGroup({ metric, stat, unit: 'answer', zone: settings.zone, filter, from, to, k }),
    );
    const kept = rows.filter((row) => row.kept === 1);
    const leftOut = rows.find((row) => row.kept === 0)?.people ?? 0;
    const [row] = kept;
    const hidden = row !== undefined && hideGroups(kept, k, leftOut)(row);
    const all = summariseAnswers(stat, row ?? { n: 0, first: 0, second: 0 });
    const { show: _, summary, ...estimate } = presentScore(all, { hidden, stat, unit: 'answer', counted });
    return { estimate, summary };
  }
  const question =
    measure.kind === 'promise'
      ? promisesMissed({ step: measure.step, filter, from, to })
      : episodesThat({ of: filterOf(measure.of), filter, from, to });
  const [counted = { n: 0, count: 0 }] = await ask(stores.moments, await stores.scope(workspace), question);
  const summary: Summary = { form: 'share', ...counted };
  const estimate = estimateOf(summary);
  const few = presentation(counted.n) === 'counts-only' ? { value: null, low: null, high: null } : {};
  const method = `${estimate.method}; ${measure.kind === 'promise' ? 'per due promise' : 'per episode'}`;
  return { estimate: { ...estimate, ...few, method }, summary };
}

const orRefusal = async <T>(work: Promise<T>): Promise<T | Refusal> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
};

/**
 * Takes a measure: a score's answers given in [from, to), promises due in it, or episodes begun in it.
 * Refuses unknown metrics and filters that are not understood.
 */
export function measure(
  stores: Stores,
  workspace: string,
  what: Measure,
  over: Over = {},
): Promise<Measured | Refusal> {
  return orRefusal(taken(stores, workspace, what, over));
}

/** What counts as a change of this measure, and which way is good: fewer missed promises are better. */
async function judgingOf(stores: Stores, workspace: string, what: Measure): Promise<Judging> {
  const settings = await settingsOf(stores.records, workspace);
  if (what.kind !== 'score')
    return { smallestChange: settings.smallestChange / 100, upIsGood: what.kind === 'share' };
  const { metric, stat } = await resolveMetric(stores, workspace, `${what.metric}:${what.stat}`);
  return judgingFor(settings.smallestChange, stat, metric);
}

export interface Compared extends Change {
  readonly a: Measured;
  readonly b: Measured;
}

/**
 * Takes a measure over two groups or times and judges a as against b (difference = a − b). For before and after: a
 * is the time after. A definition break of the metric between the two leaves only "cannot tell".
 */
export async function compareMeasure(
  stores: Stores,
  workspace: string,
  what: Measure,
  a: Over,
  b: Over,
): Promise<Compared | Refusal> {
  const [first, second] = await Promise.all([
    measure(stores, workspace, what, a),
    measure(stores, workspace, what, b),
  ]);
  if (isRefusal(first)) return first;
  if (isRefusal(second)) return second;
  const judging = await judgingOf(stores, workspace, what);
  const broken = what.kind === 'score' ? await brokenWithin(stores, workspace, what.metric, [a, b]) : null;
  return { a: first, b: second, ...judgeChange(first.summary, second.summary, { ...judging, broken }) };
}

/** A definition break that lies after the earlier of two times began and before the later one ended. */
async function brokenWithin(
  stores: Stores,
  workspace: string,
  metric: string,
  times: readonly [Over, Over],
): Promise<string | null> {
  const [a, b] = times;
  if (a.from?.getTime() === b.from?.getTime() && a.to?.getTime() === b.to?.getTime()) return null;
  const start = Math.min(...times.map((time) => time.from?.getTime() ?? Number.NEGATIVE_INFINITY));
  const end = Math.max(...times.map((time) => time.to?.getTime() ?? Number.POSITIVE_INFINITY));
  const breaks = await breaksOf(stores.records, workspace, metric);
  return breaks.find(({ at }) => Date.parse(at) > start && Date.parse(at) < end)?.why ?? null;
}
