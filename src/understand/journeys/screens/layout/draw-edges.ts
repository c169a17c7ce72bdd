import type { Box, PlacedEdge, Point } from './drawing.ts';
import { idOf, type Measured } from './measure-grid.ts';
import { portsOf } from './ports.ts';
import type { Routed } from './route-edges.ts';

/** The corners of an edge, from its source's side to its target's. */
function cornersOf(one: Routed, a: Point, b: Point, grid: Measured): Point[] {
  const id = idOf(one);
  const { route } = one;
  switch (route.kind) {
    case 'straight': {
      if (Math.abs(a.y - b.y) < 0.5) return [a, b];
      const x = one.from.row === one.to.row ? b.x - 16 : grid.gapX(one.from.column, id);
      return [a, { x, y: a.y }, { x, y: b.y }, b];
    }
    case 'row':
    case 'side': {
      const x = grid.gapX(route.gap, id);
      return [a, { x, y: a.y }, { x, y: b.y }, b];
    }
    case 'channel': {
      const y = grid.channelY(route.channel, id);
      const out = grid.gapX(route.out, id);
      const into = grid.gapX(route.into, id);
      return [a, { x: out, y: a.y }, { x: out, y }, { x: into, y }, { x: into, y: b.y }, b];
    }
    case 'fall':
      return [a, { x: a.x, y: b.y }, b];
    case 'drop':
      return [a, { x: a.x, y: b.y }];
    case 'hook':
      return [a, { x: b.x, y: a.y }, b];
    case 'under': {
      const y = grid.channelY(route.channel, id);
      if (route.gap === undefined) return [a, { x: a.x, y }, { x: b.x, y }, b];
      const x = grid.gapX(route.gap, id);
      return [a, { x: a.x, y }, { x, y }, { x, y: b.y }, b];
    }
  }
}

const far = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const toward = (a: Point, b: Point, distance: number): Point => {
  const length = far(a, b) || 1;
  return { x: a.x + ((b.x - a.x) * distance) / length, y: a.y + ((b.y - a.y) * distance) / length };
};
const n = (value: number) => Math.round(value * 10) / 10;

/** A polyline with soft corners as an SVG path. */
export function softPath(points: readonly Point[], radius = 18): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let path = `M${n(first.x)} ${n(first.y)}`;
  rest.forEach((corner, i) => {
    const before = points[i] as Point;
    const after = points[i + 2];
    if (after === undefined) {
      path += `L${n(corner.x)} ${n(corner.y)}`;
      return;
    }
    const r = Math.min(radius, far(before, corner) / 2, far(corner, after) / 2);
    const enter = toward(corner, before, r);
    const leave = toward(corner, after, r);
    path += `L${n(enter.x)} ${n(enter.y)}Q${n(corner.x)} ${n(corner.y)} ${n(leave.x)} ${n(leave.y)}`;
  });
  return path;
}

/** Line width says how many: from 1.2 px to 7 px, in proportion. */
export function lineWidth(episodes: number, most: number): number {
  return n(1.2 + (most === 0 ? 0 : (5.8 * episodes) / most));
}

/** An S from one side to the next column: rounder than corners where there is little room. */
function bend(a: Point, b: Point, x: number): string {
  return `M${n(a.x)} ${n(a.y)}C${n(x)} ${n(a.y)} ${n(x)} ${n(b.y)} ${n(b.x)} ${n(b.y)}`;
}

/** All edges with their paths and arrow tips, largest first. Labels come later. */
export function drawEdges(
  routed: readonly Routed[],
  boxes: ReadonlyMap<string, Box>,
  grid: Measured,
): PlacedEdge[] {
  const port = portsOf(routed, boxes);
  const most = Math.max(0, ...routed.map(({ edge }) => edge.episodes));
  return routed.map((one) => {
    const width = lineWidth(one.edge.episodes, most);
    const points = cornersOf(one, port(one, 'out'), port(one, 'into'), grid);
    const end = points.at(-1) as Point;
    const before = points.at(-2) as Point;
    const arrow = Math.min(5 + width * 0.7, far(before, end));
    const shaft = [...points.slice(0, -1), toward(end, before, arrow)];
    const isBend = one.route.kind === 'straight' && points.length === 4;
    const middle = isBend ? (points[1] as Point).x : 0;
    const radius = one.route.kind === 'fall' ? 56 : 20;
    const angle = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
    return {
      from: one.edge.from,
      to: one.edge.to,
      back: one.back,
      width,
      points,
      path: isBend ? bend(points[0] as Point, shaft.at(-1) as Point, middle) : softPath(shaft, radius),
      tip: { x: n(end.x), y: n(end.y), angle: n(angle) },
    };
  });
}
