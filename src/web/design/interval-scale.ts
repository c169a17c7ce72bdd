/** Round numbers from below `low` to above `high`, about four of them; the axis of an interval bar. */
export function niceTicks(low: number, high: number, about = 4): number[] {
  const span = high - low;
  if (!(span > 0)) return [low];
  const rough = span / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= rough) ?? power * 10;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Room a letter takes on a bar of some 330 px, in percent of it. */
const letter = 1.9;

/**
 * Words under a bar, each in the first row where it touches no other.
 * @param marks where each stands (0 to 100) and what it says.
 * @returns the row of each, from 0.
 */
export function rowsOfMarks(marks: readonly { readonly at: number; readonly label: string }[]): number[] {
  const rows: { from: number; to: number }[][] = [];
  return marks.map(({ at, label }) => {
    const room = label.length * letter;
    const from = at < 20 ? at - 2 : at > 80 ? at + 2 - room : at - room / 2;
    const own = { from, to: from + room };
    const free = rows.findIndex((placed) =>
      placed.every((other) => own.to < other.from || own.from > other.to),
    );
    const row = free === -1 ? rows.push([]) - 1 : free;
    rows[row]?.push(own);
    return row;
  });
}

/** The interval width whose digits write ticks of this step exactly: 0.5 needs one digit, 0.25 two. */
export function widthOfTicks(step: number, isShare: boolean): number {
  const shown = isShare ? step * 100 : step;
  const isWhole = (x: number) => Math.abs(x - Math.round(x)) < 1e-9;
  const width = isWhole(shown) ? 2 : isWhole(shown * 10) ? 1 : 0.1;
  return isShare ? width / 100 : width;
}
