import type { Cell, EdgeGiven } from './drawing.ts';
import type { Grid } from './place-steps.ts';

/**
 * A route in the grid. Lines run only where no box can stand: along free cells of a row, in the channel between two
 * rows, or in the gap between two columns. `gap` g lies right of column g; `channel` c lies above row c.
 *
 * - straight: right side to left side in the gap between neighbours, or along free cells of one row
 * - row: right side → gap → row of source or target → gap → left side
 * - fall: bottom or top → down or up its own column → along the target's row → left side
 * - channel: right side → gap → channel → gap → left side
 * - drop: bottom to top (or top to bottom) within a column
 * - hook: a step back, left side → up or down into the target
 * - under: a step back, bottom or top → channel → gap → right side of the target
 */
export type Route =
  | { readonly kind: 'straight' }
  | { readonly kind: 'row'; readonly row: number; readonly gap: number }
  | { readonly kind: 'channel'; readonly channel: number; readonly out: number; readonly into: number }
  | { readonly kind: 'fall' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'side'; readonly gap: number }
  | { readonly kind: 'hook' }
  | { readonly kind: 'under'; readonly channel: number; readonly gap: number | undefined };

export interface Routed {
  readonly edge: EdgeGiven;
  readonly from: Cell;
  readonly to: Cell;
  readonly back: boolean;
  readonly route: Route;
}

interface Run {
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly end: string;
}

/** Finds a way for each edge, the largest first, since they get the straightest ways. */
export function routeEdges(grid: Grid, edges: readonly EdgeGiven[]): Routed[] {
  const taken = new Set([...grid.cells.values()].map((c) => `${c.row}:${c.column}`));
  const runs: Run[] = [];
  const drops: { column: number; low: number; high: number }[] = [];
  const channelUse = new Map<number, number>();

  const rowFree = (row: number, left: number, right: number, end: string): boolean => {
    for (let column = left; column <= right; column++) if (taken.has(`${row}:${column}`)) return false;
    return runs.every((run) => run.row !== row || run.end === end || run.right < left || run.left > right);
  };
  const columnFree = (column: number, a: number, b: number): boolean => {
    for (let row = Math.min(a, b) + 1; row < Math.max(a, b); row++)
      if (taken.has(`${row}:${column}`)) return false;
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const crossed = runs.some((r) => r.left <= column && r.right >= column && r.row > low && r.row < high);
    const shared = drops.some((d) => d.column === column && d.low < high && d.high > low);
    return !crossed && !shared;
  };
  const keepDrop = (column: number, a: number, b: number) =>
    drops.push({ column, low: Math.min(a, b), high: Math.max(a, b) });
  const keep = (row: number, left: number, right: number, end: string) =>
    runs.push({ row, left, right, end });
  const quietest = (channels: readonly number[]): number => {
    const best = [...channels].sort((a, b) => (channelUse.get(a) ?? 0) - (channelUse.get(b) ?? 0))[0] ?? 0;
    channelUse.set(best, (channelUse.get(best) ?? 0) + 1);
    return best;
  };

  const forward = (edge: EdgeGiven, from: Cell, to: Cell): Route => {
    const left = from.column + 1;
    const right = to.column - 1;
    if (left > right) return { kind: 'straight' };
    if (from.row === to.row && rowFree(from.row, left, right, `to ${edge.to}`)) {
      keep(from.row, left, right, `to ${edge.to}`);
      return { kind: 'straight' };
    }
    const canFall =
      from.row !== to.row &&
      !taken.has(`${to.row}:${from.column}`) &&
      columnFree(from.column, from.row, to.row) &&
      rowFree(to.row, from.column, right, `to ${edge.to}`);
    if (canFall) {
      keep(to.row, from.column, right, `to ${edge.to}`);
      keepDrop(from.column, from.row, to.row);
      return { kind: 'fall' };
    }
    if (from.row !== to.row && rowFree(to.row, left, right, `to ${edge.to}`)) {
      keep(to.row, left, right, `to ${edge.to}`);
      return { kind: 'row', row: to.row, gap: from.column };
    }
    if (from.row !== to.row && rowFree(from.row, left, right, `from ${edge.from}`)) {
      keep(from.row, left, right, `from ${edge.from}`);
      return { kind: 'row', row: from.row, gap: right };
    }
    const near =
      from.row === to.row
        ? [from.row + 1, from.row]
        : from.row < to.row
          ? [to.row, from.row + 1]
          : [to.row + 1, from.row];
    return { kind: 'channel', channel: quietest(near), out: from.column, into: right };
  };

  const backward = (edge: EdgeGiven, from: Cell, to: Cell): Route => {
    const hookable =
      from.row !== to.row &&
      rowFree(from.row, to.column, from.column - 1, `from ${edge.from}`) &&
      columnFree(to.column, from.row, to.row);
    if (hookable) {
      keep(from.row, to.column, from.column - 1, `from ${edge.from}`);
      keepDrop(to.column, from.row, to.row);
      return { kind: 'hook' };
    }
    if (from.row === to.row)
      return { kind: 'under', channel: quietest([from.row + 1, from.row]), gap: undefined };
    return { kind: 'under', channel: from.row < to.row ? from.row + 1 : from.row, gap: to.column };
  };

  return [...edges]
    .filter((edge) => edge.from !== edge.to)
    .sort((a, b) => b.episodes - a.episodes || a.from.localeCompare(b.from) || a.to.localeCompare(b.to))
    .flatMap((edge): Routed[] => {
      const from = grid.cells.get(edge.from);
      const to = grid.cells.get(edge.to);
      if (from === undefined || to === undefined) return [];
      if (from.column < to.column) return [{ edge, from, to, back: false, route: forward(edge, from, to) }];
      if (from.column === to.column) {
        const free = columnFree(from.column, from.row, to.row);
        if (free) keepDrop(from.column, from.row, to.row);
        const route: Route = free ? { kind: 'drop' } : { kind: 'side', gap: from.column };
        return [{ edge, from, to, back: false, route }];
      }
      return [{ edge, from, to, back: true, route: backward(edge, from, to) }];
    });
}
