import { describe, expect, it } from 'vitest';
import type { Item } from '../contract.ts';
import { stripOf } from './strip-scale.ts';

const item = (kind: Item['kind'], at: string, promise: Item['promise'] = null): Item => ({
  moment: `${kind}-${at}`,
  kind,
  step: 'Delivered',
  at,
  until: null,
  function: null,
  channel: null,
  resource: null,
  language: null,
  position: null,
  waitSeconds: null,
  text: null,
  textHidden: false,
  scores: [],
  promise,
  attributes: {},
  source: { file: 'orders.csv', row: 1, importedAt: null },
});

describe('the strip over a timeline', () => {
  it('draws a late promise from the day it was made, over its due day, to the day it was met', () => {
    const promise: Item['promise'] = {
      step: 'Delivered',
      function: null,
      state: 'late',
      made: '2025-01-01T00:00:00.000Z',
      due: '2025-01-06T00:00:00.000Z',
      met: '2025-01-11T00:00:00.000Z',
      quotedFrom: null,
      lateSeconds: 432_000,
    };
    const strip = stripOf([
      item('event', '2025-01-01T00:00:00.000Z'),
      item('promise', '2025-01-01T00:00:00.000Z', promise),
      item('event', '2025-01-11T00:00:00.000Z'),
    ]);
    expect(strip?.promises[0]).toMatchObject({ made: 0, due: 50, met: 100, state: 'late' });
    expect(strip?.dots.map((dot) => dot.at)).toEqual([0, 100]);
  });
  it('is not drawn when nothing takes time', () => {
    expect(stripOf([])).toBeUndefined();
    expect(stripOf([item('event', '2025-01-01T00:00:00.000Z')])).toBeUndefined();
  });
});
