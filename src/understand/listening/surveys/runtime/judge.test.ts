import { describe, expect, it } from 'vitest';
import { surveyOfQuestions } from '../given-survey.ts';
import type { Question } from '../question.contract.ts';
import { compile, findCircle, judge } from './index.ts';

const en = (text: string) => ({ en: text });
const choices = ['a', 'b', 'c'].map((code) => ({ code, text: en(code) }));

const survey: (...of: Parameters<typeof surveyOfQuestions>) => ReturnType<typeof compile> = (
  questions,
  more,
) => compile(surveyOfQuestions(questions, { respondents: 'anonymous', ...more }));
const sent = (questions: Question[], answers: unknown, complete = true) =>
  judge(
    survey(questions),
    { seed: 1, language: 'en', answers: answers as Record<string, unknown> },
    { complete },
  );
const keyOf = (question: Question, given: unknown) =>
  sent([question], { q: given }).errors[0]?.key ?? 'accepted';

const nps: Question = {
  code: 'q',
  type: 'nps',
  low: 0,
  high: 10,
  text: en('Recommend?'),
  feeds: { metric: 'recommend' },
};

describe('the server judges answers strictly', () => {
  it.each([
    [null, 'accepted'],
    ['', 'not-a-number'],
    [false, 'not-a-number'],
    ['7', 'not-a-number'],
    [7.5, 'off-the-scale'],
    [JSON.parse('1e309'), 'not-a-number'],
    [-0, 'not-a-number'],
    [Number.NaN, 'not-a-number'],
    [-1, 'off-the-scale'],
    [11, 'off-the-scale'],
    [[7], 'not-a-number'],
    [{}, 'not-a-number'],
    [0, 'accepted'],
    [10, 'accepted'],
  ])('an NPS of %j: %s', (given, expected) => {
    expect(keyOf(nps, given)).toBe(expected);
    const judged = sent([nps], { q: given });
    // Blank and refused answers are no score at all, above all not a detractor's 0.
    expect(judged.scores.map(({ value }) => value)).toEqual(
      expected === 'accepted' && given !== null ? [given] : [],
    );
  });

  const kinds: [Question, unknown, string][] = [
    [{ code: 'q', type: 'single', text: en('q'), choices }, 'd', 'no-such-choice'],
    [{ code: 'q', type: 'single', text: en('q'), choices }, '__proto__', 'no-such-choice'],
    [{ code: 'q', type: 'single', text: en('q'), choices }, { choice: 'a', text: 'x' }, 'no-text-here'],
    [{ code: 'q', type: 'single', text: en('q'), choices }, ['a'], 'no-such-choice'],
    [{ code: 'q', type: 'multiple', text: en('q'), choices }, [], 'empty-list'],
    [{ code: 'q', type: 'multiple', text: en('q'), choices }, ['a', 'a'], 'twice'],
    [{ code: 'q', type: 'multiple', text: en('q'), choices }, 'a', 'not-a-list'],
    [{ code: 'q', type: 'multiple', text: en('q'), choices, least: 2 }, ['a'], 'too-few'],
    [{ code: 'q', type: 'multiple', text: en('q'), choices, most: 1 }, ['a', 'b'], 'too-many'],
    [
      {
        code: 'q',
        type: 'multiple',
        text: en('q'),
        choices: [...choices, { code: 'none', text: en('None'), exclusive: true }],
      },
      ['a', 'none'],
      'exclusive',
    ],
    [
      {
        code: 'q',
        type: 'multiple',
        text: en('q'),
        choices: [{ code: 'o', text: en('Other'), other: true }],
      },
      ['o'],
      'other-text',
    ],
    [
      {
        code: 'q',
        type: 'multiple',
        text: en('q'),
        choices: [{ code: 'o', text: en('Other'), other: true }],
      },
      [{ choice: 'o', text: 'x' }],
      'accepted',
    ],
    [
      {
        code: 'q',
        type: 'multiple',
        text: en('q'),
        choices: [{ code: 'o', text: en('Other'), other: true }],
      },
      [{ choice: 'o', text: 'x', more: 1 }],
      'no-text-here',
    ],
    [{ code: 'q', type: 'ranking', text: en('q'), choices }, ['a', 'c'], 'rank-all'],
    [{ code: 'q', type: 'ranking', text: en('q'), choices, top: 2 }, ['a', 'c'], 'accepted'],
    [{ code: 'q', type: 'matrix', text: en('q'), rows: choices, columns: choices }, { a: 'b' }, 'accepted'],
    [
      { code: 'q', type: 'matrix', text: en('q'), rows: choices, columns: choices },
      { z: 'b' },
      'no-such-part',
    ],
    [
      { code: 'q', type: 'matrix', text: en('q'), rows: choices, columns: choices },
      JSON.parse('{"__proto__":"b"}'),
      'no-such-part',
    ],
    [
      { code: 'q', type: 'matrix', text: en('q'), rows: choices, columns: choices, required: true },
      { a: 'b' },
      'required-row',
    ],
    [
      { code: 'q', type: 'matrix', text: en('q'), rows: choices, columns: choices, several: true },
      { a: ['b', 'c'] },
      'accepted',
    ],
    [
      { code: 'q', type: 'matrix-scale', text: en('q'), rows: choices, low: 1, high: 5 },
      { a: 6 },
      'off-the-scale',
    ],
    [{ code: 'q', type: 'constant-sum', text: en('q'), choices, total: 100 }, { a: 60, b: 40 }, 'accepted'],
    [{ code: 'q', type: 'constant-sum', text: en('q'), choices, total: 100 }, { a: 60, b: 30 }, 'total'],
    [{ code: 'q', type: 'constant-sum', text: en('q'), choices, total: 100 }, { a: 160, b: -60 }, 'below'],
    [{ code: 'q', type: 'text', text: en('q') }, '', 'empty-text'],
    [{ code: 'q', type: 'text', text: en('q') }, 7, 'not-a-text'],
    [{ code: 'q', type: 'text', text: en('q') }, 'half \ud800', 'bad-text'],
    [{ code: 'q', type: 'text', text: en('q') }, 'nul \0', 'bad-text'],
    [{ code: 'q', type: 'text', text: en('q'), required: true }, '   ', 'required'],
    [{ code: 'q', type: 'text', text: en('q'), maxLength: 2 }, '👍👍', 'accepted'],
    [{ code: 'q', type: 'text', text: en('q'), maxLength: 2 }, 'abc', 'too-long'],
    [{ code: 'q', type: 'text', text: en('q'), pattern: 'email' }, 'ana@example.com', 'accepted'],
    [{ code: 'q', type: 'text', text: en('q'), pattern: 'email' }, 'ana@example', 'pattern'],
    [{ code: 'q', type: 'text', text: en('q'), mask: 'AA-99' }, 'XY-12', 'accepted'],
    [{ code: 'q', type: 'text', text: en('q'), mask: 'AA-99' }, 'X1-12', 'mask'],
    [{ code: 'q', type: 'number', text: en('q'), least: 1, decimals: 1 }, 1.25, 'decimals'],
    [{ code: 'q', type: 'number', text: en('q'), least: 1 }, 0, 'below'],
    [{ code: 'q', type: 'slider', text: en('q'), least: 0, most: 1, step: 0.1 }, 0.3, 'accepted'],
    [{ code: 'q', type: 'slider', text: en('q'), least: 0, most: 1, step: 0.1 }, 0.35, 'step'],
    [{ code: 'q', type: 'date', text: en('q'), precision: 'date' }, '2026-02-30', 'not-a-date'],
    [{ code: 'q', type: 'date', text: en('q'), precision: 'date' }, '0001-01-01', 'accepted'],
    [{ code: 'q', type: 'date', text: en('q'), precision: 'date' }, '9999-12-31', 'accepted'],
    [{ code: 'q', type: 'date', text: en('q'), precision: 'time' }, '24:00', 'not-a-date'],
    [
      { code: 'q', type: 'date', text: en('q'), precision: 'date', latest: '2026-01-01' },
      '2026-01-02',
      'latest',
    ],
    [
      {
        code: 'q',
        type: 'contact',
        text: en('q'),
        fields: [{ code: 'mail', kind: 'email', text: en('Mail'), required: true }],
      },
      { mail: 'x' },
      'pattern',
    ],
    [
      {
        code: 'q',
        type: 'contact',
        text: en('q'),
        fields: [{ code: 'mail', kind: 'email', text: en('Mail') }],
      },
      { admin: 'x' },
      'no-such-part',
    ],
    [{ code: 'q', type: 'consent', text: en('q'), label: en('I agree'), required: true }, false, 'consent'],
    [{ code: 'q', type: 'consent', text: en('q'), label: en('I agree') }, 'true', 'not-yes-or-no'],
    [{ code: 'q', type: 'statement', text: en('q') }, 'x', 'asks-nothing'],
    [
      { code: 'q', type: 'file', text: en('q'), mostBytes: 10, types: ['image/png'] },
      [{ id: '1', name: 'x.png', type: 'image/png', bytes: 11 }],
      'file-size',
    ],
    [
      { code: 'q', type: 'file', text: en('q'), mostBytes: 10, types: ['image/png'] },
      [{ id: '1', name: 'x.svg', type: 'image/svg+xml', bytes: 1 }],
      'file-type',
    ],
    [
      { code: 'q', type: 'file', text: en('q'), mostBytes: 10, types: ['image/png'] },
      [{ id: '1', name: 'x.png', type: 'image/png', bytes: 1, path: '/etc/passwd' }],
      'not-a-file',
    ],
    [
      {
        code: 'q',
        type: 'text',
        text: en('q'),
        musts: [
          {
            must: {
              is: 'contains',
              left: { get: 'answer', question: 'q' },
              right: { get: 'literal', value: 'x' },
            },
            say: en('Write an x'),
          },
        ],
      },
      'abc',
      'must',
    ],
  ];
  it.each(kinds)('%j given %j: %s', (question, given, expected) => {
    expect(keyOf(question, given)).toBe(expected);
  });

  it('an answer to a question that logic hides is told, and neither counted nor scored', () => {
    const judged = sent(
      [
        { code: 'used', type: 'single', text: en('Used?'), choices },
        { ...nps, when: { is: 'selected', question: 'used', choice: 'a' }, required: true },
      ],
      { used: 'b', q: 0 },
    );
    expect(judged.hidden).toEqual([{ question: 'q', was: 0 }]);
    expect([...judged.accepted.keys()]).toEqual(['used']);
    expect(judged.scores).toEqual([]);
    expect(judged.errors).toEqual([]);
  });

  it('a part of a survey may leave out what is required; a whole one may not', () => {
    const required = { ...nps, required: true };
    expect(sent([required], {}, false).errors).toEqual([]);
    expect(sent([required], {}).errors).toEqual([{ question: 'q', key: 'required' }]);
    expect(sent([required], { q: '7' }).errors).toEqual([{ question: 'q', key: 'not-a-number' }]);
  });

  it('turns scales where lower is better, and counts "don\'t know" for nothing', () => {
    const effort: Question = {
      code: 'q',
      type: 'ces',
      low: 1,
      high: 7,
      text: en('Effort?'),
      direction: 'lower-is-better',
      feeds: { metric: 'ease', sumUp: 'ces' },
    };
    expect(sent([effort], { q: 2 }).scores).toEqual([
      { metric: 'ease', question: 'q', value: 6, low: 1, high: 7, sumUp: 'ces' },
    ]);
    const rated: Question = {
      code: 'q',
      type: 'matrix',
      text: en('Rate'),
      rows: [
        { code: 'price', text: en('Price'), feeds: { metric: 'price' } },
        { code: 'speed', text: en('Speed'), feeds: { metric: 'speed' } },
      ],
      columns: [
        { code: 'bad', text: en('Bad'), score: 1 },
        { code: 'good', text: en('Good'), score: 2 },
        { code: 'dk', text: en("Don't know"), means: 'dont-know', score: 99 },
      ],
    };
    expect(sent([rated], { q: { price: 'good', speed: 'dk' } }).scores).toEqual([
      { metric: 'price', question: 'q', part: 'price', value: 2, low: 1, high: 2 },
    ]);
  });

  it('tells which cells of quotas the answers fall into', () => {
    const plan = survey(
      [
        { code: 'sex', type: 'single', text: en('Sex'), choices },
        { code: 'age', type: 'number', text: en('Age') },
      ],
      {
        quotas: [
          { code: 'all', title: 'Everyone', end: 'bye', cells: [{ code: 'all', limit: 50 }] },
          {
            code: 'cells',
            title: 'a under 30',
            end: 'bye',
            cells: [
              {
                code: 'a30',
                limit: 5,
                when: {
                  is: 'all',
                  of: [
                    { is: 'selected', question: 'sex', choice: 'a' },
                    {
                      is: 'less',
                      left: { get: 'answer', question: 'age' },
                      right: { get: 'literal', value: 30 },
                    },
                  ],
                },
              },
            ],
          },
        ],
      },
    );
    const cells = (answers: Record<string, unknown>) =>
      judge(plan, { seed: 1, language: 'en', answers }, { complete: false }).quotaCells.map(
        ({ cell }) => cell,
      );
    expect(cells({ sex: 'a', age: 29 })).toEqual(['all', 'a30']);
    expect(cells({ sex: 'a' })).toEqual(['all']);
  });
});

