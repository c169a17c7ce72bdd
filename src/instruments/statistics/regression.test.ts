import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hasSharedData, sharedColumns, sharedJson, sharedPath } from '../../../tests/shared-data.ts';
import { designOf } from './algebra/design.ts';
import { alpha } from './alpha.ts';
import { linearModel } from './linear-model.ts';
import { logit } from './logit.ts';
import { ordinal } from './ordinal.ts';
import { penaltyReward } from './penalty-reward.ts';
import { proportionalOdds } from './proportional-odds.ts';
import { seeded } from './seeded.ts';

const near = (actual: readonly number[], expected: readonly number[], relative: number) => {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(Math.abs((actual[i] ?? 0) - value), `${i}: ${actual[i]} for ${value}`).toBeLessThan(
      relative * Math.max(1e-3, Math.abs(value)),
    );
  });
};
/** Rows in which none of these columns is missing. */
function complete(data: Record<string, number[]>, names: readonly string[]) {
  const rows = (data[names[0] ?? ''] ?? [])
    .map((_, i) => i)
    .filter((i) => names.every((n) => !Number.isNaN(data[n]?.[i] ?? Number.NaN)));
  return Object.fromEntries(names.map((name) => [name, rows.map((i) => data[name]?.[i] ?? Number.NaN)]));
}

describe('logit', () => {
  // Finney's vasoconstriction is long; this is the 2 × 2 whose logit is the log odds ratio: (43·2089)/(155·195).
  test('of one yes/no column is the odds ratio, with Woolf standard error', () => {
    const late = [1, 1, 0, 0];
    const fit = logit(designOf({ late }), [1, 0, 1, 0], { weights: [43, 155, 195, 2089] });
    expect(fit.coefficients[1]?.oddsRatio).toBeCloseTo(2.97194375516956, 8);
    expect(fit.coefficients[1]?.se).toBeCloseTo(Math.sqrt(1 / 43 + 1 / 155 + 1 / 195 + 1 / 2089), 8);
  });
  test('a column that separates yes from no is said to', () => {
    const x = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(logit(designOf({ x }), [0, 0, 0, 0, 1, 1, 1, 1]).separation).toContain('"x" separates');
    expect(logit(designOf({ x }), [0, 0, 1, 0, 1, 0, 1, 1]).separation).toBeNull();
    expect(() => logit(designOf({ x }), [1, 1, 1, 1, 1, 1, 1, 1])).toThrow('same in every row');
    expect(() => logit(designOf({ x, y: x.map((v) => 2 * v) }), [0, 0, 1, 0, 1, 0, 1, 1])).toThrow(
      '"y" says exactly',
    );
  });
  test.skipIf(!hasSharedData)('airport promoters as R glm', () => {
    const expected = sharedJson<{
      logit_sfo_promoter: {
        names: string[];
        coef: number[];
        se: number[];
        p: number[];
        deviance: number;
        null: number;
      };
    }>('statistics/expected/ordinal_logit_penalty.json').logit_sfo_promoter;
    const names = expected.names.slice(1);
    const data = complete(sharedColumns('statistics/data/sfo2018_items.csv'), [...names, 'promoter']);
    const { promoter = [], ...x } = data;
    const fit = logit(designOf(x), promoter);
    near(
      fit.coefficients.map((c) => c.estimate),
      expected.coef,
      1e-6,
    );
    near(
      fit.coefficients.map((c) => c.se),
      expected.se,
      1e-6,
    );
    near(
      fit.coefficients.map((c) => c.p),
      expected.p,
      1e-4,
    );
    near([fit.deviance, fit.nullDeviance], [expected.deviance, expected.null], 1e-8);
  });
});

