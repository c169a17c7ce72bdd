import { describe, expect, it } from 'vitest';
import {
  adjustedRand,
  auroc,
  calibrationError,
  classification,
  normalisedMutualInformation,
  reliability,
} from './metrics.ts';

describe('figures of a classifier', () => {
  const truth = ['a', 'a', 'a', 'b', 'b', 'c'];
  const said = ['a', 'a', 'b', 'b', 'c', 'c'];

  it('are those of scikit-learn', () => {
    const figures = classification(truth, said);
    expect(figures.accuracy.value).toBeCloseTo(4 / 6, 12);
    expect(figures.macroF1).toBeCloseTo((0.8 + 0.5 + 2 / 3) / 3, 12);
    expect(figures.majority).toBe(0.5);
    expect(figures.confusion[0]).toEqual({ truth: 'a', said: 'a', n: 2 });
    expect(figures.classes[1]).toMatchObject({ label: 'b', n: 2, f1: 0.5 });
  });

  it('a ROC area counts ties half', () => {
    expect(auroc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBe(0.75);
    expect(auroc([1, 1], [0, 1])).toBe(0.5);
  });

  it('calibration compares what was claimed with what was right', () => {
    expect(calibrationError([0.95, 0.95, 0.95, 0.95], [1, 1, 1, 0])).toBeCloseTo(0.2, 12);
    expect(reliability([0.05, 1], [0, 1])).toHaveLength(2);
  });
});

describe('two groupings of the same rows', () => {
  // scikit-learn's documentation: adjusted_rand_score([0, 0, 1, 1], [0, 0, 1, 2]) = 0.57…
  it('are compared beyond chance', () => {
    expect(adjustedRand([0, 0, 1, 1], [0, 0, 1, 2])).toBeCloseTo(0.5714285714, 9);
    expect(adjustedRand([0, 0, 1, 1], ['x', 'x', 'y', 'y'])).toBe(1);
    expect(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 9);
  });

  it('share information', () => {
    expect(normalisedMutualInformation([0, 0, 1, 1], [1, 1, 0, 0])).toBeCloseTo(1, 12);
    expect(normalisedMutualInformation([0, 0, 0, 0], [0, 1, 2, 3])).toBe(0);
    expect(normalisedMutualInformation([0, 0, 1, 1], [0, 0, 1, 2])).toBeCloseTo(0.8, 9);
  });
});