describe('circles', () => {
  const q = (code: string, on?: string, more: Partial<Question> = {}): Question =>
    ({
      code,
      type: 'single',
      text: en(code),
      choices,
      ...(on === undefined ? {} : { when: { is: 'selected', question: on, choice: 'a' } }),
      ...more,
    }) as Question;

  it('are found with their path', () => {
    expect(findCircle(survey([q('x'), q('y', 'x')]))).toBe(null);
    expect(findCircle(survey([q('x', 'x')]))).toEqual(['x', 'x']);
    expect(findCircle(survey([q('x', 'z'), q('y', 'x'), q('z', 'y')]))?.toSorted()).toEqual(
      ['x', 'x', 'y', 'z'].toSorted(),
    );
  });

  it('are found through skips and calculated values', () => {
    const skip = (on: string) => ({
      skips: [{ when: { is: 'selected' as const, question: on, choice: 'a' }, to: 'end' as const }],
    });
    expect(findCircle(survey([q('x', undefined, skip('y')), q('y')]))).not.toBe(null);
    const value = {
      get: 'compute' as const,
      by: 'add' as const,
      of: [{ get: 'calculated' as const, code: 'c' }],
    };
    expect(findCircle(survey([q('x')], { calculated: [{ code: 'c', value }] }))).toEqual(['c', 'c']);
  });
});
