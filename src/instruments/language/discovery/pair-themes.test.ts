import { expect, test } from 'vitest';
import { likelyPairs, type ThemeSeen } from './pair-themes.ts';

const theme = (
  id: string,
  words: readonly string[],
  things: Record<string, number>,
  steps: Record<string, number> = {},
  feelings: Record<string, number> = { negative: 20 },
): ThemeSeen => ({
  id,
  language: id.slice(0, 2),
  mentions: 30,
  words,
  things: new Map(Object.entries(things)),
  steps: new Map(Object.entries(steps)),
  feelings: new Map(Object.entries(feelings)),
});

const themes = [
  theme('en-visit', ['technician visit cancelled'], { visit: 20, technician: 9 }, { 'Visit planned': 12 }),
  theme('en-activation', ['activation pending', 'router'], { router: 6 }, { Activated: 14 }),
  theme('en-bill', ['clear bill'], { bill: 25, price: 4 }, { 'Bill sent': 20 }, { positive: 20 }),
  theme('es-visita', ['visita anulada', 'técnico'], { visit: 14, technician: 10 }, { 'Visit planned': 9 }),
  theme('es-activacion', ['activación pendiente', 'router'], { router: 5 }, { Activated: 9 }),
  theme('es-factura', ['factura clara'], { bill: 22 }, { 'Bill sent': 11 }, { positive: 18 }),
  theme('es-tienda', ['tienda llena'], { shop: 12 }, { Bought: 8 }),
];

test('themes of two languages that are about the same are proposed once each, with what they share', () => {
  const pairs = likelyPairs(themes);
  expect(pairs.map(({ a, b }) => `${a} ${b}`).sort()).toEqual([
    'en-activation es-activacion',
    'en-bill es-factura',
    'en-visit es-visita',
  ]);
  const activation = pairs.find(({ a }) => a === 'en-activation');
  expect(activation?.words).toContainEqual(['activation', 'activación']);
  expect(activation).toMatchObject({ steps: ['Activated'], things: ['router'] });
  expect(likelyPairs([...themes].reverse()).map(({ alike }) => alike)).toEqual(
    pairs.map(({ alike }) => alike),
  );
});

test('neither one language, nor feelings alone, nor few mentions make a pair', () => {
  const [visit] = themes as [ThemeSeen];
  expect(likelyPairs([visit, { ...visit, id: 'en-other' }])).toEqual([]);
  expect(likelyPairs([theme('en-a', ['queue'], {}), theme('es-b', ['lluvia'], {})])).toEqual([]);
  expect(likelyPairs(themes.map((each) => ({ ...each, mentions: 3 })))).toEqual([]);
});
