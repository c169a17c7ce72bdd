import { describe, expect, it } from 'vitest';
import type { PlacedStep } from './drawing.ts';
import { feelingLine, mainPaths } from './feeling-line.ts';

const at = (name: string, column: number): PlacedStep => ({
  name,
  column,
  row: 0,
  x: column * 100,
  y: 0,
  width: 80,
  height: 40,
  lines: [name],
});
const edge = (from: string, to: string, episodes: number) => ({ from, to, episodes, label: '' });
const score = (value: number, hurts = false) => ({
  hurts,
  estimate: { value, low: value - 0.2, high: value + 0.2, level: 0.95, n: 100, method: 't' },
});

const steps = [at('Order', 0), at('Plan', 1), at('Re-plan', 2), at('Visit', 3)];
const edges = [
  edge('Order', 'Plan', 100),
  edge('Plan', 'Visit', 80),
  edge('Plan', 'Re-plan', 20),
  edge('Re-plan', 'Visit', 20),
];
const scores = new Map([
  ['Order', score(8.2)],
  ['Plan', score(7.6)],
  ['Re-plan', score(5.1, true)],
  ['Visit', score(7.2)],
]);
const scale = { low: 0, high: 10 };

describe('the line of feelings', () => {
  it('follows the way most people go, and lets what hurts hang beside it', () => {
    expect(mainPaths(steps, edges)).toEqual([['Order', 'Plan', 'Visit']]);
    const feeling = feelingLine(steps, edges, scores, 120, scale);
    expect(feeling?.stretches.map((s) => [s.corners.length, s.hurts])).toEqual([
      [3, false],
      [3, true],
    ]);
  });
  it('draws a lower score lower, its interval around it', () => {
    const points = new Map(feelingLine(steps, edges, scores, 120, scale)?.points.map((p) => [p.step, p]));
    expect(points.get('Re-plan')?.y).toBeGreaterThan(points.get('Plan')?.y ?? Infinity);
    for (const p of points.values()) expect(p.high < p.y && p.y < p.low).toBe(true);
  });
  it('never lets a hair’s breadth look like a cliff', () => {
    const flat = new Map([
      ['Order', score(8)],
      ['Visit', score(8.01)],
    ]);
    const feeling = feelingLine(steps, edges, flat, 120, scale);
    const ticks = feeling?.ticks.map((t) => t.value) ?? [];
    expect(Math.max(...ticks) - Math.min(...ticks)).toBeGreaterThanOrEqual(3);
  });
  it('is not drawn when nobody answered', () => {
    expect(feelingLine(steps, edges, new Map(), 120, scale)).toBeUndefined();
  });
  it('starts one line per kind of journey, each ending where it meets another', () => {
    const two = [at('Order', 0), at('Fault', 0), at('Plan', 1), at('Visit', 2)];
    const ways = [edge('Order', 'Plan', 50), edge('Fault', 'Plan', 30), edge('Plan', 'Visit', 80)];
    expect(mainPaths(two, ways)).toEqual([
      ['Order', 'Plan', 'Visit'],
      ['Fault', 'Plan'],
    ]);
  });
});
