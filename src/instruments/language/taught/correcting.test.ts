import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import { classify, readThemes } from './classify.ts';
import { checkTaxonomy, type TaxonomyFile, taxonomyFromCsv, taxonomyToCsv } from './exchange.ts';
import { modelBytes } from './model.ts';
import { isKeptApart, queueOf, type Unjudged } from './queue.ts';
import { reteach } from './reteach.ts';
import type { Example } from './taxonomy.ts';
import { teach } from './teach.ts';

const says = (text: string, ...themes: string[]): Example => ({ text, themes, not: [] });
const about = (theme: string, ...texts: string[]) => texts.map((text) => says(text, theme));
const examples: Example[] = [
  ...about(
    'bill',
    'my bill is wrong',
    'charged twice on this bill',
    'the invoice shows a strange fee',
    'bill too high again',
    'an extra charge on the invoice',
    'wrong amount on my last bill',
  ),
  ...about(
    'visit',
    'the technician never came',
    'nobody showed up for the visit',
    'technician arrived three hours late',
    'the appointment was moved again',
    'no engineer came',
    'missed appointment for the second time',
  ),
  ...about(
    'staff',
    'the agent was very kind',
    'friendly and patient staff',
    'she explained everything calmly',
    'the lady on the phone was lovely',
    'helpful people',
    'a rude man on the phone',
  ),
];
const model = teach(examples);

describe('a correction', () => {
  const more = about(
    'parking',
    'no parking near the shop',
    'the parking ticket machine is broken',
    'parking is too expensive',
    'I could not find a parking space',
  );
  const after = [...examples, ...more];

  it('is learnt with the words it brings, and hardly moves other themes', () => {
    const taught = reteach(model, { before: examples, after });
    expect(readThemes(taught, 'the parking ticket machine').guesses[0]?.theme).toBe('parking');
    expect(taught.corrections).toBe(more.length);
    const scoreOf = (m: typeof model, theme: string) =>
      readThemes(m, 'no engineer came').guesses.find((guess) => guess.theme === theme)?.score;
    expect(scoreOf(taught, 'visit')).toBeCloseTo(scoreOf(model, 'visit') ?? 0, 1);
  });

  it('comes close to what learning everything anew would give', () => {
    const corrected = examples.map((one) =>
      one.text === 'a rude man on the phone' ? says(one.text, 'bill') : one,
    );
    const quick = reteach(model, { before: examples, after: corrected });
    const anew = teach(corrected);
    for (const { text } of corrected) {
      const [a, b] = [readThemes(quick, text).guesses[0], readThemes(anew, text).guesses[0]];
      expect(a?.theme).toBe(b?.theme);
      expect(a?.score).toBeCloseTo(b?.score ?? 0, 0);
    }
  });

  it('leaves the last model as it was: undo is to use it again', () => {
    const bytes = modelBytes(model);
    reteach(model, { before: examples, after });
    expect(modelBytes(model)).toEqual(bytes);
  });

  it('of rules alone changes no weight', () => {
    const taxonomy = {
      ...model.taxonomy,
      themes: model.taxonomy.themes.map((theme) =>
        theme.id === 'bill' ? { ...theme, rules: ['parking fine'] } : theme,
      ),
    };
    const taught = reteach(model, { before: examples, after: examples, taxonomy });
    expect(taught.weights).toEqual(model.weights);
    expect(classify(taught, 'a parking fine').map((label) => label.method)).toEqual(['rule']);
  });
});

