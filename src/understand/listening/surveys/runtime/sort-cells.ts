/**
 * An order in which each cell comes after those it reads (Kahn's algorithm), and the cells left over because they
 * depend on themselves.
 */
export function sortCells(reads: readonly (readonly number[])[]): {
  order: number[];
  left: number[];
  /** Per cell, who reads it. */
  readers: number[][];
} {
  const readers: number[][] = reads.map(() => []);
  const waits = reads.map((of) => of.length);
  for (let cell = 0; cell < reads.length; cell++) {
    for (const read of reads[cell] as readonly number[]) readers[read]?.push(cell);
  }
  const order: number[] = [];
  for (let cell = 0; cell < waits.length; cell++) if (waits[cell] === 0) order.push(cell);
  for (let i = 0; i < order.length; i++) {
    for (const reader of readers[order[i] as number] as number[]) {
      waits[reader] = (waits[reader] as number) - 1;
      if (waits[reader] === 0) order.push(reader);
    }
  }
  const left: number[] = [];
  if (order.length < reads.length) {
    for (let cell = 0; cell < waits.length; cell++) if ((waits[cell] as number) > 0) left.push(cell);
  }
  return { order, left, readers };
}
