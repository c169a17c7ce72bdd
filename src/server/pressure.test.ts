import { expect, it } from 'vitest';
import type { Records } from '../stores/records/records.ts';
import { acknowledged, isPressed, restAfter } from './pressure.ts';

it('work in the background rests as long as it worked, and much longer while many queue', () => {
  const records = {} as Records;
  acknowledged(records, 7);
  expect([isPressed(records), restAfter(records, 100)]).toEqual([false, 100]);
  acknowledged(records, 64);
  expect([isPressed(records), restAfter(records, 100)]).toEqual([true, 1500]);
  // However long it took: what was acknowledged is seen in the end.
  expect(restAfter(records, 60_000)).toBe(10_000);
  // Another installation's queue is no concern of this one.
  expect(isPressed({} as Records)).toBe(false);
});
