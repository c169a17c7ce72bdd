import { describe, expect, test } from 'vitest';
import type { ScoreCell } from '../contract.ts';
import { layTrend, stepOf } from './trend-layout.ts';

const cell = (from: string, value: number | null, breakBefore: string | null = null): ScoreCell => ({
  value,
  low: value === null ? null : value - 2,
  high: value === null ? null : value + 2,
  level: 0.95,
  n: value === null ? null : 100,
  method: 'NPS',
  metric: 'recommend',
  stat: 'nps',
  unit: 'answer',
  period: from.slice(0, 7),
  from,
  show: value === null ? 'hidden' : 'normal',
  summary: null,
  change: null,
  breakBefore,
  standing: null,
});
const size = { width: 600, height: 200 };

describe('the trend', () => {
  test('is one line while nothing breaks it', () => {
    const lay = layTrend(
      [cell('2025-01-01', 10), cell('2025-02-01', 12), cell('2025-03-01', 11)],
      'month',
      size,
    );
    expect(lay.stretches).toHaveLength(1);
    expect(lay.stretches[0]?.band.endsWith('Z')).toBe(true);
  });
  test('draws no line across a definition break, an empty month or a hidden one', () => {
    const broken = layTrend([cell('2025-01-01', 10), cell('2025-02-01', 12, 'reworded')], 'month', size);
    expect(broken.stretches).toHaveLength(2);
    expect(broken.breaks).toMatchObject([{ why: 'reworded' }]);
    expect(layTrend([cell('2025-01-01', 10), cell('2025-03-01', 12)], 'month', size).stretches).toHaveLength(
      2,
    );
    const hidden = layTrend(
      [cell('2025-01-01', 10), cell('2025-02-01', null), cell('2025-03-01', 9)],
      'month',
      size,
    );
    expect(hidden.stretches).toHaveLength(2);
    expect(hidden.points[1]?.y).toBeNull();
  });
  test('an empty month takes its room on the axis', () => {
    const { points } = layTrend(
      [cell('2025-01-01', 1), cell('2025-02-01', 2), cell('2025-04-01', 3)],
      'month',
      size,
    );
    const [a, b, c] = points.map((p) => p.x) as [number, number, number];
    expect(c - b).toBeCloseTo(2 * (b - a), 6);
  });
  test('neighbouring periods are one step apart, whatever the calendar', () => {
    expect(stepOf('2025-01-06', 'week') - stepOf('2024-12-30', 'week')).toBe(1);
    expect(stepOf('2025-01-01', 'quarter') - stepOf('2024-10-01', 'quarter')).toBe(1);
    expect(stepOf('2025-03-01', 'month') - stepOf('2025-02-01', 'month')).toBe(1);
    expect(stepOf('2025-03-01', 'day') - stepOf('2025-02-28', 'day')).toBe(1);
  });
  test('with nothing to show there is no axis', () => {
    expect(layTrend([cell('2025-01-01', null)], 'month', size)).toMatchObject({ ticks: [], stretches: [] });
  });
});
