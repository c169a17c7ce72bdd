import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { adjustedRand } from '../learning/metrics.ts';
import { lightEmbedder } from '../vectors/light.ts';
import { readWordTable } from '../vectors/word-table.ts';
import { discover } from './discover.ts';
import { assignThemes, readModel, writeModel } from './model.ts';

const bytes = readFileSync(new URL('../../../understand/meaning/tables/light-vectors.bin', import.meta.url));
const table = readWordTable(bytes, (part) => createHash('sha256').update(part).digest('hex'));
const embedders = [{ embedder: lightEmbedder(table), weight: 1 }];

/** Eight subjects, each said in many ways: openings, matters and endings are combined, so no two texts are alike. */
const matters = [
  [
    'the parcel never arrived',
    'my delivery is two weeks late',
    'the courier lost my parcel',
    'where is my delivery',
  ],
  [
    'the invoice is too high',
    'you charged my bill twice',
    'there is a mistake on my invoice',
    'my bill went up',
  ],
  [
    'the app crashes all the time',
    'the app will not open on my phone',
    'login in the app fails',
    'the app is slow',
  ],
  [
    'your agent was rude on the phone',
    'the agent did not listen',
    'a very unfriendly agent',
    'the agent hung up',
  ],
  [
    'the refund has not come',
    'I am waiting for my refund',
    'when will I get my money back',
    'the refund is missing',
  ],
  [
    'the room was dirty',
    'the hotel room smelled',
    'breakfast in the hotel was cold',
    'the hotel bed was hard',
  ],
  [
    'the internet is slow in the evening',
    'my internet connection drops',
    'no internet since Monday',
    'wifi does not work',
  ],
  ['the train was late again', 'my train was cancelled', 'the train had no free seats', 'I missed my train'],
];
const openings = [
  '',
  'Hello, ',
  'For the third time: ',
  'Honestly, ',
  'Once more ',
  'I am sorry but ',
  'As I said, ',
];
const endings = [
  '',
  ' and nobody helps',
  ', please help',
  ' since last month',
  '!',
  ' which is a shame',
  ' again',
];
const said = matters.flatMap((ways, matter) =>
  ways.flatMap((way, w) =>
    openings.map((opening, o) => ({ matter, text: `${opening}${way}${endings[(o + w) % 7]}` })),
  ),
);
const texts = said.map(({ text }) => text);

