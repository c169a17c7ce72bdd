import type { Box, Point } from './drawing.ts';
import { idOf } from './measure-grid.ts';
import type { Routed } from './route-edges.ts';

export type Side = 'left' | 'right' | 'top' | 'bottom';

/** On which side an edge leaves its source and enters its target. */
export function sidesOf({ from, to, route }: Routed): { out: Side; into: Side } {
  const down = from.row < to.row;
  switch (route.kind) {
    case 'drop':
      return down ? { out: 'bottom', into: 'top' } : { out: 'top', into: 'bottom' };
    case 'fall':
      return { out: down ? 'bottom' : 'top', into: 'left' };
    case 'side':
      return { out: 'right', into: 'right' };
    case 'hook':
      return { out: 'left', into: down ? 'top' : 'bottom' };
    case 'under': {
      const below = route.channel > from.row;
      if (route.gap !== undefined) return { out: below ? 'bottom' : 'top', into: 'right' };
      return { out: below ? 'bottom' : 'top', into: below ? 'bottom' : 'top' };
    }
    default:
      return { out: 'right', into: 'left' };
  }
}

interface End {
  readonly id: string;
  readonly episodes: number;
  /** Where the other end is, along the side: rows for left and right, columns for top and bottom. */
  readonly toward: number;
}

/** Offsets from the middle of a side: the largest edge keeps the middle, the others step aside towards where they go. */
function offsets(ends: readonly End[], room: number): Map<string, number> {
  const [main, ...others] = [...ends].sort((a, b) => b.episodes - a.episodes || a.id.localeCompare(b.id));
  if (main === undefined) return new Map();
  const before = others.filter((e) => e.toward < main.toward).sort((a, b) => b.toward - a.toward);
  const after = others.filter((e) => e.toward >= main.toward).sort((a, b) => a.toward - b.toward);
  const step = Math.min(9, (room / 2 - 5) / Math.max(1, before.length, after.length));
  return new Map([
    [main.id, 0],
    ...before.map((e, i): [string, number] => [e.id, -(i + 1) * step]),
    ...after.map((e, i): [string, number] => [e.id, (i + 1) * step]),
  ]);
}

/** Where each edge touches its two boxes; no two edges share a point of a side. */
export function portsOf(
  routed: readonly Routed[],
  boxes: ReadonlyMap<string, Box>,
): (one: Routed, end: 'out' | 'into') => Point {
  const ends = new Map<string, End[]>();
  const at = (step: string, side: Side) => `${side}\u0000${step}`;
  for (const one of routed) {
    const { out, into } = sidesOf(one);
    const flat = (side: Side) => side === 'left' || side === 'right';
    const add = (step: string, side: Side, name: string, toward: number) => {
      const where = at(step, side);
      ends.set(where, [...(ends.get(where) ?? []), { id: name, episodes: one.edge.episodes, toward }]);
    };
    add(one.edge.from, out, `out ${idOf(one)}`, flat(out) ? one.to.row : one.to.column);
    add(one.edge.to, into, `into ${idOf(one)}`, flat(into) ? one.from.row : one.from.column);
  }
  const offset = new Map<string, number>();
  for (const [where, list] of ends) {
    const flat = where.startsWith('left') || where.startsWith('right');
    const box = boxes.get(where.slice(where.indexOf('\u0000') + 1));
    const room = box === undefined ? 0 : flat ? box.height : box.width;
    for (const [id, value] of offsets(list, room)) offset.set(`${where} ${id}`, value);
  }
  return (one, end) => {
    const side = sidesOf(one)[end];
    const step = end === 'out' ? one.edge.from : one.edge.to;
    const box = boxes.get(step) as Box;
    const o = offset.get(`${at(step, side)} ${end} ${idOf(one)}`) ?? 0;
    if (side === 'left') return { x: box.x, y: box.y + box.height / 2 + o };
    if (side === 'right') return { x: box.x + box.width, y: box.y + box.height / 2 + o };
    return { x: box.x + box.width / 2 + o, y: side === 'top' ? box.y : box.y + box.height };
  };
}
