import { describe, expect, test } from 'vitest';
import { changePoints } from './change-points.ts';
import { cusum } from './cusum.ts';
import { differenceInDifferences, type Observation } from './difference-in-differences.ts';
import { interruptedSeries, placeboDates } from './interrupted-series.ts';
import { matching } from './matching.ts';
import { sumsOf } from './numbers.ts';
import { seeded } from './seeded.ts';
import { anytimeDifference, anytimeMean, sequenceHalfWidth } from './sequential.ts';
import { weightedMean } from './weighted-mean.ts';
import { cellWeights, effectiveN, rake } from './weights.ts';

describe('interrupted series', () => {
  const values = [
    50, 51.2, 49.8, 52.1, 51.5, 53, 52.2, 53.9, 53.1, 54.4, 54, 55.2, 51, 51.4, 50.2, 51.9, 51.1, 52.5, 51.6,
    53, 52.4, 53.3, 52.9, 54.1,
  ];
  test('level −4.75, slope −0.17, Newey-West errors with lag 3 (reference: statsmodels OLS HAC)', () => {
    const its = interruptedSeries({ values, start: 12, lag: 3 });
    expect(its.level.estimate).toBeCloseTo(-4.753379953, 8);
    expect(its.level.se).toBeCloseTo(0.24667882360545157, 9);
    expect(its.slope.estimate).toBeCloseTo(-0.172727272727, 9);
    expect(its.slope.se).toBeCloseTo(0.032955709225220224, 9);
    expect(its.durbinWatson).toBeCloseTo(3.5504463513917033, 8);
    // Mean effect over the twelve values after: level + 5.5 · slope.
    expect(its.effect.value).toBeCloseTo(-4.753379953 + 5.5 * -0.172727272727, 8);
    expect(its.without[23]).toBeCloseTo(50.11025641 + 23 * 0.44055944, 5);
  });
  test('placebo dates before the action show nothing like it', () => {
    const strip = placeboDates({ values, start: 12, lag: 3 }, [4, 6, 8]);
    expect(strip.map((each) => each.start)).toEqual([4, 6, 8]);
    for (const each of strip) expect(Math.abs(each.value ?? 9)).toBeLessThan(2.5);
  });
  test('a bad month just before the action is pointed at; too short a series is refused', () => {
    expect(
      interruptedSeries({ values: [5, 5.1, 4.9, 5, 5.2, 5, 9, 5, 5, 5.1, 4.9, 5], start: 7 })
        .regressionToMean,
    ).toContain('unusual');
    expect(() => interruptedSeries({ values: [1, 2, 3, 4, 5], start: 3 })).toThrow('4 values on each side');
  });
});

describe('difference in differences', () => {
  const y = [
    10, 11, 15, 16, 9, 10, 13, 15, 11, 11.5, 16, 16.5, 10, 10.8, 14, 14.9, 8, 9, 10, 11, 7.5, 8, 9.5, 10, 9,
    9.4, 11, 11.2, 8.2, 9.1, 9.9, 10.8,
  ];
  const rows: Observation[] = y.map((value, i) => ({
    unit: `u${Math.floor(i / 4)}`,
    value,
    treated: i < 16,
    after: i % 4 >= 2,
    time: i % 4,
  }));
  test('2.7375 with clustered error 0.2331 (reference: statsmodels)', () => {
    const did = differenceInDifferences(rows);
    expect(did.effect.value).toBeCloseTo(2.7375, 10);
    expect(did.coefficients[3]?.se).toBeCloseTo(0.23306479019485465, 9);
    expect(did.units).toBe(8);
    expect(did.bootstrapP).toBeLessThan(0.05);
    expect(did.bootstrapP).toBe(differenceInDifferences(rows).bootstrapP);
  });
  test('without a comparison group there is nothing to compare with', () => {
    expect(() => differenceInDifferences(rows.filter((row) => row.treated))).toThrow('comparison group');
  });
  test('groups that drifted apart before are pointed at', () => {
    const drift = Array.from({ length: 40 }, (_, u) => u).flatMap((u) =>
      [0, 1, 2, 3, 4, 5].map((time) => ({
        unit: `u${u}`,
        treated: u < 20,
        after: time >= 4,
        time,
        value: (u < 20 ? time : 0) + ((u * 7 + time * 3) % 5) / 10,
      })),
    );
    expect(differenceInDifferences(drift).trendBefore?.say).toContain('drifted apart');
  });
});

