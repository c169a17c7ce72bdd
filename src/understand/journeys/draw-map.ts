import type { Estimate } from '../../kernel/estimate.ts';
import { type Chosen, placesOf } from './choose-paths.ts';
import type { JourneyMap, MapNode } from './contract.ts';
import type { Edge } from './questions/edges.ts';
import type { PromiseCount } from './questions/promise-states.ts';
import type { StepCounts } from './questions/steps.ts';
import type { VoicesAfter } from './questions/voices-after-steps.ts';
import { countPromises } from './sum-promises.ts';

/** What was counted; the map is drawn from nothing else. */
export interface Counted {
  readonly steps: readonly StepCounts[];
  readonly edges: readonly Edge[];
  readonly voicesAfter: readonly VoicesAfter[];
  readonly promises: readonly PromiseCount[];
  readonly chosen: Chosen;
  /** The score of episodes that pass a step; '' = of all. Absent without a metric. */
  readonly scores: ReadonlyMap<string, Estimate> | null;
  readonly upIsGood: boolean;
  /** Steps and edges of fewer episodes are not drawn: 1, or k for readers who may not see persons. */
  readonly least: number;
}

/** Flagged only when the interval of the step's score excludes the score of all. */
function feelingOf(score: Estimate | null, all: Estimate | null, upIsGood: boolean): MapNode['feeling'] {
  if (score === null || all === null || all.value === null || score.low === null || score.high === null) {
    return null;
  }
  if (score.high < all.value) return upIsGood ? 'hurts' : 'helps';
  if (score.low > all.value) return upIsGood ? 'helps' : 'hurts';
  return null;
}

/** The commonest value with its weight added up; ties go to the first in the alphabet. */
function commonest<T extends string>(rows: readonly { value: T; weight: number }[]): T | undefined {
  const sums = new Map<T, number>();
  for (const { value, weight } of rows) sums.set(value, (sums.get(value) ?? 0) + weight);
  return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const keyOf = (from: string, to: string) => JSON.stringify([from, to]);

/** Which steps and edges the chosen paths have, as far as enough people stand behind them. */
function drawn({ chosen, steps, edges, least }: Counted) {
  const inPaths = new Set(chosen.paths.flatMap(({ path }) => path));
  const shownSteps = steps.filter((s) => inPaths.has(s.step) && s.customers >= least && s.episodes >= least);
  const names = new Set(shownSteps.map(({ step }) => step));
  const neighbours = new Set(
    chosen.paths.flatMap(({ path }) => path.slice(1).map((to, i) => keyOf(path[i] ?? '', to))),
  );
  const shownEdges = edges.filter(
    (edge) =>
      neighbours.has(keyOf(edge.from, edge.to)) &&
      names.has(edge.from) &&
      names.has(edge.to) &&
      edge.episodes >= least,
  );
  return { shownSteps, shownEdges };
}

/** Nodes, edges and what is left undrawn, so that for each node in-flow + hidden + starts = moments = out-flow + hidden + ends. */
export function drawMap(counted: Counted): Pick<JourneyMap, 'nodes' | 'edges' | 'others'> {
  const { shownSteps, shownEdges } = drawn(counted);
  const after = new Map(counted.voicesAfter.map(({ step, voices }) => [step, voices]));
  const all = counted.scores?.get('') ?? null;
  const places = placesOf(counted.chosen.paths);
  const flow = (of: 'from' | 'to', step: string) =>
    sum(shownEdges.filter((edge) => edge[of] === step).map(({ count }) => count));
  const ordered = shownSteps
    .map((step) => ({ step, position: places.get(step.step) ?? 0 }))
    .sort(
      (a, b) =>
        a.position - b.position || b.step.episodes - a.step.episodes || (a.step.step < b.step.step ? -1 : 1),
    );
  const nodes = ordered.map(({ step: counts, position }, column): MapNode => {
    const { step, moments, episodes, customers, starts, ends, reworked, owners } = counts;
    const known = owners.filter(([name]) => name !== '');
    const owner = commonest(known.map(([value, , weight]) => ({ value, weight })));
    const kind = commonest(owners.map(([, value, weight]) => ({ value, weight })));
    const promises = counted.promises.filter((row) => row.promise === step);
    const score = counted.scores?.get(step) ?? null;
    return {
      step,
      function: owner ?? null,
      kind: kind ?? 'event',
      moments,
      episodes,
      customers,
      starts,
      ends,
      reworked,
      hiddenIn: moments - starts - flow('to', step),
      hiddenOut: moments - ends - flow('from', step),
      column,
      position,
      score,
      feeling: feelingOf(score, all, counted.upIsGood),
      voices: {
        here: sum(owners.filter(([, what]) => what === 'voice').map(([, , n]) => n)),
        after: after.get(step) ?? 0,
      },
      promise: promises.length === 0 ? null : countPromises(promises),
    };
  });
  const transitions = sum(counted.edges.map(({ count }) => count));
  return {
    nodes,
    edges: shownEdges,
    others: {
      steps: counted.steps.length - shownSteps.length,
      moments: sum(counted.steps.map((s) => s.moments)) - sum(shownSteps.map((s) => s.moments)),
      edges: counted.edges.length - shownEdges.length,
      transitions: transitions - sum(shownEdges.map(({ count }) => count)),
    },
  };
}
