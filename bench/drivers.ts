import { driverShares } from '../src/instruments/statistics/drivers.ts';
import { gramBlocks } from '../src/instruments/statistics/gram.ts';
import { type Line, seconds, tell } from './report.ts';

/** Exact driver shares with intervals of 100,000 rows and 16 drivers, in this process. */
export function benchDrivers(): Line {
  const n = 100_000;
  const p = 16;
  let state = 5;
  const unit = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296 - 0.5;
  };
  const columns = Array.from({ length: p + 1 }, () => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    const mood = unit();
    let outcome = unit();
    for (let j = 0; j < p; j++) {
      const value = mood + unit();
      (columns[j] as Float64Array)[i] = value;
      outcome += (value * (j + 1)) / 40;
    }
    (columns[p] as Float64Array)[i] = outcome;
  }
  const began = performance.now();
  const { blocks } = gramBlocks(columns, 200);
  driverShares(
    blocks,
    columns.slice(0, p).map((_, j) => `item ${j + 1}`),
  );
  const wall = (performance.now() - began) / 1000;
  return tell({
    what: 'exact driver shares with intervals, 100,000 × 16',
    measured: seconds(wall),
    ratio: `${(wall / 4.96).toFixed(2)} of R's published 4.96 s without intervals`,
    budget: '1 s',
    met: wall <= 1,
  });
}
