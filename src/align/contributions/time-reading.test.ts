import { expect, test } from 'vitest';
import { timeReading } from './time-reading.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const due = {
  inEffectFrom: day('2026-01-01'),
  checkOn: day('2026-04-01'),
  now: day('2026-04-01'),
  ripening: 0,
};
const span = (until: string) => ({ since: day('2024-01-01'), until: day(until) });

test('data that reach the check date are read from start to check', () => {
  const from = day('2026-01-01');
  expect(timeReading({ ...due, span: span('2026-08-01') })).toEqual({
    read: { from, to: day('2026-04-01') },
  });
  expect(timeReading({ ...due, span: span('2026-03-30') })).toEqual({
    read: { from, to: day('2026-03-30') },
  });
});

test('data that come late are waited for, and not for ever', () => {
  expect(timeReading({ ...due, span: span('2026-02-15') })).toEqual({ wait: true });
  expect(timeReading({ ...due, span: null })).toEqual({ wait: true });
  expect(timeReading({ ...due, span: span('2026-02-15'), now: day('2026-07-01') })).toHaveProperty('read');
});

test('episodes too young to have shown what becomes of them are left out, at most a third of the time', () => {
  const week = 7 * 86_400_000;
  expect(timeReading({ ...due, span: span('2026-04-01'), ripening: week })).toEqual({
    read: { from: day('2026-01-01'), to: day('2026-03-25') },
  });
  expect(timeReading({ ...due, span: span('2026-05-01'), ripening: week })).toMatchObject({
    read: { to: day('2026-04-01') },
  });
  expect(timeReading({ ...due, span: span('2026-04-01'), ripening: 40 * week })).toMatchObject({
    read: { to: day('2026-03-02') },
  });
});
