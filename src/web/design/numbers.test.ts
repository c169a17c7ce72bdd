import { describe, expect, it } from 'vitest';
import { niceTicks, rowsOfMarks } from './interval-scale.ts';
import { readEstimate } from './read-estimate.ts';
import { sortRows } from './table-rows.ts';

const estimate = { value: 31, low: 27, high: 35, level: 0.95, n: 1480, method: 'adjusted Wald' };

describe('an estimate on screen', () => {
  it('shows counts only below ten answers, the interval first below thirty', () => {
    expect(readEstimate({ ...estimate, n: 9 })).toBe('counts-only');
    expect(readEstimate({ ...estimate, n: 10 })).toBe('interval-first');
    expect(readEstimate({ ...estimate, n: 29 })).toBe('interval-first');
    expect(readEstimate({ ...estimate, n: 30 })).toBe('value-first');
  });
  it('shows nothing of what is hidden, and says when there is no value', () => {
    expect(readEstimate({ ...estimate, value: null, n: null, hidden: 'Hidden to protect …' })).toBe('hidden');
    expect(readEstimate({ ...estimate, value: null, n: 40 })).toBe('nothing');
  });
});

describe('words under a bar', () => {
  it('stand in one row while they have room, else below each other', () => {
    const mark = (at: number, label: string) => ({ at, label });
    expect(rowsOfMarks([mark(10, '17 % today'), mark(80, 'you expect −8')])).toEqual([0, 0]);
    expect(rowsOfMarks([mark(88, 'claimed +0.3'), mark(74, 'no change')])).toEqual([0, 1]);
    expect(rowsOfMarks([mark(50, 'one'), mark(50, 'two'), mark(10, 'three')])).toEqual([0, 1, 0]);
  });
});

describe('an axis', () => {
  it('has round ticks that enclose what is shown', () => {
    expect(niceTicks(-2.4, 0)).toEqual([-3, -2, -1, 0]);
    expect(niceTicks(4.6, 8.2, 3)).toEqual([4, 6, 8, 10]);
    expect(niceTicks(5, 5)).toEqual([5]);
  });
});

describe('a table', () => {
  const column = { key: 'n', label: 'n', value: (row: { n: number | null }) => row.n };
  it('sorts numbers as numbers, either way, empty cells last', () => {
    const rows = [{ n: 10 }, { n: null }, { n: 9 }, { n: 100 }];
    expect(sortRows(rows, column, false).map((r) => r.n)).toEqual([9, 10, 100, null]);
    expect(sortRows(rows, column, true).map((r) => r.n)).toEqual([100, 10, 9, null]);
  });
});
