import type { Kind } from '../candidates/gather-candidates.ts';
import { type EpisodeTable, timeOf } from '../table/episode-table.ts';

/** A metric as it is known to the company. */
export interface MetricFacts {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly sumUp: 'mean' | 'nps' | 'csat' | 'ces' | 'top-box';
}

/** What may turn out well or badly: a score, or a promise of one kind of episode. */
export type Outcome =
  | {
      readonly kind: 'score';
      readonly metric: MetricFacts;
      readonly values: Float64Array;
      /** A score up to this one is a low one. */
      readonly lowUpTo: number;
      at(episode: number): number;
    }
  | {
      readonly kind: 'promise';
      readonly step: number;
      readonly familyIndex: number;
      readonly missed: Uint8Array;
      at(episode: number): number;
    };

/** A low score: a detractor where recommendation is asked, the lowest quarter of any other scale. */
export function lowUpTo(metric: MetricFacts): number {
  if (metric.sumUp === 'nps' && metric.low === 0 && metric.high === 10) return 6;
  return metric.low + (metric.high - metric.low) / 4;
}

const preference = ['nps', 'csat', 'mean', 'top-box', 'ces'] as const;

/** Scores first (the metric most people answered leads), then promises. */
export function outcomesOf(
  table: EpisodeTable,
  kinds: readonly Kind[],
  metrics: readonly MetricFacts[],
  least: number,
): Outcome[] {
  const scores = metrics
    .flatMap((metric) => {
      const column = table.scores.get(metric.name);
      if (column === undefined) return [];
      const n = column.value.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
      if (n < 2 * least || !(metric.high > metric.low)) return [];
      return [{ metric, column, n }];
    })
    .sort(
      (a, b) =>
        b.n - a.n ||
        preference.indexOf(a.metric.sumUp) - preference.indexOf(b.metric.sumUp) ||
        (a.metric.name < b.metric.name ? -1 : 1),
    )
    .map(
      ({ metric, column }): Outcome => ({
        kind: 'score',
        metric,
        values: column.value,
        lowUpTo: lowUpTo(metric),
        at: (episode) => column.at[episode] as number,
      }),
    );
  const promises = kinds.flatMap(({ fates }, familyIndex) =>
    fates
      .filter((fate) => fate.missed >= least)
      .map(
        (fate): Outcome => ({
          kind: 'promise',
          step: fate.step,
          familyIndex,
          missed: fate.exposure,
          at: (episode) => {
            const due = fate.dueAt(episode);
            const met = timeOf(table, episode, fate.step);
            // A kept promise was decided when it was met, not later when it would have been due.
            return Number.isNaN(met) ? due : Math.min(due, met);
          },
        }),
      ),
  );
  return [...scores, ...promises];
}

/** Stable name of an outcome. */
export function outcomeName(table: EpisodeTable, outcome: Outcome): string {
  return outcome.kind === 'score'
    ? outcome.metric.name
    : `missed promise: ${table.steps[outcome.step]?.name ?? ''}`;
}
