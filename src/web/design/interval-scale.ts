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

/** The interval width whose digits write ticks of this step exactly: 0.5 needs one digit, 0.25 two. */
export function widthOfTicks(step: number, isShare: boolean): number {
  const shown = isShare ? step * 100 : step;
  const isWhole = (x: number) => Math.abs(x - Math.round(x)) < 1e-9;
  const width = isWhole(shown) ? 2 : isWhole(shown * 10) ? 1 : 0.1;
  return isShare ? width / 100 : width;
}
