import { expect, test } from 'vitest';
import { words } from './words.ts';

const placesIn = (text: string) => [...text.matchAll(/\{\{\w+\}\}|<\w+\/>/g)].map(([place]) => place).sort();

test('every text stands in both languages, with the same places to fill where they matter', () => {
  expect(Object.keys(words.es).sort()).toEqual(Object.keys(words.en).sort());
  const controls = Object.keys(words.en).filter((key) => /<\w+\/>/.test(words.en[key] ?? ''));
  for (const key of controls)
    expect([key, placesIn(words.es[key] ?? '')]).toEqual([key, placesIn(words.en[key] ?? '')]);
});
