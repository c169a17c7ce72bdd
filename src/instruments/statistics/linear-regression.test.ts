import { describe, expect, it } from 'vitest';
import { clusteredCoefficientOf, coefficientOf, gramOf, leastSquares } from './linear-regression.ts';

// R datasets::mtcars (Motor Trend, 1974).
const mpg = [
  21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4,
  30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
];
const hp = [
  110, 110, 93, 110, 175, 105, 245, 62, 95, 123, 123, 180, 180, 180, 205, 215, 230, 66, 52, 65, 97, 150, 150,
  245, 175, 66, 91, 113, 264, 175, 335, 109,
];
const wt = [
  2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345,
  2.2, 1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78,
];

describe('least squares from a Gram matrix', () => {
  const gram = gramOf([wt, hp], mpg, mpg.length);

  it('agrees with R: lm(mpg ~ wt + hp, mtcars)', () => {
    const fitted = leastSquares(gram, [1, 2]);
    const expected = [
      [37.22727, 1.59879],
      [-3.87783, 0.63273],
      [-0.03177, 0.00903],
    ] as const;
    expected.forEach(([value, se], column) => {
      const found = coefficientOf(fitted, column);
      expect(found?.value).toBeCloseTo(value, 5);
      expect(found?.se).toBeCloseTo(se, 5);
    });
  });

  it('fits any of the columns without reading the rows again', () => {
    const found = coefficientOf(leastSquares(gram, [1]), 1);
    expect(found?.value).toBeCloseTo(-5.3445, 4);
    expect(found?.se).toBeCloseTo(0.5591, 4);
  });

  it('leaves out a column that says nothing new', () => {
    const twice = gramOf([wt, wt.map((x) => 2 * x + 1), hp], mpg, mpg.length);
    const fitted = leastSquares(twice, [1, 2, 3]);
    expect(coefficientOf(fitted, 2)).toBeNull();
    expect(coefficientOf(fitted, 1)?.value).toBeCloseTo(-3.87783, 5);
  });

  it('refuses more columns than rows', () => {
    expect(() => leastSquares(gramOf([[1, 2]], [1, 2], 2), [1])).toThrow('too few');
  });
});

describe('the standard error that allows for customers who answer often', () => {
  const treated = [0, 0, 0, 0, 1, 1, 1, 1];
  const y = [1, 2, 3, 4, 2, 4, 6, 8];
  const gram = gramOf([treated], y, y.length);
  const fitted = leastSquares(gram, [1]);

  it('is the sandwich of both groups when everybody answers once', () => {
    // Σ(y − mean)²/n² per group: 5/16 and 20/16; HC1 multiplies by n/(n − 1) · (n − 1)/(n − 2).
    const found = clusteredCoefficientOf(fitted, 1, [treated], y, [0, 1, 2, 3, 4, 5, 6, 7]);
    expect(found?.value).toBeCloseTo(2.5, 12);
    expect(found?.se).toBeCloseTo(Math.sqrt((25 / 16) * (8 / 6)), 12);
  });

  it('grows when the answers of one customer go the same way', () => {
    const once = clusteredCoefficientOf(fitted, 1, [treated], y, [0, 1, 2, 3, 4, 5, 6, 7]);
    const often = clusteredCoefficientOf(fitted, 1, [treated], y, [0, 0, 1, 1, 2, 2, 3, 3]);
    expect(often?.se).toBeGreaterThan(once?.se ?? Number.NaN);
  });
});