describe('matching', () => {
  test('finds the planted effect of 1 where the naive comparison says the opposite', () => {
    const random = seeded(21);
    const n = 3000;
    const need = Array.from({ length: n }, () => random.normal());
    // Those in need are reached more often, and are worse off anyway.
    const treated = need.map((x) => (random.uniform() < 1 / (1 + Math.exp(1 - x)) ? 1 : 0));
    const outcome = need.map((x, i) => 1 * (treated[i] ?? 0) - 2 * x + random.normal());
    const matched = matching({ treated, outcome, traits: { need } });
    expect(matched.naive).toBeLessThan(0);
    expect(matched.effect.low).toBeGreaterThan(0.7);
    expect(matched.effect.high).toBeLessThan(1.3);
    expect(Math.abs(matched.balance[0]?.before ?? 0)).toBeGreaterThan(0.5);
    expect(Math.abs(matched.balance[0]?.after ?? 1)).toBeLessThan(0.1);
  });
  test('groups with nothing in common are not compared', () => {
    expect(() =>
      matching({
        treated: [0, 0, 0, 0, 1, 1, 1, 1],
        outcome: [1, 2, 3, 4, 5, 6, 7, 8],
        traits: { x: [1, 2, 3, 4, 11, 12, 13, 14] },
      }),
    ).toThrow('cannot be compared');
  });
});

describe('change', () => {
  test('CUSUM on the NIST handbook example (6.3.2.3: target 325, k·σ = 0.3175, h·σ = 4.1959): alarm at the 16th', () => {
    const groups = [
      324.925, 324.675, 324.725, 324.35, 325.35, 325.225, 324.125, 324.525, 325.225, 324.6, 324.625, 325.15,
      328.325, 327.25, 327.825, 328.5, 326.675, 327.775, 326.875, 328.35,
    ];
    const result = cusum(groups, { target: 325, spread: 1, k: 0.3175, h: 4.1959 });
    // The handbook's sums: 3.0075 at 13, 4.94 at 14, the first above the limit.
    expect(result.up[12]).toBeCloseTo(3.0075, 4);
    expect(result.up[13]).toBeCloseTo(4.94, 4);
    expect(result.alarms[0]).toMatchObject({ at: 13, direction: 'up', since: 12 });
  });
  test('k = ½ and h = 5 raise one false alarm in about 470 values, h = 4 in about 170', () => {
    const at = (h: number) => cusum([0], { target: 0, spread: 1, h }).valuesPerFalseAlarm;
    expect(at(5)).toBeGreaterThan(455);
    expect(at(5)).toBeLessThan(480);
    expect(at(4)).toBeGreaterThan(160);
    expect(at(4)).toBeLessThan(175);
    expect(() => cusum([1, 1], { target: 1, spread: 0 })).toThrow('no spread');
  });
  test('a planted shift is found, its interval holds it, and noise alone has none (200 seeded series)', () => {
    let [found, held, falseAlarms] = [0, 0, 0];
    for (let seed = 0; seed < 200; seed++) {
      const random = seeded(seed);
      const noise = Array.from({ length: 120 }, () => random.normal());
      const [first, ...others] = changePoints(noise.map((e, i) => e + (i < 40 ? 0 : 1.5))).breaks;
      if (first !== undefined && others.length === 0) found += 1;
      if (first !== undefined && first.low <= 40 && 40 <= first.high) held += 1;
      if (changePoints(noise).breaks.length > 0) falseAlarms += 1;
    }
    expect(found).toBeGreaterThan(180);
    expect(held).toBeGreaterThanOrEqual(186);
    expect(falseAlarms).toBeLessThanOrEqual(10);
    expect(changePoints([2, 2, 2, 2, 2]).breaks).toEqual([]);
  });
});

