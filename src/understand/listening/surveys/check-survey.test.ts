import { describe, expect, it } from 'vitest';
import { checkSurvey } from './check-survey.ts';
import { compareVersions } from './compare-versions.ts';
import { type SurveyDefinition, surveyDefinitionShape, type WrittenSurvey } from './definition.contract.ts';
import type { Condition, Value } from './logic.contract.ts';
import type { Question } from './question.contract.ts';

const en = (text: string) => ({ en: text });
const is = (question: string, choice: string): Condition => ({ is: 'selected', question, choice });
const all = (...of: Condition[]): Condition => ({ is: 'all', of });
const any = (...of: Condition[]): Condition => ({ is: 'any', of });
const yesNo = (code: string, more: object = {}): Question =>
  ({
    code,
    type: 'single',
    text: en(`${code}?`),
    choices: [
      { code: 'yes', text: en('Yes') },
      { code: 'no', text: en('No') },
    ],
    ...more,
  }) as Question;

function survey(questions: Question[], more: Partial<WrittenSurvey> = {}): SurveyDefinition {
  return surveyDefinitionShape.parse({
    format: 1,
    title: en('Test'),
    languages: ['en'],
    respondents: 'known',
    flow: [
      {
        kind: 'block',
        code: 'b',
        pages: questions.map((question, i) => ({ code: `p${i}`, questions: [question] })),
      },
    ],
    ends: [{ code: 'bye', kind: 'thanks', title: en('Thank you') }],
    ...more,
  });
}
const remarks = (questions: Question[], more: Partial<WrittenSurvey> = {}, earlier?: SurveyDefinition) =>
  checkSurvey(survey(questions, more), earlier).remarks.map(({ code, where }) => `${code} ${where.code}`);

const rating = (more: object = {}): Question =>
  ({
    code: 'q',
    type: 'rating',
    low: 1,
    high: 5,
    text: en('How was it?'),
    ends: { low: en('Bad'), high: en('Good') },
    ...more,
  }) as Question;

