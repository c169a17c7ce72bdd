import { describe, expect, test } from 'vitest';
import { presentation } from './presentation.ts';
import { verdict } from './verdict.ts';

const change = (low: number, high: number, n = 1000) => ({
  value: (low + high) / 2,
  low,
  high,
  level: 0.95,
  n,
  method: 'test',
});

describe('four verdicts, with 3 points as the smallest change that matters', () => {
  const say = (low: number, high: number, upIsGood = true) =>
    verdict(change(low, high), { smallestChange: 3, upIsGood });
  test('down 6 (2 to 10): a real fall', () => {
    expect(say(-10, -2)).toMatchObject({ verdict: 'declined', needed: 0 });
    expect(say(2, 10)).toMatchObject({ verdict: 'improved' });
  });
  test('less effort is better', () => {
    expect(say(-10, -4, false).verdict).toBe('improved');
    expect(say(4, 10, false).verdict).toBe('declined');
  });
  test('within ±3: practically unchanged, even where 0 is excluded', () => {
    expect(say(-2, 2.5)).toEqual({ verdict: 'practically-unchanged', needed: 0, realButSmall: false });
    expect(say(0.5, 2.5)).toEqual({ verdict: 'practically-unchanged', needed: 0, realButSmall: true });
  });
  test('up 2 (-3 to 7): cannot tell yet, and how many answers more', () => {
    // Half-width 5 must come down to 2 (then 0 is excluded): n · (5/2)² = 6,250.
    expect(say(-3, 7)).toEqual({ verdict: 'cannot-tell', needed: 5250, realButSmall: false });
    // No change at all: half-width must come down to 3 (then it lies within ±3).
    expect(say(-5, 5).needed).toBe(1778);
  });
  test('without an interval nobody can tell, nor how much is missing', () => {
    expect(verdict({ ...change(0, 1), low: null, high: null }, { smallestChange: 3 })).toMatchObject({
      verdict: 'cannot-tell',
      needed: null,
    });
    expect(() => verdict(change(0, 1), { smallestChange: 0 })).toThrow(RangeError);
  });
});

test('how few answers may be shown', () => {
  expect([0, 9, 10, 29, 30].map(presentation)).toEqual([
    'no-answers',
    'counts-only',
    'interval-first',
    'interval-first',
    'normal',
  ]);
});
