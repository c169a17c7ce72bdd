import { describe, expect, test } from 'vitest';
import { adjust, falseCoverageLevel } from './adjust.ts';

describe('many comparisons', () => {
  // R: p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.5), …)
  const p = [0.01, 0.04, 0.03, 0.005, 0.5];
  const close = (actual: (number | null)[], expected: number[]) =>
    actual.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 10);
    });
  test('as R p.adjust', () => {
    close(adjust(p, 'BH'), [0.025, 0.05, 0.05, 0.025, 0.5]);
    close(adjust(p, 'Holm'), [0.04, 0.09, 0.09, 0.025, 0.5]);
    close(adjust(p, 'Bonferroni'), [0.05, 0.2, 0.15, 0.025, 1]);
    close(adjust(p, 'BY'), [0.05708333333, 0.1141666667, 0.1141666667, 0.05708333333, 1]);
  });
  test('Benjamini & Hochberg 1995, section 4.1: four of fifteen are rejected at 0.05', () => {
    const paper = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(adjust(paper).filter((q) => q !== null && q <= 0.05)).toHaveLength(4);
    expect(adjust(paper, 'Bonferroni').filter((q) => q !== null && q <= 0.05)).toHaveLength(3);
  });
  test('what has no p-value is not counted, and nothing adjusts to nothing', () => {
    expect(adjust([null, 0.02])).toEqual([null, 0.02]);
    expect(adjust([])).toEqual([]);
  });
  test('2 of 40 stand out at q = 0.05: their intervals are shown at 99.75 %', () => {
    expect(falseCoverageLevel(2, 40)).toBeCloseTo(0.9975, 12);
    expect(falseCoverageLevel(0, 40)).toBe(0.95);
  });
});
