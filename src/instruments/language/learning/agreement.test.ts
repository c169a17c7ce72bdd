import { describe, expect, it } from 'vitest';
import { krippendorff } from './agreement.ts';

describe("Krippendorff's alpha", () => {
  it('is that of the published example', () => {
    // Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, example C: nominal, missing values, 4 observers: 0.743.
    const observers = [
      '1 2 3 3 2 1 4 1 2 * * *',
      '1 2 3 3 2 2 4 1 2 5 * 3',
      '* 3 3 3 2 3 4 2 2 5 1 *',
      '1 2 3 3 2 4 4 1 2 5 1 *',
    ].map((line) => line.split(' '));
    const texts = Array.from({ length: 12 }, (_, i) =>
      observers.map((observer) => (observer[i] === '*' ? null : (observer[i] ?? null))),
    );
    const found = krippendorff(texts);
    expect(found.value).toBeCloseTo(0.743, 3);
    expect(found.n).toBe(11);
    expect(found.low).toBeLessThan(0.743);
    expect(found.high).toBeGreaterThan(0.743);
  });

  it('is 1 where all agree, below 0 where they never do, and nothing where only one name was used', () => {
    expect(
      krippendorff([
        ['a', 'a'],
        ['b', 'b'],
      ]).value,
    ).toBe(1);
    expect(
      krippendorff([
        ['a', 'b'],
        ['b', 'a'],
      ]).value,
    ).toBeLessThan(0);
    expect(
      krippendorff([
        ['a', 'a'],
        ['a', 'a'],
      ]).value,
    ).toBeNull();
    expect(krippendorff([]).value).toBeNull();
    expect(krippendorff([['a', null]]).n).toBe(0);
  });
});
