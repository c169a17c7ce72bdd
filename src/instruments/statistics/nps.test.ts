import { describe, expect, test } from 'vitest';
import { hasSharedData, sharedJson } from '../../../tests/shared-data.ts';
import { nps, npsCounts } from './nps.ts';
import { npsDifference } from './nps-difference.ts';

describe('NPS', () => {
  test('eight answers of 10: Wald sees no doubt, adjusted Wald does (knowledge base: 39 to 100)', () => {
    const counts = npsCounts(Array<number>(8).fill(10));
    expect(nps(counts, { method: 'Wald' })).toMatchObject({ value: 100, low: 100, high: 100 });
    const honest = nps(counts);
    expect(honest).toMatchObject({ value: 100, high: 100, n: 8, level: 0.95 });
    expect(honest.low).toBeCloseTo(38.53825882, 6);
  });
  test('no answer is no score, and 11 is no answer', () => {
    expect(nps(npsCounts([]))).toMatchObject({ value: null, low: null, n: 0 });
    expect(() => npsCounts([10, 11])).toThrow('11 is not an answer');
    expect(() => npsCounts([-1])).toThrow(RangeError);
  });
  test('one answer has a score but no t interval', () => {
    expect(nps(npsCounts([7]), { method: 't' })).toMatchObject({ value: 0, low: null, high: null });
  });
  test('a difference of a score with itself is 0, and its interval is symmetric', () => {
    const counts = npsCounts([10, 9, 8, 3, 10]);
    const none = npsDifference(counts, counts);
    expect(none.value).toBe(0);
    expect(none.low).toBeCloseTo(-(none.high ?? 0), 12);
    expect(none.p).toBe(1);
    expect(npsDifference(counts, npsCounts([]))).toMatchObject({ value: null, p: null });
  });
  test.skipIf(!hasSharedData)('n = 1..20 as R', () => {
    type Case = { x: number[] | number; nps?: number; wald: [number, number]; adj_wald: [number, number] };
    for (const each of sharedJson<{ cases: Case[] }>('statistics/expected/nps_small_n.json').cases) {
      const counts = npsCounts([each.x].flat());
      const honest = nps(counts);
      if (each.nps !== undefined) expect(honest.value).toBeCloseTo(each.nps, 6);
      expect(honest.low).toBeCloseTo(each.adj_wald[0], 6);
      expect(honest.high).toBeCloseTo(each.adj_wald[1], 6);
      const wald = nps(counts, { method: 'Wald' });
      expect(wald.low).toBeCloseTo(each.wald[0], 6);
      expect(wald.high).toBeCloseTo(each.wald[1], 6);
    }
  });
});
