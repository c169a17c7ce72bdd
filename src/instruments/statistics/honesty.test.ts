import { describe, expect, test } from 'vitest';
import { adjust } from './adjust.ts';
import { mean } from './mean.ts';
import { meanDifference } from './mean-difference.ts';
import { nps, npsCounts, npsMoments } from './nps.ts';
import { npsDifference } from './nps-difference.ts';
import { sumsOf } from './numbers.ts';
import { proportion } from './proportion.ts';
import { proportionDifference } from './proportion-difference.ts';
import { type Seeded, seeded } from './seeded.ts';
import { verdict } from './verdict.ts';

// Simulations with fixed seeds: what is promised on the screen ("95 % of such intervals hold the true value") is kept.
const runs = 1500;
const least = 0.93;

/** How often an interval held the truth. */
function coverage(
  seed: number,
  truth: number,
  once: (random: Seeded) => { low: number | null; high: number | null },
): number {
  const random = seeded(seed);
  let held = 0;
  for (let k = 0; k < runs; k++) {
    const { low, high } = once(random);
    if (low !== null && high !== null && low <= truth && truth <= high) held += 1;
  }
  return held / runs;
}

/** Draws from shares of the codes 0–10. */
function drawer(shares: readonly number[]) {
  return (random: Seeded): number => {
    let u = random.uniform();
    for (const [code, share] of shares.entries()) {
      u -= share;
      if (u < 0) return code;
    }
    return 10;
  };
}
const shapes: Record<string, number[]> = {
  'many promoters': [0.01, 0, 0.01, 0.01, 0, 0.02, 0.02, 0.03, 0.05, 0.25, 0.6],
  'two camps': [0.25, 0.05, 0.02, 0.02, 0.02, 0.04, 0.03, 0.05, 0.07, 0.1, 0.35],
  middling: [0, 0, 0.02, 0.05, 0.1, 0.2, 0.2, 0.2, 0.13, 0.07, 0.03],
};
const draw = (random: Seeded, from: (random: Seeded) => number, n: number) =>
  Array.from({ length: n }, () => from(random));
const truthOf = (shares: readonly number[], of: (code: number) => number) =>
  shares.reduce((sum, share, code) => sum + share * of(code), 0);
const category = (code: number) => (code >= 9 ? 1 : code >= 7 ? 0 : -1);

describe('intervals hold the truth as often as they say', () => {
  for (const [name, shares] of Object.entries(shapes)) {
    const from = drawer(shares);
    const npsTruth = 100 * truthOf(shares, category);
    const topTruth = truthOf(shares, (code) => (code >= 9 ? 1 : 0));
    for (const n of [12, 40, 200]) {
      test(`NPS, share and mean: ${name}, ${n} answers`, () => {
        expect(coverage(n, npsTruth, (r) => nps(npsCounts(draw(r, from, n))))).toBeGreaterThanOrEqual(least);
        expect(
          coverage(n + 1, topTruth, (r) =>
            proportion({ count: draw(r, from, n).filter((x) => x >= 9).length, n }),
          ),
        ).toBeGreaterThanOrEqual(n >= 40 ? least : 0.91);
        // The t interval of a very lopsided scale needs many answers (40 of "many promoters": 89 %); of others, few.
        if (n >= 200 || (n >= 40 && name !== 'many promoters'))
          expect(
            coverage(
              n + 2,
              truthOf(shares, (code) => code),
              (r) => mean(sumsOf(draw(r, from, n))),
            ),
          ).toBeGreaterThanOrEqual(least);
      });
    }
    test(`differences: ${name} against middling, 60 and 90 answers`, () => {
      const other = drawer(shapes.middling ?? []);
      const [a, b] = [60, 90];
      const of = (code: (x: number) => number) =>
        truthOf(shares, code) - truthOf(shapes.middling ?? [], code);
      expect(
        coverage(1, 100 * of(category), (r) =>
          npsDifference(npsCounts(draw(r, from, a)), npsCounts(draw(r, other, b))),
        ),
      ).toBeGreaterThanOrEqual(least);
      expect(
        coverage(
          2,
          of((x) => x),
          (r) => meanDifference(sumsOf(draw(r, from, a)), sumsOf(draw(r, other, b))),
        ),
      ).toBeGreaterThanOrEqual(least);
      const top = (list: number[]) => ({ count: list.filter((x) => x >= 9).length, n: list.length });
      expect(
        coverage(
          3,
          of((x) => (x >= 9 ? 1 : 0)),
          (r) => proportionDifference(top(draw(r, from, a)), top(draw(r, other, b))),
        ),
      ).toBeGreaterThanOrEqual(least);
    });
  }
});

describe('alarms are rare', () => {
  const from = drawer(shapes['two camps'] ?? []);
  test('20 segments with no change: without adjustment most months raise an alarm, with it few', () => {
    const random = seeded(5);
    let [plain, adjusted] = [0, 0];
    const months = 300;
    for (let k = 0; k < months; k++) {
      const p = Array.from(
        { length: 20 },
        () => npsDifference(npsCounts(draw(random, from, 80)), npsCounts(draw(random, from, 80))).p,
      );
      if (p.some((each) => (each ?? 1) < 0.05)) plain += 1;
      if (adjust(p).some((each) => (each ?? 1) < 0.05)) adjusted += 1;
    }
    expect(plain / months).toBeGreaterThan(0.5);
    expect(adjusted / months).toBeLessThan(0.08);
  });
  test('with 5 real changes among 20, false discoveries stay within 5 % on average', () => {
    const random = seeded(6);
    let falseShare = 0;
    let found = 0;
    const tables = 1000;
    const better = drawer(shapes['many promoters'] ?? []);
    for (let k = 0; k < tables; k++) {
      const p = Array.from(
        { length: 20 },
        (_, i) =>
          npsDifference(npsCounts(draw(random, i < 5 ? better : from, 80)), npsCounts(draw(random, from, 80)))
            .p,
      );
      const hits = adjust(p).flatMap((each, i) => ((each ?? 1) < 0.05 ? [i] : []));
      falseShare += hits.length === 0 ? 0 : hits.filter((i) => i >= 5).length / hits.length;
      found += hits.filter((i) => i < 5).length / 5;
    }
    expect(falseShare / tables).toBeLessThanOrEqual(0.05);
    expect(found / tables).toBeGreaterThan(0.9);
  });
  test('where nothing changed, "improved" or "declined" is said in at most 5 of 100 readings', () => {
    const random = seeded(7);
    let wrong = 0;
    for (let k = 0; k < 1000; k++) {
      const change = npsDifference(npsCounts(draw(random, from, 150)), npsCounts(draw(random, from, 150)));
      if (['improved', 'declined'].includes(verdict(change, { smallestChange: 3 }).verdict)) wrong += 1;
    }
    expect(wrong / 1000).toBeLessThanOrEqual(0.06);
  });
  test('the leak of the rule book: company 9 and team of 8 give the ninth away, as arithmetic', () => {
    const company = npsMoments({ promoters: 5, passives: 2, detractors: 2 });
    const team = npsMoments({ promoters: 5, passives: 2, detractors: 1 });
    expect(Math.round(9 * company.value - 8 * team.value)).toBe(-1);
  });
});