describe('what is wrong with a survey', () => {
  it('nothing, when nothing is', () => {
    expect(
      remarks([
        yesNo('a'),
        yesNo('b', { when: is('a', 'yes') }),
        yesNo('c', { when: any(is('b', 'no'), is('a', 'no')) }),
      ]),
    ).toEqual([]);
  });

  it.each([
    ['one choice and another of the same question', all(is('a', 'yes'), is('a', 'no'))],
    [
      'a condition and its opposite',
      all(is('a', 'yes'), { is: 'not', of: any(is('a', 'yes'), is('b', 'yes')) }),
    ],
    [
      'a point beyond the scale',
      { is: 'more', left: { get: 'answer', question: 'n' }, right: { get: 'literal', value: 10 } },
    ],
    [
      'two ranges apart',
      all(
        { is: 'more', left: { get: 'answer', question: 'n' }, right: { get: 'literal', value: 8 } },
        { is: 'at-most', left: { get: 'answer', question: 'n' }, right: { get: 'literal', value: 6 } },
      ),
    ],
    [
      'answered and left blank',
      all(is('a', 'yes'), { is: 'not-answered', value: { get: 'answer', question: 'a' } }),
    ],
  ] as [string, Condition][])('a contradiction: %s', (_, when) => {
    const n: Question = {
      code: 'n',
      type: 'nps',
      low: 0,
      high: 10,
      text: en('n?'),
      ends: { low: en('no'), high: en('yes') },
    };
    expect(remarks([yesNo('a'), yesNo('b'), n, yesNo('x', { when })])).toEqual(['contradiction x']);
  });

  it('a question that only a hidden one could lead to is unreachable', () => {
    expect(
      remarks([
        yesNo('a'),
        yesNo('b', { when: is('a', 'yes') }),
        yesNo('c', { when: all(is('a', 'no'), is('b', 'yes')) }),
        yesNo('d', { when: is('c', 'no') }),
      ]),
    ).toEqual(['unreachable c', 'unreachable d']);
  });

  it('so is one that every answer leads past, and one after an ending', () => {
    const past = yesNo('a', {
      required: true,
      skips: [
        { when: is('a', 'yes'), to: 'question', code: 'c' },
        { when: is('a', 'no'), to: 'end' },
      ],
    });
    expect(remarks([past, yesNo('b'), yesNo('c')])).toEqual(['unreachable b']);
    expect(remarks([{ ...past, required: false }, yesNo('b'), yesNo('c')])).toEqual([]);
    const flow: WrittenSurvey['flow'] = [
      { kind: 'block', code: 'one', pages: [{ code: 'p1', questions: [yesNo('a')] }] },
      { kind: 'finish', code: 'stop', end: 'bye' },
      { kind: 'block', code: 'two', pages: [{ code: 'p2', questions: [yesNo('b')] }] },
    ];
    expect(remarks([], { flow })).toEqual(['unreachable b']);
  });

  it('names what does not exist, in logic, skips and texts', () => {
    expect(
      remarks([
        yesNo('a', {
          when: is('zzz', 'yes'),
          skips: [{ when: is('a', 'maybe'), to: 'page', code: 'p9' }],
          text: en('Hello {{hidden:name}}?'),
        }),
      ]),
    ).toEqual(
      expect.arrayContaining([
        'unknown-reference a',
        'unknown-reference a',
        'unknown-reference a',
        'unknown-reference a',
      ]),
    );
  });

  it.each<[string, Question[], string]>([
    ['looks ahead', [yesNo('a', { when: is('b', 'yes') }), yesNo('b')], 'looks-ahead a'],
    [
      'skips back',
      [yesNo('a'), yesNo('b', { skips: [{ when: is('b', 'yes'), to: 'question', code: 'a' }] })],
      'skips-back b',
    ],
    ['unlabelled ends', [rating({ ends: undefined })], 'unlabelled-ends q'],
    ['nothing for those who do not know', [rating({ required: true })], 'no-dont-know q'],
    ['personal, obligatory', [yesNo('q', { required: true, personal: true })], 'no-prefer-not q'],
    ['lowest above highest', [rating({ low: 5, high: 1 })], 'bounds q'],
    [
      'more choices wanted than offered',
      [{ code: 'q', type: 'multiple', text: en('q?'), choices: [{ code: 'a', text: en('a') }], least: 2 }],
      'dead-end q',
    ],
    [
      'an obligatory question whose choices may all be hidden',
      [
        yesNo('a'),
        yesNo('q', { required: true, choices: [{ code: 'x', text: en('x'), when: is('a', 'yes') }] }),
      ],
      'dead-end q',
    ],
    [
      'double-barrelled',
      [rating({ text: en('How fast and friendly was the technician?') })],
      'double-barrelled q',
    ],
    ['leading', [rating({ text: en("Don't you think that our service was fast?") })], 'leading q'],
    [
      'twice negated',
      [yesNo('q', { text: en('Would you not say that it was unclear?') })],
      'double-negative q',
    ],
    [
      'hard to read',
      [
        rating({
          text: en(
            'Considering the aforementioned administrative interactions, how would you characterise organisational responsiveness?',
          ),
        }),
      ],
      'hard-to-read q',
    ],
    ['no wording', [yesNo('q', { text: en(' ') })], 'no-wording q'],
  ])('%s', (_, questions, expected) => {
    expect(remarks(questions)).toContain(expected);
  });

  it('reads Spanish too, and is not set off by common pairs', () => {
    const spanish = rating({ text: { es: '¿No cree que la atención fue rápida y amable?' } });
    expect(remarks([spanish], { languages: ['es'], title: { es: 'T' } })).toEqual(
      expect.arrayContaining(['leading q', 'double-barrelled q']),
    );
    expect(remarks([rating({ text: en('How clear are our terms and conditions?') })])).toEqual([]);
    expect(remarks([rating({ text: en('We changed the app and the bill. How is the app?') })])).toEqual([]);
  });

  it('finds texts that a language lacks, worst where the survey was written in it', () => {
    const two = checkSurvey(survey([yesNo('a')], { languages: ['en', 'es'] }));
    expect(two.remarks.map(({ code, severity }) => [code, severity])).toEqual([
      ['missing-translation', 'warning'],
    ]);
    expect(two.languages[1]?.missing.length).toBe(two.languages[1]?.texts);
    expect(checkSurvey(survey([yesNo('a')], { languages: ['es', 'en'] })).mayPublish).toBe(false);
  });

  it('is too long, with too much to write', () => {
    const texts = Array.from(
      { length: 20 },
      (_, i): Question => ({ code: `t${i}`, type: 'text', long: true, text: en('Why?') }),
    );
    expect(remarks(texts)).toEqual(['too-long survey', 'many-open-texts survey']);
  });

  it('has a scale unlike the version before', () => {
    expect(remarks([rating({ high: 7 })], {}, survey([rating()]))).toEqual(['scale-differs q']);
  });

  it('stands surveys written to stall it', () => {
    const forwards = Array.from({ length: 1900 }, (_, i) =>
      yesNo(`q${i}`, i === 1899 ? {} : { when: is(`q${i + 1}`, 'yes') }),
    );
    expect(remarks(forwards)).toContain('looks-ahead q0');
    const wide: Condition = all(
      ...Array.from(
        { length: 50 },
        (_, i): Condition => any(is('a', 'yes'), is('b', i % 2 === 0 ? 'yes' : 'no')),
      ),
    );
    const nasty = [
      'a'.repeat(20_000),
      'aé'.repeat(10_000),
      `${'.'.repeat(19_999)}a`,
      'not '.repeat(5000),
      'between '.repeat(2400),
      '{{answer:'.repeat(2200),
    ];
    const from = performance.now();
    remarks([
      yesNo('a'),
      yesNo('b'),
      yesNo('c', { when: wide }),
      ...nasty.map((text, i) => rating({ code: `n${i}`, text: en(text) })),
    ]);
    expect(performance.now() - from).toBeLessThan(2000);
  });

  it('stays fast with a thousand conditional questions in a row', () => {
    const many = Array.from({ length: 1000 }, (_, i) =>
      yesNo(
        `q${i}`,
        i === 0 ? {} : { when: any(is(`q${i - 1}`, 'yes'), is(`q${Math.max(0, i - 7)}`, 'no')) },
      ),
    );
    const from = performance.now();
    checkSurvey(survey(many));
    expect(performance.now() - from).toBeLessThan(5000);
  });
});

