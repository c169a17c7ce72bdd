import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../tests/house.ts';
import { Download } from '../../server/serve.ts';
import {
  exportTaxonomy,
  importTaxonomy,
  listStarters,
  showTaxonomy,
  taxonomyVersions,
} from './teaching.contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock: '2026-06-01T00:00:00Z' });
}, 60_000);
afterAll(() => house?.close());

async function exported(as: 'csv' | 'json'): Promise<string> {
  const file = await house.ask(exportTaxonomy, { query: { as } });
  if (!(file instanceof Download)) throw new Error('no file');
  return text(file.stream);
}
const taxonomy = () => house.answer(showTaxonomy, { query: {} });

const own = {
  name: 'Ours',
  themes: [
    {
      id: 'net',
      name: 'Network, all of it',
      definition: 'What "does" not work,\nas they say',
      parent: null,
      rules: [],
      seeds: [],
    },
    {
      id: 'wifi',
      name: 'Wi-Fi',
      definition: '',
      parent: 'net',
      rules: ['wifi OR "wi fi"', 'wireless NEAR/3 router', '-"cable box"'],
      seeds: ['=1+1', 'no signal'],
    },
    { id: 'a|b', name: 'Bill | dues', definition: '', parent: null, rules: [], seeds: [] },
  ],
  examples: [
    { text: 'The wifi drops every night', themes: ['wifi'], not: ['a|b'] },
    { text: 'I pay too much', themes: ['a|b'], not: [] },
    { text: 'The wifi is dear', themes: ['wifi', 'a|b'], not: [] },
    { text: 'Good morning', themes: [], not: [] },
    { text: 'The cable is blue', themes: [], not: ['wifi'] },
  ],
};

test.each(['csv', 'json'] as const)(
  'a taxonomy saved as %s and brought in again is the same',
  async (as) => {
    await house.answer(importTaxonomy, { body: { content: JSON.stringify(own), as: 'json', apply: true } });
    const { version: _, ...before } = await taxonomy();
    expect(before).toEqual(own);
    const content = await exported(as);
    await house.answer(importTaxonomy, { body: { starter: 'bank', apply: true } });
    expect((await taxonomy()).name).not.toBe(own.name);
    await house.answer(importTaxonomy, { body: { content, as, apply: true } });
    const { version: now, ...after } = await taxonomy();
    expect(after).toEqual(before);
    expect(await exported(as)).toBe(
      as === 'csv'
        ? content.replace(/Ours(.*),\d+\r/, `Ours$1,${now}\r`)
        : content.replace(/"version": \d+/, `"version": ${now}`),
    );
  },
  60_000,
);

test('starters are told in English and Spanish', async () => {
  for (const { name, themes } of await house.answer(listStarters, { query: { language: 'es' } })) {
    const shown = await house.answer(importTaxonomy, { body: { starter: name, language: 'es' } });
    expect(shown).toMatchObject({ applied: false });
    expect(shown.quality.perTheme.map((theme) => theme.name).sort()).toEqual([...themes].sort());
  }
  expect((await house.answer(taxonomyVersions)).filter(({ current }) => current)).toHaveLength(1);
}, 120_000);

test.each([
  ['', 'no column "text"'],
  ['{"themes": 7}', 'themes'],
  ['{', 'not JSON'],
  ['kind,theme,name,parent,not,text\nrule,x,,,,word', 'no theme "x" was told'],
  [JSON.stringify({ themes: [{ id: 'a', name: 'A', parent: 'a' }] }), 'below itself'],
  [JSON.stringify({ themes: [{ id: 'a', name: 'A', rules: ['(('] }] }), 'A:'],
])('what is no taxonomy is refused in a sentence: %s', async (content, say) => {
  const answer = await house.ask(importTaxonomy, { body: { content, apply: true } });
  expect(answer).toMatchObject({ refused: expect.any(String), say: expect.stringContaining(say) });
});
