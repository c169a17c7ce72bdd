import { describe, expect, it } from 'vitest';
import { observersToTell } from './tell-observers.ts';

const told = (people: Readonly<Record<string, number>>) =>
  [...observersToTell(Object.entries(people).map(([name, n]) => ({ function: name, people: n })))].sort();

describe('where an observer works is told', () => {
  it('from five people on', () => {
    expect(told({ Shops: 5, Billing: 6 })).toEqual(['Billing', 'Shops']);
    expect(told({ Shops: 4 })).toEqual([]);
  });
  it('and not where the rest would lead to fewer than five', () => {
    expect(told({ Shops: 9, Billing: 7, Network: 1 })).toEqual(['Shops']);
    expect(told({ Shops: 9, Billing: 4, Network: 3 })).toEqual(['Shops']);
  });
  it('those of whom it is not known count with the rest', () => {
    expect(told({ '': 2, Shops: 9 })).toEqual([]);
    expect(told({ '': 6, Shops: 9 })).toEqual(['Shops']);
  });
});
