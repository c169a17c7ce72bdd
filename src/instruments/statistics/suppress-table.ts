/**
 * Which cells of a two-way table must be hidden when its row totals and column totals are known too.
 *
 * `people[row][column]`; answers the same form with true = hidden. Rows and columns are suppressed in turn until
 * nothing changes; then an audit asks whether any hidden cell could still be solved from the totals (a hidden
 * pattern with exactly one solution), and hides the smallest neighbour until none can.
 * Source: Hundepool et al. 2012, chapter 4; the audit is plain linear algebra over the hidden cells.
 */
export function suppressTable(people: readonly (readonly number[])[], k: number): boolean[][] {
  const hidden = people.map((row) => row.map((n) => n > 0 && n < k));
  const rows = people.length;
  const columns = people[0]?.length ?? 0;
  const at = (r: number, c: number) => people[r]?.[c] ?? 0;
  const isHidden = (r: number, c: number) => hidden[r]?.[c] ?? false;
  const hide = (r: number, c: number) => {
    const row = hidden[r];
    if (row !== undefined) row[c] = true;
  };

  /** Hides along one line; a cell hidden already counts as hidden whatever its size. True when something changed. */
  function alongLine(cells: readonly (readonly [number, number])[]): boolean {
    const shown = cells.filter(([r, c]) => !isHidden(r, c) && at(r, c) > 0);
    const already = cells.filter(([r, c]) => isHidden(r, c));
    if (already.length === 0) return false;
    const held = already.reduce((sum, [r, c]) => sum + at(r, c), 0);
    if (already.length > 1 && held >= k) return false;
    const [next] = shown.sort((a, b) => at(...a) - at(...b));
    if (next === undefined) return false;
    hide(...next);
    return true;
  }

  const lines: (readonly [number, number])[][] = [];
  for (let r = 0; r < rows; r++) lines.push(Array.from({ length: columns }, (_, c) => [r, c] as const));
  for (let c = 0; c < columns; c++) lines.push(Array.from({ length: rows }, (_, r) => [r, c] as const));

  for (let changed = true; changed; ) {
    changed = false;
    for (const line of lines) while (alongLine(line)) changed = true;
    if (changed) continue;
    const [given] = solvable(hidden);
    if (given === undefined) break;
    const [r, c] = given;
    const neighbours = [...(lines[r] ?? []), ...(lines[rows + c] ?? [])].filter(
      ([i, j]) => !isHidden(i, j) && at(i, j) > 0,
    );
    const [next] = neighbours.sort((a, b) => at(...a) - at(...b));
    if (next === undefined) break;
    hide(...next);
    changed = true;
  }
  return hidden;
}

/**
 * Hidden cells that the totals determine. A cell is determined exactly when the hidden pattern, seen as a graph of
 * rows and columns, has it as a bridge: without a cycle through it, nothing can move.
 */
export function solvable(hidden: readonly (readonly boolean[])[]): [row: number, column: number][] {
  const cells: [number, number][] = [];
  hidden.forEach((row, r) => {
    row.forEach((is, c) => {
      if (is) cells.push([r, c]);
    });
  });
  // Nodes: rows first, then columns; each hidden cell is an edge.
  const rows = hidden.length;
  const neighbours = new Map<number, number[]>();
  const link = (a: number, b: number) => neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
  for (const [r, c] of cells) {
    link(r, rows + c);
    link(rows + c, r);
  }
  return cells.filter(([r, c]) => {
    // Is the cell's column still reachable from its row without the cell itself?
    const reached = new Set([r]);
    const queue = [r];
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      for (const other of neighbours.get(node) ?? []) {
        const itself = (node === r && other === rows + c) || (node === rows + c && other === r);
        if (itself || reached.has(other)) continue;
        reached.add(other);
        queue.push(other);
      }
    }
    return !reached.has(rows + c);
  });
}