describe('logic as sentences', () => {
  it('reads aloud in both languages', () => {
    const nps: Question = {
      code: 'n',
      type: 'nps',
      low: 0,
      high: 10,
      text: { en: 'Recommend us?', es: '¿Nos recomienda?' },
      ends: { low: en('no'), high: en('yes') },
    };
    const { logic } = checkSurvey(
      survey([
        nps,
        yesNo('called', {
          text: { en: 'Did you call?', es: '¿Llamó?' },
          when: all(
            { is: 'at-most', left: { get: 'answer', question: 'n' }, right: { get: 'literal', value: 6 } },
            any(
              { is: 'answered', value: { get: 'answer', question: 'n' } },
              {
                is: 'not-equal',
                left: { get: 'about', what: 'device' },
                right: { get: 'literal', value: 'phone' },
              },
            ),
          ),
        }),
        yesNo('b', { skips: [{ when: is('called', 'no'), to: 'end' }] }),
      ]),
    );
    expect(logic.map(({ say }) => say)).toEqual([
      {
        en: 'Question “Did you call?” is shown if “Recommend us?” is at most 6 and (“Recommend us?” was answered or the device is not "phone").',
        es: 'La pregunta “¿Llamó?” se muestra si “¿Nos recomienda?” es como máximo 6 y (“¿Nos recomienda?” se contestó o el dispositivo no es "phone").',
      },
      {
        en: 'After “b?”: if “No” was chosen in “Did you call?”, go to the end of the survey.',
        es: 'Después de “b?”: si “No” se eligió en “¿Llamó?”, ir al final de la encuesta.',
      },
    ]);
  });

  it('says what is nested deeply as fast as what stands beside each other', () => {
    let when: Condition = is('a', 'yes');
    let value: Value = { get: 'literal', value: 0 };
    for (let n = 0; n < 22; n++) {
      when = { is: 'not', of: when };
      // biome-ignore lint/suspicious/noThenProperty: the contract's own word
      value = { get: 'choose', when: is('a', 'yes'), then: { get: 'literal', value: n }, otherwise: value };
    }
    const from = performance.now();
    const { logic } = checkSurvey(
      survey([yesNo('a'), yesNo('b', { when })], { calculated: [{ code: 'points', value }] }),
    );
    expect(performance.now() - from).toBeLessThan(1000);
    const [shown, points] = logic.map(({ say }) => say.en);
    expect(shown?.split('it is not so that ')).toHaveLength(23);
    expect(points?.split('otherwise')).toHaveLength(23);
  });
});

describe('what changed between two versions', () => {
  const change = (before: Question[], after: Question[], more: Partial<WrittenSurvey> = {}) =>
    compareVersions(survey(before), survey(after, more)).differences.map(
      ({ code, trend, where }) => `${code} ${where.code} ${trend}`,
    );
  it('and what it does to trends', () => {
    expect(change([rating()], [rating()])).toEqual([]);
    expect(change([rating()], [rating({ high: 7 })])).toEqual(['scale q breaks']);
    expect(change([rating()], [rating({ ends: { low: en('Awful'), high: en('Good') } })])).toEqual([
      'scale q breaks',
    ]);
    expect(change([rating()], [rating({ text: en('How is it?') })])).toEqual(['wording q breaks']);
    expect(change([rating()], [rating({ required: true })])).toEqual(['required q may-shift']);
    expect(change([rating()], [rating(), yesNo('new')])).toEqual([
      'added new may-shift',
      'other survey may-shift',
    ]);
    expect(change([yesNo('a'), rating()], [rating()])).toContain('removed a breaks');
    expect(change([yesNo('a')], [yesNo('a', { choices: [{ code: 'yes', text: en('Yes') }] })])).toEqual([
      'choices a breaks',
    ]);
    expect(change([yesNo('a'), yesNo('b'), rating()], [yesNo('b'), yesNo('a'), rating()])).toEqual(
      ['moved b may-shift'].map((one) => expect.stringMatching(one.replace(' b ', ' [ab] '))),
    );
    expect(change([rating()], [rating()], { languages: ['en', 'es'] })).toEqual(['language survey breaks']);
  });
  it('a metric whose question changed is named', () => {
    const feeds = { feeds: { metric: 'satisfaction' } };
    const { breaks } = compareVersions(survey([rating(feeds)]), survey([rating({ ...feeds, high: 7 })]));
    expect(breaks.map(({ metric }) => metric)).toEqual(['satisfaction']);
  });
});