describe('discovering themes', () => {
  it('finds what the texts speak of, and names it in their own words', async () => {
    const { themes, assignments } = await discover(texts, { embedders, k: 8 });
    const matter = said.map((one) => one.matter);
    expect(
      adjustedRand(
        matter,
        assignments.map((theme) => theme ?? ''),
      ),
    ).toBeGreaterThan(0.4);
    for (const { phrases } of themes)
      for (const phrase of phrases) {
        expect(phrase.split(' ').length).toBeGreaterThan(1);
        expect(texts.some((text) => text.includes(phrase))).toBe(true);
      }
  });

  it('says the same ten times, in whatever order the texts come', async () => {
    const few = texts.filter((_, i) => i % 2 === 0);
    const first = await discover(few, { embedders, k: 'auto' });
    for (let run = 0; run < 9; run++) {
      const turned = few.map((_, i) => (i * 5 + run * 31) % few.length);
      const again = await discover(
        turned.map((i) => few[i] ?? ''),
        { embedders, k: 'auto' },
      );
      expect(
        turned.map((i, at) => [i, again.assignments[at]]).sort((a, b) => Number(a[0]) - Number(b[0])),
      ).toEqual(first.assignments.map((theme, i) => [i, theme]));
      expect(writeModel(again.model)).toBe(writeModel(first.model));
    }
  }, 60_000);

  it('keeps the theme of old texts when a tenth is added, and its ids when all is found anew', async () => {
    const first = await discover(texts.slice(0, 200), { embedders });
    const kept = readModel(writeModel(first.model));
    const next = await discover(texts, { embedders, previous: kept });
    const same = first.assignments.filter((theme, i) => theme === next.assignments[i]).length;
    expect(same / 200).toBeGreaterThanOrEqual(0.9);
    const anew = await discover(texts, { embedders, k: 8, previous: kept, renew: true });
    expect(anew.themes.some(({ id }) => kept.tree.some((place) => place.id === id))).toBe(true);
    for (const { id, into } of anew.retired) {
      expect(anew.themes.map((theme) => theme.id)).not.toContain(id);
      expect(anew.model.used).toContain(id);
      for (const other of into) expect(anew.themes.map((theme) => theme.id)).toContain(other);
    }
  });

  it('places new texts without finding anew', async () => {
    const { model, assignments } = await discover(texts, { embedders, k: 8 });
    const again = await assignThemes(model, texts, { embedders });
    const same = assignments.filter((theme, i) => theme === again.assignments[i]).length;
    expect(same / texts.length).toBeGreaterThan(0.95);
  });

  it('obeys people: a forbidden theme is gone, a merged one keeps its texts, a pinned one stays', async () => {
    const { model, assignments, themes } = await discover(texts, { embedders, k: 8 });
    const [a, b, c] = themes
      .filter((theme) => !themes.some(({ parent }) => parent === theme.id))
      .map(({ id }) => id);
    if (a === undefined || b === undefined || c === undefined)
      throw new Error('There should be three themes.');
    const decisions = { forbidden: [a], merged: [{ from: b, into: c }], pinned: [c] };
    for (const renew of [false, true]) {
      const next = await discover(texts, {
        embedders,
        k: renew ? 8 : 'auto',
        previous: model,
        renew,
        decisions,
      });
      const ids = next.themes.map(({ id }) => id);
      expect(ids).not.toContain(a);
      expect(ids).not.toContain(b);
      expect(ids).toContain(c);
      const moved = assignments.flatMap((theme, i) => (theme === b ? [next.assignments[i]] : []));
      expect(moved.filter((theme) => theme === c).length / moved.length).toBeGreaterThan(0.8);
    }
  });

  it('survives what people paste', async () => {
    const odd = [
      '',
      'a',
      '😀😀😀',
      'x'.repeat(1_000_000),
      '\ud800',
      '= 1+1',
      '<script>alert(1)</script>',
      'مرحبا',
      '   ',
    ];
    const { assignments } = await discover(odd, { embedders, k: 50 });
    expect(assignments).toHaveLength(odd.length);
    expect((await discover([], { embedders })).themes).toEqual([]);
    expect((await discover(['', ''], { embedders, k: 2 })).unassigned).toBe(2);
    const copies = await discover([...new Array<string>(10_000).fill('The bill is wrong'), ...texts], {
      embedders,
      k: 8,
    });
    expect(new Set(copies.assignments.slice(0, 10_000)).size).toBe(1);
    const few = await discover(['my bill is wrong', 'the train was late'], { embedders, k: 12 });
    expect(few.k).toBeLessThanOrEqual(2);
  }, 30_000);

  it('keeps a theme of which nothing is said for a while', async () => {
    const { model } = await discover(texts, { embedders, k: 8 });
    const next = await discover(texts.slice(0, 40), { embedders, previous: model });
    expect(next.retired).toEqual([]);
    expect(next.model.tree.map(({ id }) => id).sort()).toEqual(model.tree.map(({ id }) => id).sort());
    const none = await discover(['Nada de nada'], { embedders, previous: model, languages: ['es'] });
    expect(none.model.languages).toEqual(model.languages);
    expect(none.model.tree).toEqual(model.tree);
  });

  it('survives two hundred languages at once', async () => {
    const languages = texts.map((_, i) => `l${i % 200}`);
    const { assignments } = await discover(texts, { embedders, languages, k: 12 });
    expect(assignments).toHaveLength(texts.length);
  });

  it('gives each language its own themes', async () => {
    const spanish = texts.map((_, i) => `El paquete ${i % 2 ? 'llegó roto' : 'no llegó'} el día ${i}`);
    const { themes } = await discover([...texts, ...spanish], {
      embedders,
      k: 10,
      languages: [...texts.map(() => 'en'), ...spanish.map(() => 'es')],
    });
    expect(new Set(themes.map(({ language }) => language))).toEqual(new Set(['en', 'es']));
  });
});