describe('ordered answers', () => {
  type Polr = { x: string[]; names: string[]; coef: number[]; se: number[]; deviance: number };
  test('two codes are for logit', () => {
    expect(() => ordinal(designOf({ x: [1, 2, 3] }, { intercept: false }), [0, 1, 1])).toThrow(
      'three different',
    );
  });
  test('planted: the same factor at every step passes the check, a different one does not', () => {
    const random = seeded(8);
    const rows = Array.from({ length: 3000 }, () => {
      const x = random.normal();
      const u = random.uniform();
      const latent = Math.log(u / (1 - u));
      return { x, latent };
    });
    const design = designOf({ x: rows.map((row) => row.x) }, { intercept: false });
    const alike = rows.map(({ x, latent }) => [-1, 0.5].filter((cut) => x + latent > cut).length);
    const unlike = rows.map(({ x, latent }) => (2 * x + latent > -1 ? (latent - 0.3 * x > 0.5 ? 2 : 1) : 0));
    expect(proportionalOdds(design, alike).p).toBeGreaterThan(0.05);
    expect(proportionalOdds(design, unlike).p).toBeLessThan(1e-6);
    expect(ordinal(design, alike).coefficients[0]?.estimate).toBeCloseTo(1, 0);
  });
  test.skipIf(!hasSharedData)('Copenhagen housing (MASS, Venables & Ripley 2002, 7.3) as polr', () => {
    const expected = sharedJson<{ polr_housing: Polr }>(
      'statistics/expected/ordinal_logit_penalty.json',
    ).polr_housing;
    const [, ...lines] = readFileSync(sharedPath('statistics/data/copenhagen_housing.csv'), 'utf8')
      .trim()
      .split('\n');
    const rows = lines.map((line) => line.replaceAll('"', '').trim().split(','));
    const dummy = (column: number, value: string) => rows.map((row) => (row[column] === value ? 1 : 0));
    const fit = ordinal(
      designOf(
        {
          InflMedium: dummy(1, 'Medium'),
          InflHigh: dummy(1, 'High'),
          TypeApartment: dummy(2, 'Apartment'),
          TypeAtrium: dummy(2, 'Atrium'),
          TypeTerrace: dummy(2, 'Terrace'),
          ContHigh: dummy(3, 'High'),
        },
        { intercept: false },
      ),
      rows.map((row) => ['Low', 'Medium', 'High'].indexOf(row[0] ?? '')),
      { weights: rows.map((row) => Number(row[4])), labels: ['Low', 'Medium', 'High'] },
    );
    const all = [...fit.coefficients, ...fit.thresholds];
    expect(all.map((c) => c.term)).toEqual(expected.names);
    near(
      all.map((c) => c.estimate),
      expected.coef,
      1e-4,
    );
    near(
      all.map((c) => c.se),
      expected.se,
      1e-3,
    );
    expect(fit.deviance).toBeCloseTo(expected.deviance, 4);
  });
  test.skipIf(!hasSharedData)('airline satisfaction, eleven items, as polr', () => {
    const expected = sharedJson<{ polr_airline: Polr & { n: number } }>(
      'statistics/expected/ordinal_logit_penalty.json',
    ).polr_airline;
    const data = complete(sharedColumns('statistics/data/airline_items.csv'), [...expected.x, 'overall_sat']);
    const { overall_sat = [], ...x } = data;
    expect(overall_sat).toHaveLength(expected.n);
    const fit = ordinal(designOf(x, { intercept: false }), overall_sat);
    const all = [...fit.coefficients, ...fit.thresholds];
    expect(all.map((c) => c.term)).toEqual(expected.names);
    near(
      all.map((c) => c.estimate),
      expected.coef,
      1e-4,
    );
    near(
      all.map((c) => c.se),
      expected.se,
      1e-3,
    );
    expect(Math.abs(fit.deviance / expected.deviance - 1)).toBeLessThan(1e-6);
  });
});

