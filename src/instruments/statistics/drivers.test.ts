import { describe, expect, test } from 'vitest';
import { hasSharedData, sharedColumns, sharedJson } from '../../../tests/shared-data.ts';
import { driverShares } from './drivers.ts';
import { gramBlocks } from './gram.ts';
import { johnsonWeights } from './johnson.ts';
import { lmgShares } from './lmg.ts';
import { seeded } from './seeded.ts';

const close = (actual: ArrayLike<number>, expected: readonly number[], relative = 1e-8) =>
  expected.forEach((value, i) => {
    expect(Math.abs((actual[i] as number) / value - 1), `${i}: ${actual[i]} for ${value}`).toBeLessThan(
      relative,
    );
  });

/** Rows with planted drivers: y = x0 + 0.5 x1 + noise, x2 correlates with x0 and does nothing itself, x3 is chance. */
function planted(rows: number, seed: number) {
  const random = seeded(seed);
  const x = [0, 1, 2, 3].map(() => new Float64Array(rows));
  const y = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const [a, b, c, d, e] = [0, 1, 2, 3, 4].map(() => random.normal()) as [
      number,
      number,
      number,
      number,
      number,
    ];
    [a, b, 0.7 * a + Math.sqrt(0.51) * c, d].forEach((value, j) => {
      (x[j] as Float64Array)[i] = value;
    });
    y[i] = a + 0.5 * b + 2 * e;
  }
  return { x, y };
}

describe('drivers', () => {
  test('two drivers by hand: R² of both is split by the two orders', () => {
    // r(x1,y) = .5, r(x2,y) = .4, r(x1,x2) = .3: R²(1) = .25, R²(2) = .16, R²(12) = (.25 + .16 − 2·.5·.4·.3)/(1 − .09)
    const both = (0.25 + 0.16 - 0.12) / 0.91;
    const shares = lmgShares(Float64Array.from([1, 0.3, 0.5, 0.3, 1, 0.4, 0.5, 0.4, 1]), 2);
    close(shares, [(0.25 + both - 0.16) / 2, (0.16 + both - 0.25) / 2], 1e-12);
  });
  test('planted: the real ones lead, the merely correlated one keeps a share with p far from 0, chance gets none', () => {
    const { x, y } = planted(4000, 11);
    const { blocks } = gramBlocks([...x, y], 50);
    const result = driverShares(blocks, ['real', 'half', 'echo', 'chance']);
    const of = (name: string) => result.drivers.find((d) => d.driver === name);
    expect(result.found).toBe(true);
    expect(result.drivers[0]?.driver).toBe('real');
    expect(of('real')?.rankHigh).toBe(1);
    expect(of('echo')?.share).toBeGreaterThan(0.01);
    expect(of('echo')?.p).toBeGreaterThan(0.001);
    expect(of('chance')?.low).toBe(0);
    expect(result.drivers.reduce((sum, d) => sum + d.share, 0)).toBeCloseTo(result.r2.value ?? 0, 12);
  });
  test('a shuffled outcome has no drivers', () => {
    const { x } = planted(2000, 3);
    const { y } = planted(2000, 4);
    expect(driverShares(gramBlocks([...x, y], 40).blocks, ['a', 'b', 'c', 'd']).found).toBe(false);
  });
  test('rows with gaps are counted, collinear and constant drivers are named', () => {
    const { x, y } = planted(100, 5);
    const gap = Float64Array.from(y, (v, i) => (i < 7 ? Number.NaN : v));
    expect(gramBlocks([...x, gap], 10).dropped).toBe(7);
    const twice = [x[0] as Float64Array, x[0] as Float64Array, y];
    expect(() => driverShares(gramBlocks(twice, 10).blocks, ['one', 'same'])).toThrow('"same" says exactly');
    const flat = [new Float64Array(100).fill(3), y];
    expect(() => driverShares(gramBlocks(flat, 10).blocks, ['flat'])).toThrow('"flat" has the same value');
  });
  test('intervals of shares cover (seeded, 400 data sets of 1,000 rows): at least 93 %', () => {
    // By hand: var y = 1 + ¼ + 4; "real" shares what its echo (r = 0.7) also says.
    const truth: Record<string, number> = {
      real: (2 - 0.49) / 2 / 5.25,
      half: 0.25 / 5.25,
      echo: 0.49 / 2 / 5.25,
    };
    const hits: Record<string, number> = { real: 0, half: 0, echo: 0 };
    for (let k = 0; k < 400; k++) {
      const { x, y } = planted(1000, 5000 + k);
      for (const d of driverShares(gramBlocks([...x, y], 50).blocks, ['real', 'half', 'echo', 'chance'])
        .drivers) {
        const t = truth[d.driver];
        if (t !== undefined && d.low <= t && t <= d.high) hits[d.driver] = (hits[d.driver] ?? 0) + 1;
      }
    }
    for (const [name, count] of Object.entries(hits)) expect(count / 400, name).toBeGreaterThanOrEqual(0.93);
  });
  test.skipIf(!hasSharedData)('swiss (Grömping 2006) as R', () => {
    const expected = sharedJson<{ x: string[]; lmg: number[]; johnson: number[]; r2: number }>(
      'statistics/expected/drivers_swiss.json',
    );
    const data = sharedColumns('statistics/data/swiss.csv');
    const columns = [...expected.x, 'Fertility'].map((name) => data[name] ?? []);
    const result = driverShares(gramBlocks(columns, 47).blocks, expected.x);
    const by = new Map(result.drivers.map((d) => [d.driver, d]));
    close(
      expected.x.map((name) => by.get(name)?.share ?? 0),
      expected.lmg,
    );
    close(
      expected.x.map((name) => by.get(name)?.johnson ?? 0),
      expected.johnson,
    );
    expect(result.r2.value).toBeCloseTo(expected.r2, 9);
  });
  test.skipIf(!hasSharedData)('12, 14 and 16 drivers from the correlation matrix as R', () => {
    type Case = { p: number; R?: number[][]; r?: number[]; lmg: number[]; johnson: number[] };
    for (const { p, R, r, lmg, johnson } of sharedJson<{ cases: Case[] }>(
      'statistics/expected/lmg_speed.json',
    ).cases) {
      if (R === undefined || r === undefined) continue;
      const matrix = Float64Array.from([...R.flatMap((row, i) => [...row, r[i] ?? 0]), ...r, 1]);
      close(lmgShares(matrix, p), lmg);
      close(johnsonWeights(matrix, p), johnson);
    }
  });
  test.skipIf(!hasSharedData)('100,000 × 16 with intervals', () => {
    const data = sharedColumns('statistics/data/drv16_100k.csv');
    const names = Object.keys(data).filter((name) => name !== 'y');
    const columns = [...names, 'y'].map((name) => Float64Array.from(data[name] ?? []));
    const began = performance.now();
    const result = driverShares(gramBlocks(columns, 100).blocks, names);
    const seconds = (performance.now() - began) / 1000;
    console.log(`100,000 × 16 exact shares with intervals: ${seconds.toFixed(2)} s (budget 1 s)`);
    const cases = sharedJson<{ cases: { p: number; lmg: number[] }[] }>(
      'statistics/expected/lmg_speed.json',
    ).cases;
    const by = new Map(result.drivers.map((d) => [d.driver, d.share]));
    close(
      names.map((name) => by.get(name) ?? 0),
      cases.find((each) => each.p === 16)?.lmg ?? [],
      1e-6,
    );
  });
});
