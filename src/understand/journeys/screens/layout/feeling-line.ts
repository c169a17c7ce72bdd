import type { Estimate } from '../../../../kernel/estimate.ts';
import { niceTicks } from '../../../../web/design/interval-scale.ts';
import type { EdgeGiven, PlacedStep, Point } from './drawing.ts';

export interface FeelingPoint extends Point {
  readonly step: string;
  readonly estimate: Estimate;
  /** Ends of the interval, in pixels. */
  readonly high: number;
  readonly low: number;
  readonly hurts: boolean;
}

export interface FeelingStretch {
  readonly corners: readonly Point[];
  readonly line: string;
  readonly band: string;
  readonly hurts: boolean;
}

export interface Feeling {
  readonly points: readonly FeelingPoint[];
  readonly stretches: readonly FeelingStretch[];
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
  readonly height: number;
}

/**
 * The usual ways through the map: from each step that nothing earlier leads to, always along the largest edge forward,
 * until the way meets one that is drawn already. The first is the one most people take.
 */
export function mainPaths(steps: readonly PlacedStep[], edges: readonly EdgeGiven[]): string[][] {
  const column = new Map(steps.map((step) => [step.name, step.column]));
  const isForward = (e: EdgeGiven) => (column.get(e.to) ?? -1) > (column.get(e.from) ?? Infinity);
  const forward = edges.filter(isForward);
  const outflow = new Map<string, number>();
  for (const e of forward) outflow.set(e.from, (outflow.get(e.from) ?? 0) + e.episodes);
  const reached = new Set(forward.map((e) => e.to));
  const sources = steps
    .filter((step) => !reached.has(step.name))
    .sort((a, b) => (outflow.get(b.name) ?? 0) - (outflow.get(a.name) ?? 0));
  const drawn = new Set<string>();
  return sources.map((source) => {
    const path: string[] = [];
    let here: string | undefined = source.name;
    while (here !== undefined) {
      path.push(here);
      if (drawn.has(here)) break;
      drawn.add(here);
      const name: string = here;
      here = forward.filter((e) => e.from === name).sort((a, b) => b.episodes - a.episodes)[0]?.to;
    }
    return path;
  });
}

const move = (points: readonly Point[]) =>
  points.map((p, i) => `${i === 0 ? 'M' : 'L'}${p.x.toFixed(1)} ${p.y.toFixed(1)}`).join('');

function stretch(points: readonly FeelingPoint[]): FeelingStretch {
  const upper = points.map((p) => ({ x: p.x, y: p.high }));
  const lower = points.map((p) => ({ x: p.x, y: p.low })).reverse();
  return {
    corners: points.map(({ x, y }) => ({ x, y })),
    line: move(points),
    band: `${move([...upper, ...lower])}Z`,
    hurts: points.some((p) => p.hurts),
  };
}

/** At least 30 % of the scale, so that a hair's breadth never looks like a cliff. */
function shownRange(low: number, high: number, scale: { low: number; high: number }): [number, number] {
  const missing = Math.max(0, 0.3 * (scale.high - scale.low) - (high - low)) / 2;
  const bottom = Math.max(scale.low, Math.min(low - missing, scale.high - 0.3 * (scale.high - scale.low)));
  return [Math.min(low, bottom), Math.max(high, Math.min(scale.high, high + missing))];
}

/**
 * The line of feelings above the map: each step's score at the x of its box. The usual way is one line; steps beside
 * it that hurt hang between the step that mostly leads to them and the one they mostly lead to; others are dots.
 *
 * @param scores only steps with at least ten answers; fewer are counts, not points.
 */
export function feelingLine(
  steps: readonly PlacedStep[],
  edges: readonly EdgeGiven[],
  scores: ReadonlyMap<string, { readonly estimate: Estimate; readonly hurts: boolean }>,
  height: number,
  scale: { readonly low: number; readonly high: number },
  intended?: number,
): Feeling | undefined {
  const known = steps.flatMap((step) => {
    const score = scores.get(step.name);
    const { value, low, high } = score?.estimate ?? { value: null, low: null, high: null };
    return score === undefined || value === null
      ? []
      : [{ step, ...score, value, low: low ?? value, high: high ?? value }];
  });
  if (known.length === 0) return undefined;
  const values = known.flatMap((k) => [k.low, k.high]);
  if (intended !== undefined) values.push(intended);
  const tickValues = niceTicks(...shownRange(Math.min(...values), Math.max(...values), scale), 3);
  const bottom = tickValues[0] as number;
  const top = tickValues.at(-1) as number;
  const y = (value: number) =>
    top === bottom ? height / 2 : 8 + ((top - value) / (top - bottom)) * (height - 16);
  const points = new Map<string, FeelingPoint>(
    known.map(({ step, estimate, hurts, value, low, high }) => [
      step.name,
      {
        step: step.name,
        x: step.x + step.width / 2,
        y: y(value),
        high: y(high),
        low: y(low),
        estimate,
        hurts,
      },
    ]),
  );
  const mains = mainPaths(steps, edges).map((path) => path.flatMap((name) => points.get(name) ?? []));
  const onMain = new Set(mains.flat().map((p) => p.step));
  const best = (name: string, end: 'from' | 'to') =>
    edges
      .filter((e) => e[end === 'from' ? 'to' : 'from'] === name && e[end] !== name && points.has(e[end]))
      .sort((a, b) => b.episodes - a.episodes)[0]?.[end];
  // Only the worst detours are drawn as lines; beside many, a line each would be a tangle.
  const side = [...points.values()]
    .filter((p) => !onMain.has(p.step) && p.hurts)
    .sort((a, b) => b.y - a.y)
    .slice(0, 5);
  const sides = side.map((p) => {
    const before = points.get(best(p.step, 'from') ?? '');
    const after = points.get(best(p.step, 'to') ?? '');
    const around = [before, p, after].filter(
      (q) => q !== undefined && (q === p || q.x !== p.x),
    ) as FeelingPoint[];
    return stretch(around.sort((a, b) => a.x - b.x));
  });
  return {
    points: [...points.values()],
    stretches: [
      ...mains.filter((main) => main.length > 1).map((main) => ({ ...stretch(main), hurts: false })),
      ...sides,
    ],
    ticks: tickValues.map((value) => ({ value, y: y(value) })),
    height,
  };
}