describe('penalty and reward', () => {
  test('a must-be hurts when bad and hardly helps when good', () => {
    const random = seeded(2);
    const x = Array.from({ length: 2000 }, () => random.normal());
    const y = x.map((v) => Math.min(v, 0) * 2 + 0.5 * random.normal());
    expect(penaltyReward({ x }, y).drivers[0]).toMatchObject({ driver: 'x', kind: 'must-be' });
    expect(
      penaltyReward(
        { x },
        x.map((v) => Math.max(v, 0) * 2 + 0.5 * random.normal()),
      ).drivers[0]?.kind,
    ).toBe('delighter');
  });
  test.skipIf(!hasSharedData)('airline as R lm', () => {
    const expected = sharedJson<{
      penalty_reward_airline: { names: string[]; coef: number[]; se: number[]; r2: number };
    }>('statistics/expected/ordinal_logit_penalty.json').penalty_reward_airline;
    const names = expected.names.slice(1, 12).map((name) => name.replace('_pen', ''));
    const data = complete(sharedColumns('statistics/data/airline_items.csv'), [...names, 'overall_sat']);
    const { overall_sat = [], ...x } = data;
    const result = penaltyReward(x, overall_sat);
    const all = [
      result.intercept,
      ...result.drivers.map((d) => d.penalty),
      ...result.drivers.map((d) => d.reward),
    ];
    near(
      all.map((c) => c.estimate),
      expected.coef,
      1e-6,
    );
    near(
      all.map((c) => c.se),
      expected.se,
      1e-6,
    );
    expect(result.r2).toBeCloseTo(expected.r2, 8);
  });
});

describe('alpha', () => {
  test('two identical items agree perfectly; without spread there is nothing to say', () => {
    expect(alpha({ a: [1, 2, 3, 5], b: [1, 2, 3, 5] }).alpha.value).toBeCloseTo(1, 12);
    expect(() => alpha({ a: [3, 3, 3], b: [3, 3, 3] })).toThrow('no spread');
    expect(() => alpha({ a: [1, 2, 3] })).toThrow('two items');
    expect(alpha({ a: [1, 2, 3, 5, Number.NaN], b: [1, 2, 4, 5, 1] }).dropped).toBe(1);
  });
  test.skipIf(!hasSharedData)('as R psych', () => {
    type Case = {
      name: string;
      items: string[];
      n: number;
      alpha: number;
      std_alpha: number;
      feldt: [number, number];
      alpha_if_dropped: number[];
      item_rest_r: number[];
    };
    const files: Record<string, string> = {
      attitude: 'attitude',
      'airline loyalty': 'airline_items',
      'airline sat': 'airline_items',
      'SFO 2018 items': 'sfo2018_items',
    };
    for (const each of sharedJson<{ cases: Case[] }>('statistics/expected/cronbach_alpha.json').cases) {
      const data = sharedColumns(`statistics/data/${files[each.name]}.csv`);
      const result = alpha(Object.fromEntries(each.items.map((item) => [item, data[item] ?? []])));
      expect(result.alpha.n).toBe(each.n);
      near(
        [result.alpha.value ?? 0, result.standardised, result.alpha.low ?? 0, result.alpha.high ?? 0],
        [each.alpha, each.std_alpha, ...each.feldt],
        1e-8,
      );
      near(
        result.items.map((item) => item.alphaWithout),
        each.alpha_if_dropped,
        1e-8,
      );
      near(
        result.items.map((item) => item.restCorrelation),
        each.item_rest_r,
        1e-8,
      );
    }
  });
});

test('least squares on cars (R: dist ~ speed): -17.579 + 3.932 speed, errors 6.758 and 0.416, R² 0.6511', () => {
  const speed = [
    4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 16, 16,
    17, 17, 17, 18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23, 24, 24, 24, 24, 25,
  ];
  const dist = [
    2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26, 54, 32,
    40, 32, 40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85,
  ];
  const fit = linearModel(designOf({ speed }), dist);
  near(
    fit.coefficients.flatMap((c) => [c.estimate, c.se]),
    [-17.5790948905109, 6.75844016937923, 3.93240875912409, 0.415512776657122],
    1e-10,
  );
  expect(fit.r2).toBeCloseTo(0.651079380758251, 10);
});
