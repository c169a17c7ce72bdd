import { describe, expect, test } from 'vitest';
import { hasSharedData, sharedColumns, sharedJson } from '../../../tests/shared-data.ts';
import { countValues, mannWhitney } from './mann-whitney.ts';
import { mean } from './mean.ts';
import { meanDifference } from './mean-difference.ts';
import { sumsOf } from './numbers.ts';

// R's `sleep` data (Student 1908): extra hours of sleep with two drugs.
const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe('means', () => {
  test("Welch on Student's sleep data: t = -1.8608, df = 17.776, p = 0.07939, -3.3655 to 0.2055", () => {
    const d = meanDifference(sumsOf(first), sumsOf(second));
    expect(d.value).toBeCloseTo(-1.58, 10);
    expect(d.df).toBeCloseTo(17.776474, 5);
    expect(d.p).toBeCloseTo(0.07939414, 7);
    expect(d.low).toBeCloseTo(-3.3654832, 6);
    expect(d.high).toBeCloseTo(0.2054832, 6);
  });
  test('one answer, or all alike: a value without an interval, never NaN', () => {
    expect(mean(sumsOf([4]))).toMatchObject({ value: 4, low: null, high: null, n: 1 });
    expect(mean(sumsOf([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]))).toMatchObject({ low: null, high: null });
    expect(mean(sumsOf([]))).toMatchObject({ value: null, n: 0 });
    expect(meanDifference(sumsOf([3, 3]), sumsOf([5, 5]))).toMatchObject({ value: -2, low: null, p: null });
  });
  test('Mann-Whitney on the sleep data as R: W = 25.5, p = 0.06933', () => {
    const test = mannWhitney(countValues(first, second));
    expect(test.u).toBe(25.5);
    expect(test.p).toBeCloseTo(0.06932758, 7);
    expect(test.superiority.value).toBeCloseTo(0.255, 10);
    expect(test.superiority.low).toBeLessThan(0.255);
  });
  test.skipIf(!hasSharedData)('ratings of 2017 and 2018 as R', () => {
    type Mean = { n: number; mean: number; sd: number; ci: [number, number] };
    type Welch = { t: number; df: number; p: number; ci: [number, number] };
    const expected = sharedJson<{ mean_2017: Mean; mean_2018: Mean; welch: Welch }>(
      'statistics/expected/proportion_intervals.json',
    );
    const data = sharedColumns('statistics/data/sfo_overall_rating.csv');
    const of = (year: number) => sumsOf((data.rating ?? []).filter((_, i) => data.year?.[i] === year));
    for (const [year, wanted] of [
      [2017, expected.mean_2017],
      [2018, expected.mean_2018],
    ] as const) {
      const m = mean(of(year));
      expect(m.n).toBe(wanted.n);
      expect(m.value).toBeCloseTo(wanted.mean, 9);
      expect(m.low).toBeCloseTo(wanted.ci[0], 8);
      expect(m.high).toBeCloseTo(wanted.ci[1], 8);
    }
    const d = meanDifference(of(2018), of(2017));
    expect(d.df).toBeCloseTo(expected.welch.df, 4);
    expect(d.p).toBeCloseTo(expected.welch.p, 9);
    expect(d.low).toBeCloseTo(expected.welch.ci[0], 8);
    expect(d.high).toBeCloseTo(expected.welch.ci[1], 8);
  });
});
