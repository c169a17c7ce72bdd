import { describe, expect, it } from 'vitest';
import type { WrittenSurvey } from '../definition.contract.ts';
import { surveyOfPages } from '../given-survey.ts';
import type { Condition } from '../logic.contract.ts';
import type { Question } from '../question.contract.ts';
import {
  answer,
  answerTo,
  calculated,
  compile,
  endOf,
  goBack,
  goOn,
  hiddenFromLink,
  isShown,
  progress,
  say,
  shownChoices,
  start,
  visiblePages,
} from './index.ts';

const en = (text: string) => ({ en: text });
const yesNo = (code: string, more: object = {}): Question =>
  ({
    code,
    type: 'single',
    text: en(code),
    choices: [
      { code: 'yes', text: en('Yes') },
      { code: 'no', text: en('No') },
    ],
    ...more,
  }) as Question;
const said = (question: string, choice = 'yes'): Condition => ({ is: 'selected', question, choice });

function survey(pages: Question[][], more: Partial<WrittenSurvey> = {}) {
  const ends: WrittenSurvey['ends'] = [
    { code: 'bye', kind: 'thanks', title: en('Thank you') },
    { code: 'out', kind: 'screened-out', title: en('Sorry') },
  ];
  const written = pages.map((questions, i) => ({ code: `p${i + 1}`, questions }));
  return compile(surveyOfPages(written, { respondents: 'anonymous', ends, ...more }));
}
const begin = (plan: ReturnType<typeof survey>, more: object = {}) =>
  start(plan, { seed: 7, language: 'en', ...more });
const shownCodes = (session: ReturnType<typeof begin>) =>
  visiblePages(session).flatMap(({ questions }) => questions.map(({ code }) => code));

