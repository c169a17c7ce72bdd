import { describe, expect, test } from 'vitest';
import { hasSharedData, sharedJson } from '../../../tests/shared-data.ts';
import { fisherExact, oddsRatio } from './fisher-exact.ts';
import { type ProportionMethod, proportion } from './proportion.ts';
import { proportionDifference } from './proportion-difference.ts';

describe('shares', () => {
  test('81 of 263 (Newcombe 1998, table I): Wilson 0.2553 to 0.3662', () => {
    const share = proportion({ count: 81, n: 263 });
    expect(share.value).toBeCloseTo(0.308, 3);
    expect(share.low).toBeCloseTo(0.2553, 4);
    expect(share.high).toBeCloseTo(0.3662, 4);
    expect(share.method).toBe('share, Wilson interval');
  });
  test('nobody and everybody stay on the scale', () => {
    expect(proportion({ count: 0, n: 5 })).toMatchObject({ value: 0, low: 0 });
    expect(proportion({ count: 5, n: 5 })).toMatchObject({ value: 1, high: 1 });
    expect(proportion({ count: 0, n: 0 })).toMatchObject({ value: null, low: null });
    expect(() => proportion({ count: 6, n: 5 })).toThrow(RangeError);
  });
  test('56 of 70 against 48 of 80 (Newcombe 1998, table II, method 10): 0.0524 to 0.3339', () => {
    const difference = proportionDifference({ count: 56, n: 70 }, { count: 48, n: 80 });
    expect(difference.value).toBeCloseTo(0.2, 10);
    expect(difference.low).toBeCloseTo(0.0524, 4);
    expect(difference.high).toBeCloseTo(0.3339, 4);
  });
  test('equal shares of nothing differ by nothing', () => {
    expect(proportionDifference({ count: 0, n: 9 }, { count: 0, n: 8 })).toMatchObject({ value: 0, p: 1 });
    expect(proportionDifference({ count: 0, n: 0 }, { count: 0, n: 8 })).toMatchObject({
      value: null,
      p: null,
    });
  });
  test.skipIf(!hasSharedData)('each interval as R', () => {
    type Case = Record<string, number | [number, number]> & { k: number; n: number; conf: number };
    const expected = sharedJson<{
      cases: Case[];
      diff_top2_2018_minus_2017: Record<string, number> & { newcombe: [number, number] };
    }>('statistics/expected/proportion_intervals.json');
    const names: Record<string, ProportionMethod> = {
      wilson: 'Wilson',
      wilson_cc: 'Wilson, continuity corrected',
      agresti_coull: 'Agresti-Coull',
      clopper_pearson: 'exact',
      wald: 'Wald',
    };
    for (const each of expected.cases) {
      for (const [key, method] of Object.entries(names)) {
        const share = proportion({ count: each.k, n: each.n }, { level: each.conf, method });
        const [low, high] = each[key] as [number, number];
        expect(share.low, `${method} low of ${each.k}/${each.n}`).toBeCloseTo(low, 9);
        expect(share.high, `${method} high of ${each.k}/${each.n}`).toBeCloseTo(high, 9);
      }
    }
    const d = expected.diff_top2_2018_minus_2017;
    const [k1, n1, k2, n2] = [d.k1 ?? 0, d.n1 ?? 0, d.k2 ?? 0, d.n2 ?? 0];
    const difference = proportionDifference({ count: k2, n: n2 }, { count: k1, n: n1 });
    expect(difference.value).toBeCloseTo(d.diff ?? 0, 9);
    expect(difference.low).toBeCloseTo(d.newcombe[0], 9);
    expect(difference.high).toBeCloseTo(d.newcombe[1], 9);
    expect(difference.p).toBeCloseTo(d.p ?? 0, 9);
    const fisher = fisherExact({ with: { yes: k1, no: n1 - k1 }, without: { yes: k2, no: n2 - k2 } });
    expect(fisher).toBeCloseTo(d.fisher_p ?? 0, 9);
  });
});

describe('two by two', () => {
  test('the lady tasting tea (Fisher 1935): 3 of 4 right is no proof, p = 0.4857', () => {
    expect(fisherExact({ with: { yes: 3, no: 1 }, without: { yes: 1, no: 3 } })).toBeCloseTo(0.4857143, 7);
  });
  test('late orders by missed dispatch: odds ratio 2.97', () => {
    const table = { with: { yes: 43, no: 155 }, without: { yes: 195, no: 2089 } };
    const odds = oddsRatio(table);
    expect(odds.value).toBeCloseTo(2.97194375516956, 10);
    expect(odds.low).toBeGreaterThan(2);
    expect(fisherExact(table)).toBeCloseTo(8.776137206414767e-8, 12);
  });
  test('an empty cell is said, not divided by', () => {
    const odds = oddsRatio({ with: { yes: 5, no: 0 }, without: { yes: 2, no: 8 } });
    expect(odds.method).toContain('½');
    expect(Number.isFinite(odds.high)).toBe(true);
  });
});
