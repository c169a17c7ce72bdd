import type { Cell } from './drawing.ts';
import type { Grid } from './place-steps.ts';
import type { Routed } from './route-edges.ts';
import { besideMiddle, type Stretch, tracksOf } from './tracks.ts';

export interface Sizes {
  readonly boxWidth: number;
  readonly boxHeight: number;
  /** Room at the left for the names of the lanes. */
  readonly laneWidth: number;
  /** What the map may fill; it grows beyond when it must. */
  readonly available: number;
}

/** The grid in pixels: where columns, rows, and the lines between them lie. */
export interface Measured {
  readonly width: number;
  readonly height: number;
  left(cell: Cell): number;
  top(cell: Cell): number;
  /** x of an edge's vertical line in a gap. */
  gapX(gap: number, edge: string): number;
  /** y of an edge's horizontal line in a channel. */
  channelY(channel: number, edge: string): number;
  /** Middle of a channel, where labels find room. */
  readonly channelMiddles: readonly number[];
  /** Line between two lanes above this row. */
  laneTop(row: number): number;
}

const smallestGap = 26;
const widestGap = 96;
const channelHeight = 34;
const spacing = 8;

export const idOf = ({ edge }: Routed): string => `${edge.from}\u0000${edge.to}`;

function stretchesOf(routed: readonly Routed[]): {
  gaps: Map<number, Stretch[]>;
  channels: Map<number, Stretch[]>;
} {
  const gaps = new Map<number, Stretch[]>();
  const channels = new Map<number, Stretch[]>();
  const add = (map: Map<number, Stretch[]>, at: number, id: string, a: number, b: number) =>
    map.set(at, [...(map.get(at) ?? []), { id, low: Math.min(a, b), high: Math.max(a, b) }]);
  for (const one of routed) {
    const { from, to, route } = one;
    const id = idOf(one);
    if (route.kind === 'row' || route.kind === 'side') add(gaps, route.gap, id, from.row, to.row);
    if (route.kind === 'channel') {
      const y = route.channel - 0.5;
      add(gaps, route.out, id, from.row, y);
      if (route.into !== route.out) add(gaps, route.into, id, y, to.row);
      add(channels, route.channel, id, route.out + 0.5, route.into + 0.5);
    }
    if (route.kind === 'under') {
      add(channels, route.channel, id, from.column, route.gap === undefined ? to.column : route.gap + 0.5);
      if (route.gap !== undefined) add(gaps, route.gap, id, route.channel - 0.5, to.row);
    }
  }
  return { gaps, channels };
}

/** Gives each gap and channel the room its lines need, then stretches the columns over the width there is. */
export function measureGrid(grid: Grid, routed: readonly Routed[], sizes: Sizes): Measured {
  const { gaps, channels } = stretchesOf(routed);
  const gapTracks = Array.from({ length: grid.columns }, (_, g) => tracksOf(gaps.get(g) ?? []));
  const channelTracks = Array.from({ length: grid.rows + 1 }, (_, c) => tracksOf(channels.get(c) ?? []));

  const needed = gapTracks.map((t) => smallestGap + Math.max(0, t.count - 1) * spacing);
  const inner = needed.slice(0, -1);
  const natural = sizes.laneWidth + grid.columns * sizes.boxWidth + inner.reduce((a, b) => a + b, 0) + 12;
  const spare = inner.length === 0 ? 0 : Math.max(0, (sizes.available - natural) / inner.length);
  const widths = needed.map((width) => Math.max(width, Math.min(width + spare, widestGap)));

  const lefts: number[] = [];
  let x = sizes.laneWidth;
  for (let column = 0; column < grid.columns; column++) {
    lefts.push(x);
    x += sizes.boxWidth + (widths[column] as number);
  }
  const tops: number[] = [];
  const middles: number[] = [];
  let y = 0;
  for (let row = 0; row <= grid.rows; row++) {
    const edge = row === 0 || row === grid.rows;
    const count = channelTracks[row]?.count ?? 0;
    const height = (edge ? channelHeight - 12 : channelHeight) + Math.max(0, count - 1) * spacing;
    middles.push(y + height / 2);
    y += height;
    if (row < grid.rows) {
      tops.push(y);
      y += sizes.boxHeight;
    }
  }
  const last = grid.columns - 1;
  const hasLastGap = (gapTracks[last]?.count ?? 0) > 0;
  return {
    width: (lefts[last] ?? sizes.laneWidth) + sizes.boxWidth + (hasLastGap ? (needed[last] as number) : 12),
    height: y,
    left: (cell) => lefts[cell.column] as number,
    top: (cell) => tops[cell.row] as number,
    gapX(gap, edge) {
      const { track, count } = gapTracks[gap] ?? { track: new Map(), count: 1 };
      const middle =
        (lefts[gap] as number) +
        sizes.boxWidth +
        (gap === last ? (needed[gap] as number) : (widths[gap] as number)) / 2;
      return middle + besideMiddle(track.get(edge) ?? 0, count, spacing);
    },
    channelY(channel, edge) {
      const { track, count } = channelTracks[channel] ?? { track: new Map(), count: 1 };
      return (middles[channel] as number) + besideMiddle(track.get(edge) ?? 0, count, spacing);
    },
    channelMiddles: middles,
    laneTop: (row) => middles[row] as number,
  };
}
