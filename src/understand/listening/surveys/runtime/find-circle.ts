import type { Flow } from '../definition.contract.ts';
import { each, type Plan } from './plan.ts';
import { sortCells } from './sort-cells.ts';
import { layOut } from './way.ts';

/**
 * A circle in the logic: parts that decide about each other, so that nothing could be decided first. Answers the path as
 * codes, its first again at the end, or null. Looks at every order a shuffle could give, so that no seed brings one up.
 */
export function findCircle(plan: Plan): string[] | null {
  const names = plan.cells.map(({ name }) => name.slice(name.indexOf(':') + 1).replace(/\/otherwise$/, ''));
  const reads: number[][] = plan.cells.map((cell) => [...cell.reads]);
  const gateOf = new Map<string, number>();
  const way = layOut(plan, null);
  let gate = -1;
  for (const stop of way.stops) {
    const placed = plan.questions.get(stop.code);
    const finish = stop.kind === 'finish' ? plan.finishes.get(stop.code) : undefined;
    const shown = finish?.shown ?? placed?.shown ?? -1;
    if (finish === undefined && gate !== -1) reads[shown]?.push(gate);
    if (finish === undefined && (placed?.skips.length ?? 0) === 0) continue;
    names.push(stop.code);
    reads.push([...(gate === -1 ? [] : [gate]), shown, ...(placed?.skipReads ?? [])]);
    gate = reads.length - 1;
    gateOf.set(stop.code, gate);
  }
  each(plan.definition.flow, (part) => {
    if (part.kind === 'shuffle') acrossParts(part.flow.map(stopsIn));
    if (part.kind !== 'block') return;
    for (const page of part.pages) {
      if (page.shuffle === true) acrossParts(page.questions.map(({ code }) => [code]));
    }
  });
  /** In some order each part comes after each other one: what one skips may be in any other. */
  function acrossParts(parts: readonly (readonly string[])[]): void {
    const gates = parts.map((codes) => codes.flatMap((code) => gateOf.get(code) ?? []));
    parts.forEach((codes, i) => {
      const others = gates.flatMap((some, j) => (i === j ? [] : some));
      if (others.length === 0) return;
      for (const code of codes) reads[plan.questions.get(code)?.shown ?? -1]?.push(...others);
    });
  }
  const { left } = sortCells(reads);
  return left.length === 0 ? null : circleIn(left, reads, names);
}

function stopsIn(part: Flow): string[] {
  if (part.kind === 'finish') return [part.code];
  if (part.kind === 'block') return part.pages.flatMap((page) => page.questions.map(({ code }) => code));
  return [...part.flow, ...(part.kind === 'branch' ? (part.otherwise ?? []) : [])].flatMap(stopsIn);
}

/** From any leftover, backwards along what it waits for, until a cell comes again. */
function circleIn(
  left: readonly number[],
  reads: readonly (readonly number[])[],
  names: readonly string[],
): string[] {
  const waiting = new Set(left);
  const path: number[] = [];
  let cell = left[0] as number;
  while (!path.includes(cell)) {
    path.push(cell);
    cell = (reads[cell] as readonly number[]).find((read) => waiting.has(read)) as number;
  }
  const circle = [...path.slice(path.indexOf(cell)), cell].map((one) => names[one] as string);
  const named = circle.filter((name, i) => name !== circle[i - 1]);
  return named.length === 1 ? [...named, ...named] : named;
}
