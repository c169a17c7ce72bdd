import { expect, test } from 'vitest';
import type { Estimate } from '../../kernel/estimate.ts';
import { contrast } from './contrast.ts';

const share = (value: number, low: number, high: number, n: number): Estimate => ({
  value,
  low,
  high,
  level: 0.95,
  n,
  method: 'Wilson',
});

test('two Wilson intervals give Newcombe’s interval: 56/70 against 48/80 (Newcombe 1998, example a)', () => {
  const difference = contrast([
    { sign: 1, estimate: share(0.8, 0.6918, 0.8769, 70) },
    { sign: -1, estimate: share(0.6, 0.4906, 0.7002, 80) },
  ]);
  expect(difference.value).toBeCloseTo(0.2, 4);
  expect(difference.low).toBeCloseTo(0.0524, 3);
  expect(difference.high).toBeCloseTo(0.3339, 3);
  expect(difference.n).toBe(150);
});

test('a sum with an unknown part is unknown', () => {
  const hidden = { ...share(0, 0, 0, 3), value: null, low: null, high: null };
  expect(
    contrast([
      { sign: 1, estimate: share(0.5, 0.4, 0.6, 90) },
      { sign: -1, estimate: hidden },
    ]).value,
  ).toBeNull();
});
