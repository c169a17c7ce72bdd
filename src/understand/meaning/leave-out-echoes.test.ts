import { expect, test } from 'vitest';
import { withoutEchoes } from './leave-out-echoes.ts';

const theme = (id: string, name: string, parent: string | null, level: number, pinned = false) => ({
  id,
  name,
  kind: 'discovered' as const,
  parent,
  level,
  pinned,
});

test('a branch found with one theme of its name is told once, as the theme', () => {
  const themes = [
    theme('top', 'Relief', null, 1),
    theme('middle', 'Relief', 'top', 2),
    theme('leaf', 'Relief', 'middle', 3),
    theme('bills', 'Bill · Price', null, 1),
    theme('bill', 'Bill', 'bills', 2),
    theme('price', 'Price', 'bills', 2),
  ];
  expect(withoutEchoes(themes)).toEqual([theme('leaf', 'Relief', null, 1), ...themes.slice(3)]);
});

test('what a person named otherwise, or pinned, stays', () => {
  const named = [theme('top', 'What we call it', null, 1), theme('leaf', 'Relief', 'top', 2)];
  expect(withoutEchoes(named)).toEqual(named);
  const pinned = [theme('top', 'Relief', null, 1, true), theme('leaf', 'Relief', 'top', 2)];
  expect(withoutEchoes(pinned)).toEqual(pinned);
});
