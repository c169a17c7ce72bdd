import { describe, expect, test } from 'vitest';
import { designOf } from './algebra/design.ts';
import { cox } from './cox.ts';
import { seeded } from './seeded.ts';
import { type Duration, kaplanMeier, logRank, restrictedMean } from './survival.ts';

// Remission of leukaemia in weeks, 6-MP against placebo (Freireich et al. 1963; R MASS::gehan). 0 = still in remission.
const drug = [10, 7, 32, 23, 22, 6, 16, 34, 32, 25, 11, 20, 19, 6, 17, 35, 6, 13, 9, 6, 10];
const ended = [1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0];
const placebo = [1, 22, 3, 12, 8, 17, 2, 11, 8, 12, 2, 5, 4, 15, 8, 23, 5, 11, 4, 1, 8];
const onDrug: Duration[] = drug.map((time, i) => ({ time, ended: ended[i] === 1, group: '6-MP' }));
const onPlacebo: Duration[] = placebo.map((time) => ({ time, ended: true, group: 'placebo' }));

describe('survival', () => {
  test('Kaplan-Meier of 6-MP: 0.857 at 6 weeks … 0.448 at 23; half within 23 weeks', () => {
    const curve = kaplanMeier(onDrug);
    expect(curve.steps.map((step) => [step.time, Number(step.open.toFixed(4))])).toEqual([
      [6, 0.8571],
      [7, 0.8067],
      [10, 0.7529],
      [13, 0.6902],
      [16, 0.6275],
      [22, 0.5378],
      [23, 0.4482],
    ]);
    expect(curve.median).toBe(23);
    const [first] = curve.steps;
    // R: survfit(…, conf.type = "log-log") 0.620 to 0.952
    expect(first?.low).toBeCloseTo(0.62, 3);
    expect(first?.high).toBeCloseTo(0.952, 3);
  });
  test('log-rank: chi-squared 16.79 on 1 degree of freedom (R survdiff)', () => {
    const result = logRank([...onDrug, ...onPlacebo]);
    expect(result.chiSquared).toBeCloseTo(16.792940989, 8);
    expect(result.p).toBeCloseTo(4.1688091e-5, 11);
    expect(result.groups.map((group) => [group.group, group.ended])).toEqual([
      ['6-MP', 9],
      ['placebo', 21],
    ]);
  });
  test('Cox with Efron ties: 1.5721, error 0.4124, hazard ratio 4.82 (R coxph)', () => {
    const all = [...onDrug, ...onPlacebo];
    const fit = cox(
      designOf({ placebo: all.map((each) => (each.group === 'placebo' ? 1 : 0)) }, { intercept: false }),
      all.map((each) => each.time),
      all.map((each) => (each.ended ? 1 : 0)),
    );
    expect(fit.coefficients[0]?.estimate).toBeCloseTo(1.57212515, 7);
    expect(fit.coefficients[0]?.se).toBeCloseTo(0.41239672, 7);
    expect(fit.coefficients[0]?.hazardRatio).toBeCloseTo(4.8169, 3);
    expect(fit.logLikelihood).toBeCloseTo(-85.00842457737163, 8);
    // R summary(): Concordance = 0.69
    expect(fit.concordance).toBeCloseTo(0.69, 2);
    expect(fit.proportionality[0]?.p).toBeGreaterThan(0.5);
  });
  test('Cox with two columns and many ties (reference: statsmodels PHReg, Efron)', () => {
    const times = [5, 6, 6, 2, 4, 4, 4, 7, 8, 9, 1, 3, 3, 6, 10, 11, 12, 2, 5, 7, 7, 8, 9, 3];
    const events = [1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 0, 1, 1];
    const a = [
      0.5, 1.2, -0.3, 1.8, 0.1, 0.4, 0.9, -0.7, -1.1, 0.2, 2.1, 1.1, 0.3, -0.5, -1.4, -0.9, 0, 1.5, 0.6, -0.2,
      0.8, -0.6, -1, 1.3,
    ];
    const b = [1, 0, 1, 1, 0, 0, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 0, 0];
    const fit = cox(designOf({ a, b }, { intercept: false }), times, events);
    expect(fit.coefficients[0]?.estimate).toBeCloseTo(1.3272726018553327, 6);
    expect(fit.coefficients[1]?.estimate).toBeCloseTo(0.822057322750245, 6);
    expect(fit.coefficients[0]?.se).toBeCloseTo(0.4130950805641936, 6);
    expect(fit.logLikelihood).toBeCloseTo(-32.510755050648875, 8);
  });
  test('a hazard that turns round is noticed', () => {
    const random = seeded(6);
    const treated = Array.from({ length: 600 }, (_, i) => i % 2);
    // First slow, then fast, against steady: the ratio is not one number.
    const times = treated.map((t) => (t === 1 ? 1 + 0.3 * random.uniform() : 2 * random.uniform()));
    const fit = cox(
      designOf({ treated }, { intercept: false }),
      times,
      times.map(() => 1),
    );
    expect(fit.proportionality[0]?.p).toBeLessThan(1e-6);
  });
  test('the mean without any open case is the plain mean; a horizon nobody reached is refused', () => {
    const all: Duration[] = [1, 2, 3, 4, 10].map((time) => ({ time, ended: true }));
    expect(restrictedMean(all, 10).value).toBeCloseTo(4, 12);
    expect(restrictedMean(all, 3).value).toBeCloseTo((1 + 2 + 3 + 3 + 3) / 5, 12);
    expect(() => restrictedMean(all, 11)).toThrow('at most 10');
    expect(() => kaplanMeier([{ time: -1, ended: true }])).toThrow('negative');
    expect(() => logRank(onDrug)).toThrow('two groups');
  });
});
