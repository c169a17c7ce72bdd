import { expect, test } from 'vitest';
import { timeFromWall, wallOf } from './zoned.ts';

test('a time typed in a zone comes back as it was typed, summer and winter', () => {
  for (const [wall, zone, time] of [
    ['2026-07-01T09:00', 'Europe/Madrid', '2026-07-01T07:00:00.000Z'],
    ['2026-12-01T09:00', 'Europe/Madrid', '2026-12-01T08:00:00.000Z'],
    ['2026-12-01T00:30', 'America/New_York', '2026-12-01T05:30:00.000Z'],
    ['2026-01-01T05:15', 'Asia/Kathmandu', '2025-12-31T23:30:00.000Z'],
    ['2026-01-01T00:00', 'UTC', '2026-01-01T00:00:00.000Z'],
  ] as const) {
    expect(timeFromWall(wall, zone)).toBe(time);
    expect(wallOf(time, zone)).toBe(wall);
  }
  // An hour that a clock skips: the one after.
  expect(wallOf(timeFromWall('2026-03-29T02:30', 'Europe/Madrid'), 'Europe/Madrid')).toBe('2026-03-29T03:30');
});

test('nothing typed is no time', () => {
  expect([
    timeFromWall('', 'UTC'),
    timeFromWall('2026-13-01T00:00', 'UTC'),
    wallOf(undefined, 'UTC'),
  ]).toEqual([undefined, undefined, '']);
  expect(wallOf('soon', 'UTC')).toBe('');
});
