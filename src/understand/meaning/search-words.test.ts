import { expect, test } from 'vitest';
import { placesOf, searchedWords } from './search-words.ts';

const finds = (q: string, text: string, languages?: string[]) =>
  placesOf(text, searchedWords(q, languages)).map(({ start, end }) => text.slice(start, end));

test('words are found in their inflections, with and without accents', () => {
  expect(finds('delivery', 'Two deliveries were delivered late.')).toEqual(['deliveries']);
  expect(finds('waiting', 'I waited. I wait, still waiting! The waiter.')).toEqual([
    'waited',
    'wait',
    'waiting',
    'waiter',
  ]);
  expect(finds('plan', 'They planned it, the planner said planning')).toEqual([
    'planned',
    'planner',
    'planning',
  ]);
  expect(finds('facturas', 'La factura llegó')).toEqual(['factura']);
  expect(finds('esperar', 'Esperé dos horas esperando')).toEqual(['Esperé', 'esperando']);
  expect(finds('telefono', 'el TELÉFONO no va')).toEqual(['TELÉFONO']);
  expect(finds('Rechnung', 'Die Rechnungen sind falsch')).toEqual(['Rechnungen']);
  expect(finds('bill', 'The billboard has a billing address')).toEqual(['billing']);
});

test('quotes are taken just so; a minus rules out; nothing typed breaks the pattern', () => {
  expect(finds('"waiting time"', 'Waiting  time is long; waited times')).toEqual(['Waiting  time']);
  expect(searchedWords('-refund bill').none).toHaveLength(1);
  for (const odd of ['(', '[a-', '\\', '.*', '"', '-', '🎉', '+++', '"(((']) {
    expect(() => placesOf('some (text) [a- \\ .* 🎉', searchedWords(odd))).not.toThrow();
  }
  expect(finds('🎉', 'ok 🎉')).toEqual(['🎉']);
});
