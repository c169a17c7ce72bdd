import { expect, it } from 'vitest';
import { responseRates } from './response-rates.ts';

it('are those of the definitions, worked by hand', () => {
  // I 40, P 10, R 20 (8 refused, 7 opted out, 5 opened and left), U 100, not eligible 10, suppressed 30 of which 5 held out.
  const rates = responseRates(
    {
      completed: 40,
      partial: 10,
      refused: 8,
      'opted-out': 7,
      started: 5,
      sent: 80,
      delivered: 12,
      bounced: 8,
      'screened-out': 6,
      'over-quota': 4,
      suppressed: 30,
    },
    5,
  );
  const value = (name: string) => rates.find((rate) => rate.name === name)?.estimate.value ?? Number.NaN;
  // e = 70 / 80; e × 100 = 87.5, in whole people 88.
  expect(value('RR1')).toBeCloseTo(40 / 170, 12);
  expect(value('RR2')).toBeCloseTo(50 / 170, 12);
  expect(value('RR3')).toBeCloseTo(40 / 158, 12);
  expect(value('RR4')).toBeCloseTo(50 / 158, 12);
  expect(value('RR5')).toBeCloseTo(40 / 70, 12);
  expect(value('RR6')).toBeCloseTo(50 / 70, 12);
  expect(value('COOP1')).toBeCloseTo(40 / 70, 12);
  expect(value('REF1')).toBeCloseTo(20 / 170, 12);
  expect(value('CON1')).toBeCloseTo(70 / 170, 12);
  expect(value('CON2')).toBeCloseTo(70 / 158, 12);
  expect(value('drawn')).toBeCloseTo(40 / 205, 12);
});

it('say nothing where nobody was asked', () => {
  expect(responseRates({}, 0).every(({ estimate }) => estimate.value === null)).toBe(true);
});
