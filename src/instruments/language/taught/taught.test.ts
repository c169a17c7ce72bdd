import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import { classify, readThemes } from './classify.ts';
import { searchable, spansOf } from './match-rule.ts';
import { modelBytes, modelOf } from './model.ts';
import { readRule } from './rules.ts';
import type { Example, TaughtTheme, Taxonomy } from './taxonomy.ts';
import { teach } from './teach.ts';

const theme = (id: string, more: Partial<TaughtTheme> = {}): TaughtTheme => ({
  id,
  name: id,
  definition: '',
  parent: null,
  rules: [],
  seeds: [],
  ...more,
});
const says = (text: string, ...themes: string[]): Example => ({ text, themes, not: [] });

const bill = [
  'my bill is wrong',
  'charged twice on this bill',
  'the invoice shows a fee I never agreed to',
  'bill too high again',
  'why is there an extra charge on the invoice',
  'you billed me for a cancelled line',
  'wrong amount on my last bill',
  'the bill doubled without a reason',
];
const visit = [
  'the technician never came',
  'nobody showed up for the visit',
  'technician arrived three hours late',
  'the appointment was moved again',
  'I took a day off and no engineer came',
  'engineer did not have the right part',
  'missed appointment for the second time',
  'visit cancelled without telling me',
];
const thanks = [
  'thank you so much',
  'great help, thanks',
  'the agent was very kind',
  'friendly and patient staff',
  'she explained everything calmly',
  'best service in years',
  'the lady on the phone was lovely',
  'helpful people',
];
const examples: Example[] = [
  ...bill.map((text) => says(text, 'bill')),
  ...visit.map((text) => says(text, 'visit')),
  ...thanks.map((text) => says(text, 'staff')),
  says('the technician was kind but the bill is wrong', 'bill', 'staff'),
  says('it rained all day'),
];
const model = teach(examples);

/** A stand-in for an embedder: how often each vowel occurs. */
const vowels = {
  id: 'vowels',
  dimensions: 5,
  of: (texts: readonly string[]) =>
    texts.map((text) => [...'aeiou'].map((vowel) => (text.split(vowel).length - 1) / (text.length + 1))),
};

