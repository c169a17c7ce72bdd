/**
 * Pairs rows with columns so that the sum of scores is largest; each row and column at most once. Returns the column
 * of each row, −1 where there are more rows than columns. Deterministic; O(n³). Source: Kuhn 1955, Munkres 1957.
 */
export function bestPairs(scores: readonly (readonly number[])[]): number[] {
  const rows = scores.length;
  const columns = scores[0]?.length ?? 0;
  const n = Math.max(rows, columns);
  const cost = (row: number, column: number) => -(scores[row]?.[column] ?? 0);
  const rowPrice = new Float64Array(n + 1);
  const columnPrice = new Float64Array(n + 1);
  const rowOfColumn = new Int32Array(n + 1);
  for (let row = 1; row <= n; row++) {
    const slack = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(n + 1);
    const used = new Uint8Array(n + 1);
    rowOfColumn[0] = row;
    let column = 0;
    while ((rowOfColumn[column] as number) !== 0) {
      used[column] = 1;
      const current = rowOfColumn[column] as number;
      let step = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= n; j++) {
        if (used[j]) continue;
        const gap = cost(current - 1, j - 1) - (rowPrice[current] as number) - (columnPrice[j] as number);
        if (gap < (slack[j] as number)) {
          slack[j] = gap;
          from[j] = column;
        }
        if ((slack[j] as number) < step) {
          step = slack[j] as number;
          next = j;
        }
      }
      for (let j = 0; j <= n; j++) {
        if (used[j]) {
          const at = rowOfColumn[j] as number;
          rowPrice[at] = (rowPrice[at] as number) + step;
          columnPrice[j] = (columnPrice[j] as number) - step;
        } else slack[j] = (slack[j] as number) - step;
      }
      column = next;
    }
    while (column !== 0) {
      const before = from[column] as number;
      rowOfColumn[column] = rowOfColumn[before] as number;
      column = before;
    }
  }
  const pairs = new Array<number>(rows).fill(-1);
  for (let j = 1; j <= columns; j++) {
    const row = (rowOfColumn[j] as number) - 1;
    if (row >= 0 && row < rows) pairs[row] = j - 1;
  }
  return pairs;
}
