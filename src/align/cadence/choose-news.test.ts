import { expect, test } from 'vitest';
import { chooseNews, type Standing } from './choose-news.ts';

const seen = (id: string, state: Standing['state'], since = '2026-01-01'): Standing => ({
  id,
  state,
  since: new Date(since),
});

test('news are first seen after the last look, or growing, or fading', () => {
  const findings = [seen('a', 'unchanged'), seen('b', 'growing'), seen('c', 'unchanged', '2026-03-02')];
  expect(chooseNews(findings, new Date('2026-03-01'))).toEqual([
    { finding: 'b', change: 'growing' },
    { finding: 'c', change: 'new' },
  ]);
});

test('when nothing moved, the weightiest still stand', () => {
  const findings = ['a', 'b', 'c', 'd'].map((id) => seen(id, 'unchanged'));
  expect(chooseNews(findings, new Date('2026-03-01'))).toEqual(
    ['a', 'b', 'c'].map((finding) => ({ finding, change: 'standing' })),
  );
});

test('at the first look everything that is new is news', () => {
  expect(chooseNews([seen('a', 'new')], null)).toEqual([{ finding: 'a', change: 'new' }]);
});
