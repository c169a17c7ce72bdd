import type { Cell, EdgeGiven, StepGiven } from './drawing.ts';
import { inOrder, rankSteps } from './rank-steps.ts';

export interface Grid {
  readonly cells: ReadonlyMap<string, Cell>;
  readonly lanes: readonly {
    readonly name: string | undefined;
    readonly rows: number;
    readonly firstRow: number;
  }[];
  readonly columns: number;
  readonly rows: number;
}

const key = (row: number, column: number) => `${row}:${column}`;

/** Lanes in the order in which the journey first touches them; steps without a known function come last. */
function laneOrder(ordered: readonly StepGiven[], rank: ReadonlyMap<string, number>): (string | undefined)[] {
  const first = new Map<string | undefined, number>();
  for (const step of ordered) {
    const column = rank.get(step.name) ?? 0;
    first.set(step.lane, Math.min(first.get(step.lane) ?? Infinity, column));
  }
  return [...first]
    .sort(([a, x], [b, y]) => Number(a === undefined) - Number(b === undefined) || x - y)
    .map(([lane]) => lane);
}

/**
 * Gives every step a cell of its own. Within a lane a step prefers the line of the step that most often leads to it,
 * so that the usual path stays straight; two steps of one column stand on two lines.
 */
export function placeSteps(steps: readonly StepGiven[], edges: readonly EdgeGiven[]): Grid {
  const ordered = inOrder(steps, edges);
  const rank = rankSteps(steps, edges);
  const laneOf = new Map(steps.map((step) => [step.name, step.lane]));
  const lanes: { name: string | undefined; rows: number; firstRow: number }[] = [];
  const cells = new Map<string, Cell>();
  let firstRow = 0;
  for (const lane of laneOrder(ordered, rank)) {
    const inLane = ordered
      .filter((step) => step.lane === lane)
      .sort((a, b) => (rank.get(a.name) ?? 0) - (rank.get(b.name) ?? 0) || b.episodes - a.episodes);
    const taken = new Set<string>();
    const rowOf = new Map<string, number>();
    for (const step of inLane) {
      const column = rank.get(step.name) ?? 0;
      const leader = edges
        .filter(
          (e) =>
            e.to === step.name && e.from !== step.name && laneOf.get(e.from) === lane && rowOf.has(e.from),
        )
        .sort((a, b) => b.episodes - a.episodes)[0];
      const liked = leader === undefined ? 0 : (rowOf.get(leader.from) ?? 0);
      const choices = [liked, ...Array.from({ length: inLane.length }, (_, i) => i)];
      const row = choices.find((r) => !taken.has(key(r, column))) ?? inLane.length;
      taken.add(key(row, column));
      rowOf.set(step.name, row);
      cells.set(step.name, { column, row: firstRow + row });
    }
    const rows = Math.max(...rowOf.values()) + 1;
    lanes.push({ name: lane, rows, firstRow });
    firstRow += rows;
  }
  return { cells, lanes, rows: firstRow, columns: Math.max(0, ...rank.values()) + 1 };
}
