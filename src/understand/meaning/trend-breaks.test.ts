import { expect, test } from 'vitest';
import { breaksByVersion, breaksOfThemes, brokenIn } from './trend-breaks.ts';

const version = (switchedAt: string | null, more: object = {}) => ({
  model: 'm1',
  taxonomy: 1,
  discovery: 1,
  sentiment: 0,
  switchedAt,
  ...more,
});
const edit = (edit: object, at: string, undone = false) =>
  ({ id: at, edit, say: `said ${at}`, by: 'Ana', at, undone }) as never;

test('a line breaks where the version of what is read with changed, and only for themes that it can change', () => {
  const versions = [
    version('2026-03-02T10:00:00.000Z', { taxonomy: 2 }),
    version('2026-01-01T10:00:00.000Z'),
    version(null, { taxonomy: 9 }),
    version('2026-04-01T10:00:00.000Z', { taxonomy: 2, discovery: 2 }),
    version('2026-05-01T10:00:00.000Z', { taxonomy: 2, discovery: 2, sentiment: 1 }),
    version('2026-06-01T10:00:00.000Z', { taxonomy: 2, discovery: 2, sentiment: 1, model: 'm2' }),
  ];
  expect(breaksByVersion(versions, 'taught').map(({ at }) => at)).toEqual(['2026-03-02', '2026-06-01']);
  expect(breaksByVersion(versions, 'discovered').map(({ at }) => at)).toEqual(['2026-04-01', '2026-06-01']);
  expect(breaksByVersion(versions, 'taught')[0]?.why).toBe('the taxonomy is version 2, before it was 1');
});

test('merges, splits and moves break the themes they touch; what was taken back breaks nothing', () => {
  const of = breaksOfThemes(
    [
      edit({ edit: 'merge', theme: 'a', into: 'b' }, '2026-02-01T00:00:00Z'),
      edit({ edit: 'move', theme: 'c', parent: null }, '2026-02-02T00:00:00Z', true),
      edit({ edit: 'rename', theme: 'a', name: 'A' }, '2026-02-03T00:00:00Z'),
    ],
    [],
  );
  expect(of({ id: 'b', kind: 'taught' })).toEqual([{ at: '2026-02-01', why: 'said 2026-02-01T00:00:00Z' }]);
  expect(of({ id: 'c', kind: 'taught' })).toEqual([]);
});

test('a change after the last voices breaks nothing: the whole line is read as it is now', () => {
  const breaks = [{ at: '2026-09-09', why: 'changed' }];
  expect(brokenIn(breaks, '2026-09-01', '2026-10-01', 'month')).toBe('changed');
  expect(brokenIn(breaks, '2026-08-01', '2026-09-01', 'month')).toBeNull();
  expect(brokenIn(breaks, '2026-09-01', null, 'month')).toBe('changed');
  expect(brokenIn(breaks, '2026-04-01', null, 'month')).toBeNull();
});
