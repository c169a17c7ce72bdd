import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasSharedData, sharedJson } from '../../../tests/shared-data.ts';
import { isolatesFewerThan, suppress } from './suppress.ts';
import { solvable, suppressTable } from './suppress-table.ts';

const cells = (counts: Record<string, number>) =>
  Object.entries(counts).map(([name, people]) => ({ name, people }));

describe('small groups', () => {
  test('a single hidden cell takes the next smallest with it', () => {
    expect(suppress(cells({ Tech: 8, Product: 1 }), 5)).toEqual({
      primary: ['Product'],
      hidden: ['Product', 'Tech'],
      hideTotal: false,
    });
  });
  test('with nobody to hide behind, the total is hidden too', () => {
    expect(suppress(cells({ Tech: 3 }), 5)).toMatchObject({ hidden: ['Tech'], hideTotal: true });
  });
  test('a narrower view must differ by nobody or by at least k', () => {
    expect(isolatesFewerThan(5, 23, 20)).toBe(true);
    expect(isolatesFewerThan(5, 23, 23)).toBe(false);
    expect(isolatesFewerThan(5, 23, 18)).toBe(false);
  });
  test.skipIf(!hasSharedData)('the rule cases', () => {
    type Case = {
      k: number;
      cells?: Record<string, number>;
      hidden_primary?: string | string[];
      hidden_final?: string | string[];
    };
    for (const each of sharedJson<{ cases: Case[] }>('statistics/expected/small_group_suppression.json')
      .cases) {
      if (each.cells === undefined) continue;
      const done = suppress(cells(each.cells), each.k);
      expect(done.primary).toEqual([each.hidden_primary ?? []].flat());
      expect(done.hidden).toEqual([each.hidden_final ?? []].flat());
    }
  });
  const table = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([r, c]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: c, maxLength: c }), {
      minLength: r,
      maxLength: r,
    }),
  );
  test('whatever the list: hidden people are never fewer than k, unless the total is hidden', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 12 }), (people) => {
        const list = people.map((n, i) => ({ name: String(i), people: n }));
        const { hidden, hideTotal } = suppress(list, 5);
        const held = hidden.reduce((sum, name) => sum + (people[Number(name)] ?? 0), 0);
        expect(
          hidden.length === 0 ||
            hideTotal ||
            (held >= 5 && hidden.length > 1) ||
            hidden.length === people.filter((n) => n > 0).length,
        ).toBe(true);
        for (const { name, people: n } of list) if (n > 0 && n < 5) expect(hidden).toContain(name);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
  test('whatever the table: no hidden cell can be solved from the totals while its line has others to hide', () => {
    fc.assert(
      fc.property(table, (people) => {
        const hidden = suppressTable(people, 5);
        people.forEach((row, r) => {
          row.forEach((n, c) => {
            if (n > 0 && n < 5) expect(hidden[r]?.[c]).toBe(true);
          });
        });
        for (const [r, c] of solvable(hidden)) {
          const others = [
            ...(people[r] ?? []).filter((n, j) => n > 0 && !hidden[r]?.[j]),
            ...people.map((row) => row[c] ?? 0).filter((n, i) => n > 0 && !hidden[i]?.[c]),
          ];
          expect(others).toEqual([]);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
