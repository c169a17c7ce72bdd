import { expect, it } from 'vitest';
import { surveyOfQuestions } from '../given-survey.ts';
import { withoutWords } from './expire.ts';
import { keepBack } from './make-item.ts';

const t = (en: string) => ({ en });
const choice = (code: string, more: object = {}) => ({ code, text: t(code), ...more });
const other = choice('other', { other: true });
const definition = surveyOfQuestions(
  [
    { code: 'one', type: 'single', text: t('Who?'), choices: [choice('plumber'), other] },
    {
      code: 'each',
      type: 'matrix',
      text: t('Who, each time?'),
      rows: [choice('choice'), choice('text')],
      columns: [choice('plumber'), other],
    },
    {
      code: 'all',
      type: 'matrix',
      several: true,
      text: t('Who else?'),
      rows: [choice('first')],
      columns: [choice('plumber'), other],
    },
  ],
  {
    title: t('Who came?'),

    about: { step: 'Repair done' },

    ends: [{ code: 'bye', kind: 'thanks', title: t('Thank you') }],
  },
);
const answers = {
  one: { choice: 'other', text: 'Ana' },
  each: { choice: 'plumber', text: { choice: 'other', text: 'Ana' } },
  all: { first: ['plumber', { choice: 'other', text: 'Ana' }] },
};

it('words beside a choice are looked through wherever they stand, also in a matrix', () => {
  const { answers: kept } = keepBack(definition, answers, (text) => text.replace('Ana', '[name]'));
  expect(kept).toEqual(JSON.parse(JSON.stringify(answers).replaceAll('"Ana"', '"[name]"')));
});

it('words beside a choice go when their time is over; what was chosen stays', () => {
  expect(withoutWords(definition, answers)).toEqual({
    one: { choice: 'other' },
    each: { choice: 'plumber', text: { choice: 'other' } },
    all: { first: ['plumber', { choice: 'other' }] },
  });
});