describe('answering a survey', () => {
  it('shows a question when its condition comes true, and takes its answer away, visibly, when it no longer is', () => {
    const session = begin(
      survey([
        [yesNo('broken'), yesNo('called', { when: said('broken') })],
        [yesNo('solved', { when: said('called') })],
      ]),
    );
    expect(shownCodes(session)).toEqual(['broken']);
    expect(answer(session, 'broken', 'yes').shown).toEqual(['called']);
    expect(answer(session, 'called', 'yes').shown).toEqual(['solved']);
    answer(session, 'solved', 'no');
    const change = answer(session, 'broken', 'no');
    expect(change.hidden).toEqual(['called', 'solved']);
    expect(change.cleared).toEqual([
      { question: 'called', was: 'yes' },
      { question: 'solved', was: 'no' },
    ]);
    expect([...session.answers]).toEqual([['broken', 'no']]);
  });

  it('skips forward, to the end of the block and to an end page', () => {
    const plan = survey([
      [
        yesNo('a', {
          skips: [
            { when: said('a', 'no'), to: 'page', code: 'p3' },
            { when: said('a'), to: 'question', code: 'c' },
          ],
        }),
      ],
      [yesNo('b'), yesNo('c', { skips: [{ when: said('c', 'no'), to: 'end', code: 'out' }] })],
      [yesNo('d', { skips: [{ when: said('d'), to: 'end-of-block' }] }), yesNo('e')],
    ]);
    const session = begin(plan);
    expect(shownCodes(session)).toEqual(['a', 'b', 'c', 'd', 'e']);
    answer(session, 'a', 'yes');
    expect(shownCodes(session)).toEqual(['a', 'c', 'd', 'e']);
    answer(session, 'd', 'yes');
    expect(shownCodes(session)).toEqual(['a', 'c', 'd']);
    expect(endOf(session)).toBe('bye');
    const change = answer(session, 'c', 'no');
    expect(shownCodes(session)).toEqual(['a', 'c']);
    expect(change.cleared).toEqual([{ question: 'd', was: 'yes' }]);
    expect(endOf(session)).toBe('out');
    answer(session, 'a', 'no');
    expect(shownCodes(session)).toEqual(['a', 'd', 'e']);
  });

  it('walks one branch or the other, and ends where the flow says so', () => {
    const block = (code: string, question: Question) => ({
      kind: 'block' as const,
      code,
      pages: [{ code: `${code}-p`, questions: [question] }],
    });
    const session = begin(
      survey([], {
        flow: [
          block('one', yesNo('adult')),
          {
            kind: 'branch',
            code: 'split',
            when: said('adult'),
            flow: [block('two', yesNo('drives'))],
            otherwise: [{ kind: 'finish', code: 'stop', end: 'out' }],
          },
          { kind: 'finish', code: 'early', when: said('drives', 'no'), end: 'bye' },
          block('three', yesNo('car')),
        ],
      }),
    );
    expect(shownCodes(session)).toEqual(['adult']);
    expect(endOf(session)).toBe('out');
    answer(session, 'adult', 'yes');
    expect(shownCodes(session)).toEqual(['adult', 'drives', 'car']);
    answer(session, 'drives', 'no');
    expect(shownCodes(session)).toEqual(['adult', 'drives']);
    expect(endOf(session)).toBe('bye');
  });

  it('turns pages, and says what stands in the way', () => {
    const session = begin(
      survey([[yesNo('a', { required: true })], [yesNo('b', { when: said('a') })], [yesNo('c')]]),
    );
    expect(goOn(session)).toEqual({ to: 'problems', problems: [{ question: 'a', key: 'required' }] });
    answer(session, 'a', 'no');
    expect(progress(session).share).toBe(0);
    expect(goOn(session)).toEqual({ to: 'page', index: 1 });
    expect(progress(session).share).toBe(0.5);
    expect(visiblePages(session)[session.page]?.page.code).toBe('p3');
    expect(goOn(session)).toEqual({ to: 'end', end: 'bye' });
    expect(goBack(session)).toBe(0);
    expect(goBack(session)).toBe(0);
  });

  it('keeps blank, "don\'t know" and no apart', () => {
    const plan = survey([
      [
        yesNo('a', { required: true, nonAnswers: [{ means: 'dont-know', text: en("Don't know") }] }),
        yesNo('b', { when: { is: 'not-selected', question: 'a', choice: 'yes' } }),
        yesNo('c', { when: { is: 'answered', value: { get: 'answer', question: 'a' } } }),
        yesNo('d', { when: said('a', 'dont-know') }),
      ],
    ]);
    const session = begin(plan);
    expect(shownCodes(session)).toEqual(['a', 'b']);
    answer(session, 'a', { nonAnswer: 'dont-know' });
    expect(shownCodes(session)).toEqual(['a', 'b', 'c', 'd']);
    expect(goOn(session)).toEqual({ to: 'end', end: 'bye' });
    expect(answer(session, 'a', { nonAnswer: 'not-applicable' }).refused?.key).toBe('not-offered');
    answer(session, 'a', null);
    expect(shownCodes(session)).toEqual(['a', 'b']);
  });

  it('hides choices, and takes only what was hidden out of an answer', () => {
    const many: Question = {
      code: 'many',
      type: 'multiple',
      text: en('Which?'),
      choices: [
        { code: 'x', text: en('X') },
        { code: 'y', text: en('Y'), when: said('a') },
        { code: 'z', text: en('Z'), other: true },
      ],
    };
    const session = begin(survey([[yesNo('a'), many]]));
    const question = visiblePages(session)[0]?.questions[1];
    if (question === undefined) throw new Error('the question is shown');
    expect(shownChoices(session, question).map(({ code }) => code)).toEqual(['x', 'z']);
    expect(answer(session, 'a', 'yes').redraw).toEqual(['many']);
    answer(session, 'many', ['x', 'y', { choice: 'z', text: 'mine' }]);
    const change = answer(session, 'a', 'no');
    expect(change.cleared).toEqual([{ question: 'many', was: ['x', 'y', { choice: 'z', text: 'mine' }] }]);
    expect(answerTo(session, 'many')).toEqual(['x', { choice: 'z', text: 'mine' }]);
  });

  it('calculates, and puts answers into texts once and literally', () => {
    const name: Question = { code: 'name', type: 'text', text: en('Your name?') };
    const plan = survey(
      [
        [
          name,
          {
            code: 'n',
            type: 'number',
            text: en('Hello {{answer:name|friend}}, how many? {{other}} {{hidden:plan}}'),
          },
          yesNo('many', {
            when: {
              is: 'more',
              left: { get: 'calculated', code: 'double' },
              right: { get: 'literal', value: 10 },
            },
          }),
        ],
      ],
      {
        hidden: [{ code: 'plan', default: 'basic' }],
        calculated: [
          {
            code: 'double',
            value: {
              get: 'compute',
              by: 'multiply',
              of: [
                { get: 'answer', question: 'n' },
                { get: 'literal', value: 2 },
              ],
            },
          },
        ],
      },
    );
    const session = begin(plan, { hidden: { plan: '{{answer:n}}', unknown: 'x' } });
    const text = () => say(session, plan.questions.get('n')?.question.text);
    expect(text()).toBe('Hello friend, how many? {{other}} {{answer:n}}');
    expect(answer(session, 'name', '{{answer:n}}$&').redraw).toEqual(['n']);
    answer(session, 'n', 6);
    expect(text()).toBe('Hello {{answer:n}}$&, how many? {{other}} {{answer:n}}');
    expect(calculated(session, 'double')).toBe(12);
    expect(isShown(session, 'many')).toBe(true);
    answer(session, 'n', null);
    expect(calculated(session, 'double')).toBe(null);
    expect(isShown(session, 'many')).toBe(false);
  });

  it('gives one seed one order, keeps fixed choices in place, and draws some of the blocks', () => {
    const block = (code: string) => ({
      kind: 'block' as const,
      code,
      pages: [{ code: `${code}-p`, questions: [yesNo(`q-${code}`)] }],
    });
    const plan = survey([], {
      flow: [{ kind: 'shuffle', code: 's', show: 2, flow: ['a', 'b', 'c', 'd'].map(block) }],
    });
    const orders = new Set<string>();
    for (let seed = 0; seed < 200; seed++) {
      const order = shownCodes(begin(plan, { seed }));
      expect(order).toEqual(shownCodes(begin(plan, { seed })));
      expect(order).toHaveLength(2);
      orders.add(order.join());
    }
    expect(orders.size).toBe(12);
    const choices = ['1', '2', '3', '4'].map((code) => ({ code, text: en(code), fixed: code === '4' }));
    const mixed = survey([
      [{ code: 'm', type: 'single', text: en('m'), choices, shuffle: 'random' as const }],
    ]);
    const question = mixed.questions.get('m')?.question;
    const seen = new Set<string>();
    for (let seed = 0; seed < 100 && question !== undefined; seed++) {
      const order = shownChoices(begin(mixed, { seed }), question).map(({ code }) => code);
      expect(order[3]).toBe('4');
      seen.add(order.join(''));
    }
    expect(seen.size).toBe(6);
  });

  it('takes hidden fields from a link strictly, and only those a link may say', () => {
    const plan = survey([[yesNo('a')]], {
      hidden: [
        { code: 'visits', kind: 'number', default: 1 },
        { code: 'vip', kind: 'boolean' },
        { code: 'customer', fromLink: false },
      ],
    });
    const read = (query: Record<string, string>) => hiddenFromLink(plan.definition, query);
    expect(read({ visits: '7', vip: 'true' })).toEqual({ hidden: { visits: 7, vip: true }, ignored: [] });
    expect(read({ visits: '0x7', vip: '1', customer: 'c-1', other: 'x' }).ignored).toEqual([
      'visits',
      'vip',
      'customer',
      'other',
    ]);
    expect([...begin(plan, { hidden: { visits: '7', vip: false } }).hidden]).toEqual([
      ['visits', 1],
      ['vip', false],
    ]);
  });

  it('takes a session up again as it was', () => {
    const plan = survey([[yesNo('a'), yesNo('b', { when: said('a') })]]);
    const session = begin(plan, { answers: { a: 'no', b: 'yes', c: 1, ['__proto__']: 5 } });
    expect([...session.answers]).toEqual([['a', 'no']]);
    expect(session.dropped).toEqual([{ question: 'b', was: 'yes' }]);
    expect(session.unread.map(({ key }) => key)).toContain('no-such-question');
  });
});