describe('the queue', () => {
  const unjudged: Unjudged[] = Array.from({ length: 300 }, (_, i) => {
    const text =
      i % 3 === 0
        ? 'the bill and the technician'
        : `the ${['phone', 'invoice', 'people', 'engineer'][i % 4]} number ${i}`;
    return { id: `clause-${i}`, text, reading: readThemes(model, text), voices: 1 + (i % 7) };
  });

  it('asks for unlike clauses, and draws a tenth by chance from a part kept apart', () => {
    const queue = queueOf(model, unjudged, 20);
    expect(queue).toHaveLength(20);
    const drawn = queue.filter((one) => one.why === 'by chance');
    expect(drawn).toHaveLength(2);
    for (const { id, why } of queue) expect(isKeptApart(id)).toBe(why === 'by chance');
    const texts = queue.map(({ id }) => unjudged.find((one) => one.id === id)?.text);
    expect(texts.filter((text) => text === 'the bill and the technician').length).toBeLessThanOrEqual(3);
    expect(queueOf(model, [...unjudged].reverse(), 20)).toEqual(queue);
  });

  it('keeps about a tenth apart', () => {
    const apart = Array.from({ length: 10_000 }, (_, i) => isKeptApart(`id-${i}`)).filter(Boolean).length;
    expect(apart).toBeGreaterThan(900);
    expect(apart).toBeLessThan(1100);
  });

  it('takes less than there is to ask', () => {
    expect(queueOf(model, [], 10)).toEqual([]);
    expect(queueOf(model, unjudged.slice(0, 3), 10).length).toBeLessThanOrEqual(3);
  });
});

describe('a taxonomy on its way', () => {
  const name = fc.string({
    minLength: 1,
    maxLength: 8,
    unit: fc.constantFrom('a', 'Ñ', '|', '\\', '"', ',', ';', '=', '-', "'", '😀'),
  });
  const file = fc.record({
    name: fc.string(),
    version: fc.nat(),
    themes: fc.uniqueArray(
      fc.record({
        id: name,
        name,
        definition: fc.string({ unit: 'binary' }),
        parent: fc.constant(null),
        rules: fc.array(fc.constantFrom('refund*', '"still waiting" AND late', '-advert')),
        seeds: fc.array(fc.string({ minLength: 1 })),
      }),
      { selector: (theme) => theme.id, maxLength: 5 },
    ),
    examples: fc.array(
      fc.record({ text: fc.string({ minLength: 1 }), themes: fc.array(name), not: fc.array(name) }),
      { maxLength: 5 },
    ),
  });

  it('comes back from CSV as it was', () => {
    fc.assert(
      fc.property(file, (given: TaxonomyFile) => {
        expect(taxonomyFromCsv(taxonomyToCsv(given))).toEqual(given);
      }),
    );
  });

  it('never hands a spreadsheet a formula', () => {
    const csv = taxonomyToCsv({ name: '=1+1', version: 1, themes: [], examples: [says('@SUM(A1)', 'x')] });
    expect(csv).not.toMatch(/(^|,)"?[=@]/m);
  });

  it('can be any table of texts and themes', () => {
    expect(taxonomyFromCsv('id;Text;Category\n1;"wrong; bill";bill|price\n2;nice;\n')).toMatchObject({
      examples: [says('wrong; bill', 'bill', 'price'), says('nice')],
    });
  });

  it.each([
    ['a,b\n1,2', 'no column "text"'],
    ['kind,theme,name,parent,not,text\nrule,x,,,,refund', 'Line 2'],
    [
      'kind,theme,name,parent,not,text\ntheme,x,X,,,\nrule,x,,,,refund AND',
      'X: The rule "refund AND" ends after AND',
    ],
    ['kind,theme,name,parent,not,text\ntheme,x,X,y,,', 'stands below "y", which is not there'],
    ['kind,theme,name,parent,not,text\ntheme,x,X,y,,\ntheme,y,Y,x,,', 'stands below itself'],
    ['kind,theme,name,parent,not,text\nwish,x,,,,', '"wish" is no kind of line'],
  ])('%j is refused in a sentence', (csv, why) => {
    const read = taxonomyFromCsv(csv);
    expect(isRefusal(read) && read.say).toContain(why);
  });

  it('is checked wherever it comes from', () => {
    const theme = { id: 'a', name: 'A', definition: '', parent: null, rules: [], seeds: [] };
    const twice = checkTaxonomy({ name: '', version: 1, themes: [theme, theme], examples: [] });
    expect(isRefusal(twice) && twice.say).toBe('The theme "a" is there twice.');
  });
});