describe('looking any day', () => {
  test('n = 200 and s = 0.78: 18.0 points against 10.8 on a fixed date', () => {
    expect(100 * sequenceHalfWidth(200, 0.78, 0.05)).toBeCloseTo(18, 0);
    expect((100 * 1.96 * 0.78) / Math.sqrt(200)).toBeCloseTo(10.8, 1);
  });
  test('before 30 answers no interval is promised', () => {
    expect(anytimeMean(sumsOf([1, 0, 1]))).toMatchObject({ value: 2 / 3, low: null });
    expect(anytimeDifference(sumsOf([1]), sumsOf([]))).toMatchObject({ value: null });
  });
  test('52 weekly looks at two equal groups of 50 a week: a 95 % test cries wolf in a third, the sequence in few', () => {
    let [tests, sequences] = [0, 0];
    const runs = 300;
    for (let run = 0; run < runs; run++) {
      const random = seeded(run);
      const draw = () => {
        const u = random.uniform();
        return u < 0.45 ? 1 : u < 0.8 ? 0 : -1;
      };
      const sums = [0, 1].map(() => ({ n: 0, sum: 0, sumSquares: 0 }));
      let [byTest, bySequence] = [false, false];
      for (let week = 0; week < 52; week++) {
        for (const group of sums)
          for (let k = 0; k < 50; k++) {
            const x = draw();
            group.n += 1;
            group.sum += x;
            group.sumSquares += x * x;
          }
        const [a, b] = sums as [(typeof sums)[0], (typeof sums)[0]];
        const d = anytimeDifference(a, b);
        if ((d.low ?? 0) > 0 || (d.high ?? 0) < 0) bySequence = true;
        const v = (s: typeof a) => (s.sumSquares - s.sum ** 2 / s.n) / (s.n - 1) / s.n;
        if (Math.abs(a.sum / a.n - b.sum / b.n) > 1.96 * Math.sqrt(v(a) + v(b))) byTest = true;
      }
      if (byTest) tests += 1;
      if (bySequence) sequences += 1;
    }
    expect(tests / runs).toBeGreaterThan(0.25);
    expect(sequences / runs).toBeLessThan(0.05);
  });
});

describe('weights', () => {
  test('cell weights: 30 of 100 stand for half, 70 for the other half', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i < 30 ? 'old' : 'young'));
    const w = cellWeights({ name: 'age', values, population: { old: 500, young: 500 } });
    expect(w.weights[0]).toBeCloseTo(500 / 30, 10);
    expect(w.nEffective).toBeCloseTo(1000 ** 2 / (500 ** 2 / 30 + 500 ** 2 / 70), 8);
    expect(w.designEffect).toBeCloseTo(100 / w.nEffective, 12);
  });
  test('raking fits both margins, and says when nobody answered', () => {
    const random = seeded(4);
    const age = Array.from({ length: 400 }, () => (random.uniform() < 0.3 ? 'old' : 'young'));
    const place = age.map((a) => (random.uniform() < (a === 'old' ? 0.6 : 0.3) ? 'land' : 'city'));
    const margins = [
      { name: 'age', values: age, population: { old: 480, young: 520 } },
      { name: 'place', values: place, population: { land: 300, city: 700 } },
    ];
    const raked = rake(margins);
    expect(raked.converged).toBe(true);
    const sum = (keep: (i: number) => boolean) => raked.weights.reduce((s, w, i) => s + (keep(i) ? w : 0), 0);
    expect(sum((i) => age[i] === 'old')).toBeCloseTo(480, 4);
    expect(sum((i) => place[i] === 'land')).toBeCloseTo(300, 4);
    expect(effectiveN(raked.weights)).toBeLessThan(400);
    expect(rake(margins, { trim: [0.5, 1.2] }).trimmed).toBeGreaterThan(0);
    const [first] = margins;
    if (first === undefined) throw new Error('there are two');
    expect(() => rake([{ ...first, population: { old: 1, young: 1, child: 1 } }])).toThrow('"child"');
    expect(() => rake([{ ...first, population: { old: 1 } }])).toThrow('"young"');
  });
  test('a weighted mean with equal weights is the mean; one customer answering often widens it', () => {
    const values = [5, 5, 5, 5, 1, 2, 4, 3];
    const plain = weightedMean(
      values,
      values.map(() => 2),
    );
    expect(plain).toMatchObject({ value: 3.75, nEffective: 8, n: 8 });
    const clustered = weightedMean(
      values,
      values.map(() => 2),
      { clusters: ['a', 'a', 'a', 'a', 'b', 'c', 'd', 'e'] },
    );
    expect((clustered.high ?? 0) - (clustered.low ?? 0)).toBeGreaterThan(
      (plain.high ?? 0) - (plain.low ?? 0),
    );
    expect(() => weightedMean([1], [-1])).toThrow('negative');
  });
});
