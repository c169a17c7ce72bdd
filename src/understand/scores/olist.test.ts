import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../tests/house.ts';
import { hasSharedData, sharedJson, sharedPath } from '../../../tests/shared-data.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { imported } from '../listening/intake/given-files.ts';
import { parseMapping } from '../listening/intake/parse-mapping.ts';
import { compareScores, showScores } from './contract.ts';

interface Effect {
  n_with: number;
  n_without: number;
  mean_with: number;
  mean_without: number;
  diff: number;
  ci95_normal: [number, number];
  welch_p: number;
}
interface Expected {
  orders_with_score: number;
  mean_score: number;
  reviews: number;
  mean_review_score: number;
  effect_on_score: { late: Effect; dispatch_late: Effect };
  four_cells: Record<string, { n: number; mean: number }>;
  by_variant_top10: { trace: string[]; cases: number; scored: number; mean_score: number }[];
}

const missed = { late: 'Promise missed: Delivered', dispatch_late: 'Promise missed: Handed to carrier' };

describe.skipIf(!hasSharedData)('scores of real orders', () => {
  let house: TestHouse;
  let expected: Expected;
  beforeAll(async () => {
    expected = sharedJson<Expected>('olist_visible/expected/olist_visible.json');
    const root = new URL('../../../', import.meta.url);
    const map = parseMapping(readFileSync(fileURLToPath(new URL('examples/olist.map.yaml', root)), 'utf8'));
    if (isRefusal(map)) throw new Error(map.say);
    const names = readdirSync(sharedPath('olist_visible')).filter((n) =>
      /orders|customers|items|reviews/.test(n),
    );
    house = await openHouse();
    await imported(
      house,
      Object.fromEntries(names.map((n) => [n, readFileSync(sharedPath(`olist_visible/${n}`))])),
      map,
    );
  });
  afterAll(() => house?.close());
  const params = { metric: 'satisfaction' };

  test('per review and per order, each said in its method', async () => {
    const [reviews] = await house.answer(showScores, { params, query: {} });
    expect(reviews?.n).toBe(expected.reviews);
    expect(reviews?.value).toBeCloseTo(expected.mean_review_score, 9);
    expect(reviews?.method).toContain('per answer');
    const [orders] = await house.answer(showScores, { params, query: { per: 'episode' } });
    expect(orders?.n).toBe(expected.orders_with_score);
    expect(orders?.value).toBeCloseTo(expected.mean_score, 9);
    expect(orders?.method).toContain('per episode');
  });
  test('what a missed promise and a missed dispatch limit go with', async () => {
    for (const [name, step] of Object.entries(missed)) {
      const wanted = expected.effect_on_score[name as keyof typeof missed];
      const compared = await house.answer(compareScores, {
        params,
        query: { a: `episode.step=${step}`, b: `episode.step!=${step}`, per: 'episode' },
      });
      expect([compared.a.n, compared.b.n]).toEqual([wanted.n_with, wanted.n_without]);
      expect(compared.a.value).toBeCloseTo(wanted.mean_with, 9);
      expect(compared.b.value).toBeCloseTo(wanted.mean_without, 9);
      expect(compared.difference.value).toBeCloseTo(wanted.diff, 9);
      expect(Math.abs((compared.p ?? 1) / wanted.welch_p - 1)).toBeLessThan(1e-6);
      // Welch's interval is a little wider than the normal one.
      expect(compared.difference.low).toBeLessThan(wanted.ci95_normal[0]);
      expect(compared.difference.low).toBeGreaterThan(wanted.ci95_normal[0] - 0.01);
      expect(compared.verdict).toBe('declined');
    }
  });
  test('late and dispatched late, together and apart', async () => {
    const sides = { False: '!=', True: '=' } as const;
    for (const [d, dispatch] of Object.entries(sides)) {
      for (const [l, late] of Object.entries(sides)) {
        const wanted = expected.four_cells[`dispatch_late=${d},late=${l}`];
        const [cell] = await house.answer(showScores, {
          params,
          query: {
            per: 'episode',
            where: `episode.step${dispatch}${missed.dispatch_late},episode.step${late}${missed.late}`,
          },
        });
        expect(cell?.n).toBe(wanted?.n);
        expect(cell?.value).toBeCloseTo(wanted?.mean ?? 0, 9);
      }
    }
  });
  test('the commonest paths with their scores', async () => {
    const cells = await house.answer(showScores, {
      params,
      query: { by: 'variant-with-promises', per: 'episode' },
    });
    const steps: Record<string, string> = {
      'Promise missed': missed.late,
      'Dispatch limit missed': missed.dispatch_late,
    };
    for (const { trace, scored, mean_score } of expected.by_variant_top10) {
      const path = trace.map((step) => steps[step] ?? step).join(' → ');
      const cell = cells.find((each) => each.by === path);
      expect(cell?.n).toBe(scored);
      expect(cell?.value).toBeCloseTo(mean_score, 9);
    }
  });
});
