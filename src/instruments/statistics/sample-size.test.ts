import { describe, expect, test } from 'vitest';
import { hasSharedData, sharedJson } from '../../../tests/shared-data.ts';
import {
  answersNeeded,
  answersNeededForShares,
  finitePopulationFactor,
  powerOf,
  smallestDetectable,
} from './sample-size.ts';

describe('planning', () => {
  test('10 points of NPS with variance 0.7 need 1,099 answers per period', () => {
    expect(answersNeeded(0.1, 0.7)).toBe(1099);
    const detectable = smallestDetectable({ variance: 0.7, n: 1099 }, { variance: 0.7, n: 1099 });
    expect(detectable).toBeCloseTo(0.1, 4);
    expect(powerOf(detectable, { variance: 0.7, n: 1099 }, { variance: 0.7, n: 1099 })).toBeCloseTo(0.8, 10);
    expect(() => answersNeeded(0, 0.7)).toThrow(RangeError);
  });
  test('power.prop.test(p1 = .50, p2 = .75, power = .90): n = 76.7 (its help page)', () => {
    expect(answersNeededForShares(0.5, 0.75, { power: 0.9 })).toBeCloseTo(76.7, 1);
  });
  test('asking everybody leaves no sampling error', () => {
    expect(finitePopulationFactor(400, 400)).toBe(0);
    expect(() => finitePopulationFactor(401, 400)).toThrow(RangeError);
  });
  test.skipIf(!hasSharedData)('as R', () => {
    const expected = sharedJson<{
      n_per_group: { diff_points: number; var: number; n: number }[];
      power_prop: { n: number; p1: number; p2: number };
      fpc: { N: number; n: number; factor: number }[];
    }>('statistics/expected/sample_size.json');
    for (const each of expected.n_per_group)
      expect(answersNeeded(each.diff_points / 100, each.var)).toBe(each.n);
    // R solves this one iteratively.
    const { p1, p2, n } = expected.power_prop;
    expect(Math.abs(answersNeededForShares(p1, p2) / n - 1)).toBeLessThan(1e-6);
    for (const each of expected.fpc)
      expect(finitePopulationFactor(each.n, each.N)).toBeCloseTo(each.factor, 9);
  });
});
