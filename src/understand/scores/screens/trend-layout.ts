import { niceTicks } from '../../../web/design/interval-scale.ts';
import type { Period, ScoreCell } from '../contract.ts';

/** A period's score on the picture; y are pixels from the top. `y` null = nothing may be shown there. */
export interface TrendPoint {
  readonly cell: ScoreCell;
  readonly x: number;
  readonly y: number | null;
  readonly top: number;
  readonly bottom: number;
  /** Stands by itself, so that its interval needs a bar of its own. */
  readonly alone: boolean;
}

export interface TrendBreak {
  readonly x: number;
  readonly why: string;
}

export interface TrendLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly points: readonly TrendPoint[];
  /** Points that belong together: no gap in time, nothing hidden, no definition break between. */
  readonly stretches: readonly { readonly line: string; readonly band: string }[];
  readonly breaks: readonly TrendBreak[];
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** Dots shrink where periods stand close. */
  readonly dot: number;
  /** Every how many points there is room for a label. */
  readonly labelEvery: number;
}

const month = (start: string): number => Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1;
const days = (start: string): number => Date.parse(`${start}T00:00:00Z`) / 86_400_000;

/** Places of a period on an even scale, so that an empty month takes its room. */
export function stepOf(start: string, period: Period): number {
  if (period === 'day') return days(start);
  if (period === 'week') return Math.floor((days(start) + 3) / 7);
  if (period === 'month') return month(start);
  return period === 'quarter' ? Math.floor(month(start) / 3) : Number(start.slice(0, 4));
}

/** A trend as a line with its interval band: broken where time, privacy or the definition breaks it. */
export function layTrend(
  cells: readonly ScoreCell[],
  period: Period,
  size: { readonly width: number; readonly height: number; readonly left?: number },
): TrendLayout {
  const { width, height, left = 44 } = size;
  const right = width - 30;
  const steps = cells.map((cell) => stepOf(cell.from ?? '', period));
  const [first, last] = [Math.min(...steps), Math.max(...steps)];
  const x = (step: number) =>
    last === first ? (left + right) / 2 : left + 8 + ((step - first) / (last - first)) * (right - left - 16);
  const known = cells.flatMap(({ value, low, high }) => [value, low, high].filter((v) => v !== null));
  const values = niceTicks(Math.min(...known), Math.max(...known));
  const [least, most] = [values[0] ?? 0, values.at(-1) ?? 1];
  const y = (value: number) =>
    most === least ? height / 2 : 8 + ((most - value) / (most - least)) * (height - 16);
  const joined = cells.map((cell, i) => {
    const before = cells[i - 1];
    return (
      before !== undefined &&
      cell.value !== null &&
      before.value !== null &&
      (steps[i] ?? 0) - (steps[i - 1] ?? 0) === 1 &&
      cell.breakBefore === null
    );
  });
  const points = cells.map((cell, i) => ({
    cell,
    x: x(steps[i] ?? 0),
    y: cell.value === null ? null : y(cell.value),
    top: cell.high === null ? Number.NaN : y(Math.min(most, cell.high)),
    bottom: cell.low === null ? Number.NaN : y(Math.max(least, cell.low)),
    alone: joined[i] !== true && joined[i + 1] !== true,
  }));
  const groups: TrendPoint[][] = [];
  points.forEach((point, i) => {
    if (point.y === null) return;
    if (joined[i]) groups.at(-1)?.push(point);
    else groups.push([point]);
  });
  const path = (list: readonly (readonly [number, number])[]) =>
    list.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${px.toFixed(1)} ${py.toFixed(1)}`).join('');
  const room = (right - left) / Math.max(1, last - first);
  return {
    width,
    height,
    left,
    points,
    stretches: groups.map((group) => {
      const banded = group.filter((p) => !Number.isNaN(p.top) && !Number.isNaN(p.bottom));
      const outline = [
        ...banded.map((p) => [p.x, p.top] as const),
        ...[...banded].reverse().map((p) => [p.x, p.bottom] as const),
      ];
      return {
        line: path(group.map((p) => [p.x, p.y ?? 0] as const)),
        band: banded.length > 1 ? `${path(outline)}Z` : '',
      };
    }),
    breaks: points.flatMap((point, i) => {
      const before = points[i - 1];
      return point.cell.breakBefore === null || before === undefined
        ? []
        : [{ x: (before.x + point.x) / 2, why: point.cell.breakBefore }];
    }),
    ticks: known.length === 0 ? [] : values.map((value) => ({ value, y: y(value) })),
    dot: room < 10 ? 2 : 4,
    labelEvery: Math.max(1, Math.ceil(78 / room)),
  };
}