describe('a taught taxonomy', () => {
  it('gives a clause its themes, with what proves them', () => {
    const [guess] = readThemes(model, 'there is a wrong charge on my invoice').guesses;
    expect(guess?.theme).toBe('bill');
    expect(readThemes(model, 'the engineer did not come to the appointment').guesses[0]?.theme).toBe('visit');
    for (const label of classify(model, 'wrong charge on my bill')) {
      expect(label).toMatchObject({ label: 'bill', method: 'model', start: 0, end: 23 });
      expect(label.reason.at(-1)).toMatch(/^score /);
    }
  });

  it('is the same bytes in whatever order the examples come, and after storage', () => {
    const bytes = modelBytes(teach(examples, { embed: vowels }));
    expect(modelBytes(teach([...examples].reverse(), { embed: vowels }))).toEqual(bytes);
    expect(modelBytes(modelOf(bytes))).toEqual(bytes);
    const text = 'another wrong bill';
    expect(classify(modelOf(modelBytes(model)), text)).toEqual(classify(model, text));
    expect(() => modelOf(bytes.slice(0, -4))).toThrow('cut short');
  });

  it('tells reasons that add up to the score', () => {
    const taught = teach(examples, { embed: vowels });
    const sure = { ...taught, learnt: taught.learnt.map((one) => ({ ...one, threshold: 0 })) };
    const text = 'the bill is too high';
    const labels = classify(sure, text, vowels.of([text])[0], vowels);
    expect(labels.length).toBeGreaterThan(0);
    for (const { reason } of labels) {
      const amounts = reason.map((line) => Number(line.split(' ').at(-1)?.replace('−', '-')));
      const score = amounts.pop() ?? 0;
      expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(score, 1);
      expect(reason.length).toBeLessThanOrEqual(8);
    }
  });

  it('says nothing about a text without a known word', () => {
    for (const text of ['', ' ', '!!!', '请问我的卡在哪里', '\ud800', 'ж'.repeat(100_000)]) {
      expect(classify(model, text)).toEqual([]);
    }
  });

  it('takes any text and any examples', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.constantFrom('a', 'b', '')), { maxLength: 8 }),
        (rows) => {
          const taught = teach(rows.map(([text, label]) => says(text, ...(label === '' ? [] : [label]))));
          for (const [text] of rows) {
            for (const label of classify(taught, text)) expect(label.end).toBe(text.length);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('names the theme below before the one that only holds it', () => {
    const taxonomy: Taxonomy = {
      name: 't',
      version: 1,
      themes: [
        theme('anything'),
        theme('bill', { parent: 'anything' }),
        theme('visit', { parent: 'anything' }),
      ],
    };
    const taught = teach(examples, { taxonomy });
    expect(taught.learnt.find((one) => one.id === 'anything')?.onlyGathers).toBe(true);
    expect(readThemes(taught, 'a wrong charge on my invoice').guesses[0]?.theme).toBe('bill');
    const bold = { ...taught, learnt: taught.learnt.map((one) => ({ ...one, threshold: 0.2 })) };
    const labels = classify(bold, 'a wrong charge on my invoice').map((label) => label.label);
    expect(labels).toContain('bill');
    expect(labels).not.toContain('anything');
  });

  it('learns from seed phrases alone, and does not call that measured', () => {
    const seeded: Taxonomy = {
      name: 'start',
      version: 1,
      themes: [
        theme('bill', { seeds: ['wrong bill', 'extra charge'] }),
        theme('visit', { seeds: ['technician late', 'missed appointment'] }),
      ],
    };
    const taught = teach([], { taxonomy: seeded });
    const { guesses, labels } = readThemes(taught, 'an extra charge on the bill');
    expect(guesses[0]?.theme).toBe('bill');
    for (const label of labels) expect(label.confidence).toBeUndefined();
    expect(taught.quality.accuracy).toBeNull();
  });
});

describe('rules', () => {
  const taxonomy: Taxonomy = {
    name: 't',
    version: 1,
    themes: [
      theme('bill', { rules: ['factura*', 'bill NEAR/3 wrong', '-advert*'] }),
      theme('visit', { rules: ['"still waiting" AND (technician OR técnico)'] }),
      theme('late visit', { parent: 'visit', rules: ['técnico tarde'] }),
    ],
  };
  const taught = teach(examples, { taxonomy });

  it('win over the model and are the reason', () => {
    const text = 'Me llegó la FACTURACIÓN otra vez';
    const [label] = classify(taught, text);
    expect(label).toMatchObject({
      label: 'bill',
      method: 'rule',
      reason: ['rule: factura*', '“FACTURACIÓN”'],
    });
    expect(text.slice(label?.start, label?.end)).toBe('FACTURACIÓN');
  });

  it('rule a theme out, and a dispute with the model is kept', () => {
    const bold = { ...taught, learnt: taught.learnt.map((one) => ({ ...one, threshold: 0.01 })) };
    const reading = readThemes(bold, 'wrong bill, extra charge on the bill in your advertisement');
    expect(reading.labels.map((label) => label.label)).not.toContain('bill');
    expect(reading.disputes).toMatchObject([{ theme: 'bill', said: 'ruled out', rule: '-advert*' }]);
  });

  it('of a theme below are told as that theme only', () => {
    const labels = classify(taught, 'still waiting, el técnico tarde');
    expect(labels.map((label) => label.label)).toEqual(['late visit']);
  });

  const meets = (rule: string, text: string) => {
    const read = readRule(rule);
    return isRefusal(read) ? read.say : spansOf(read, searchable(text)).length > 0;
  };

  it.each([
    ['still waiting', 'I am STILL waiting', true],
    ['still waiting', 'waiting, still', false],
    ['refund OR money back', 'I want my money back', true],
    ['refund AND late', 'a late refund', true],
    ['refund AND late', 'a refund', false],
    ['bill NEAR/2 wrong', 'wrong is the bill', true],
    ['bill NEAR/2 wrong', 'wrong, as I said before, is the bill', false],
    ['bill -paid', 'I paid the bill', false],
    ['bill NOT paid', 'the bill', true],
    ['(a OR b) c*', 'b call', 'words'],
    ['(a OR b) AND c*', 'b call', true],
    ['"don\'t know"', 'I don’t know', true],
    ['año', 'un ano', false],
    ['tecnico', 'el técnico', true],
    ['"and"', 'you and me', true],
  ])('%s on "%s": %s', (rule, text, expected) => {
    if (expected === 'words') expect(meets(rule, text)).toMatch(/stops making sense/);
    else expect(meets(rule, text)).toBe(expected);
  });

  it.each([
    ['', 'is empty'],
    ['refund AND', 'ends after AND, where words must follow'],
    ['(bill', 'a bracket that is never closed'],
    ['bill)', 'closes a bracket that is not open'],
    ['"bill', 'a quotation mark without its partner'],
    ['OR bill', 'has OR at its beginning'],
    ['bill OR -paid', 'OR beside a part that only excludes'],
    ['...', 'in which there is no word'],
    ['('.repeat(40), 'more than 20 brackets'],
    ['a'.repeat(2000), '2000 characters'],
  ])('%s is refused in a sentence', (rule, why) => {
    const read = readRule(rule);
    expect(isRefusal(read) && read.say).toContain(why);
  });

  it('take no long time on any text', () => {
    const rule = readRule('a a a a a a a a b NEAR a* NEAR a* NEAR a*');
    if (isRefusal(rule)) throw new Error(rule.say);
    const text = searchable('a '.repeat(100_000));
    const began = performance.now();
    spansOf(rule, text);
    expect(performance.now() - began).toBeLessThan(3000);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (written, any) => {
        const read = readRule(written);
        if (!isRefusal(read)) spansOf(read, searchable(any));
      }),
    );
  });
});
