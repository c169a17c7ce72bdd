import type { Estimate } from '../../../kernel/estimate.ts';
import type { Unit } from '../../../web/format.ts';
import type { JourneyMap, MapNode } from '../contract.ts';
import type { PictureEdge, PictureStep } from './map-picture.tsx';

/** The share kept, from the share missed: the same interval seen from the other side. */
export function keptOf(missed: Estimate): Estimate {
  const flip = (value: number | null) => (value === null ? null : 1 - value);
  return { ...missed, value: flip(missed.value), low: flip(missed.high), high: flip(missed.low) };
}

/** How the map's metric is written. */
export function unitOf(metric: JourneyMap['metric']): Unit {
  if (metric === null || metric.stat === 'mean' || metric.stat === 'ces') return 'mean';
  return metric.stat === 'nps' ? 'nps' : 'share';
}

/** The answer's nodes as the picture wants them. */
export function pictureSteps(map: JourneyMap): PictureStep[] {
  return map.nodes.map((node) => {
    const again = map.edges.find((e) => e.from === node.step && e.to === node.step)?.episodes;
    return {
      name: node.step,
      lane: node.function ?? undefined,
      episodes: node.episodes,
      position: node.position,
      hurts: node.feeling === 'hurts',
      ...(again === undefined ? {} : { again }),
      ...(node.score === null ? {} : { score: node.score }),
      ...(node.promise === null || node.promise.due === 0 ? {} : { kept: keptOf(node.promise.missed) }),
    };
  });
}

export function pictureEdges(map: JourneyMap): PictureEdge[] {
  return map.edges.map(({ from, to, episodes, medianSeconds }) => ({ from, to, episodes, medianSeconds }));
}

/** A row of the table behind the map: a step, or a line between two. */
export interface MapRow {
  readonly from: string;
  readonly to: string | null;
  readonly lane: string | null;
  readonly episodes: number;
  readonly times: number;
  readonly medianSeconds: number | null;
  readonly score: Estimate | null;
  readonly kept: Estimate | null;
}

export function mapRows(map: JourneyMap): MapRow[] {
  const steps = map.nodes.map((node) => ({
    from: node.step,
    to: null,
    lane: node.function,
    episodes: node.episodes,
    times: node.moments,
    medianSeconds: null,
    score: node.score,
    kept: node.promise === null || node.promise.due === 0 ? null : keptOf(node.promise.missed),
  }));
  const lines = map.edges.map((edge) => ({
    from: edge.from,
    to: edge.to,
    lane: null,
    episodes: edge.episodes,
    times: edge.count,
    medianSeconds: edge.medianSeconds,
    score: null,
    kept: null,
  }));
  return [...steps, ...lines];
}

/** Steps that hurt, the lowest score first. */
export function hurtingFirst(nodes: readonly MapNode[]): MapNode[] {
  return nodes
    .filter((node) => node.feeling === 'hurts')
    .sort((a, b) => (a.score?.value ?? 0) - (b.score?.value ?? 0));
}

/** The ends of the scale the map's scores stand on: the metric's own, or that of what sums it up. */
export function scaleOf(metric: NonNullable<JourneyMap['metric']>): { low: number; high: number } {
  if (metric.stat === 'mean' || metric.stat === 'ces') return { low: metric.low, high: metric.high };
  return metric.stat === 'nps' ? { low: -100, high: 100 } : { low: 0, high: 1 };
}
