import { expect, test } from 'vitest';
import { type Question, questionShape } from '../understand/listening/surveys/question.contract.ts';
import { readFields } from './read-fields.ts';
import { readNumber } from './read-number.ts';

const en = (text: string) => ({ en: text });
const q = (about: object) => questionShape.parse({ code: 'q', text: en('?'), ...about }) as Question;
const choices = ['a', 'b', 'c'].map((code) => ({
  code,
  text: en(code),
  ...(code === 'c' ? { other: true } : {}),
}));
const read = (question: Question, form: string) => readFields(question, new URLSearchParams(form));

test('numbers as people write them; what may mean two things is asked, not guessed', () => {
  expect(['7', ' 7.5 ', '7,5', '٧٫٥', '−3', '-0', '0,125', '1e3', '', '.5'].map(readNumber)).toEqual([
    7,
    7.5,
    7.5,
    7.5,
    -3,
    0,
    0.125,
    'not-a-number',
    null,
    0.5,
  ]);
  expect(['1,000', '1.000', '1 000', '1.000,50', '12’000'].map(readNumber)).toEqual(
    Array.from({ length: 5 }, () => 'unclear-number'),
  );
  expect(['7.', '1e309', '0x10', 'Infinity', 'seven', '--3'].map(readNumber)).toEqual(
    Array.from({ length: 6 }, () => 'not-a-number'),
  );
});

test('blank is null, never an empty text or zero', () => {
  for (const question of [
    q({ type: 'nps', low: 0, high: 10 }),
    q({ type: 'text' }),
    q({ type: 'multiple', choices }),
    q({ type: 'constant-sum', choices, total: 100 }),
    q({ type: 'consent', label: en('Yes') }),
    q({ type: 'ranking', choices }),
  ]) {
    expect(read(question, 'a/q=&a/q/a=&other/q/c=')).toEqual({ raw: null });
  }
  expect(read(q({ type: 'text' }), 'a/q=%20%0D%0A')).toEqual({ raw: null });
  expect(read(q({ type: 'nps', low: 0, high: 10 }), 'a/q=0')).toEqual({ raw: 0 });
});

test('a text beside "other", several choices, places, cells', () => {
  expect(read(q({ type: 'single', choices }), 'a/q=c&other/q/c=tea')).toEqual({
    raw: { choice: 'c', text: 'tea' },
  });
  expect(read(q({ type: 'single', choices }), 'a/q=a&other/q/c=tea')).toEqual({ raw: 'a' });
  expect(read(q({ type: 'multiple', choices }), 'a/q=a&a/q=c&other/q/c=x%0D%0Ay')).toEqual({
    raw: ['a', { choice: 'c', text: 'x\ny' }],
  });
  expect(read(q({ type: 'ranking', choices }), 'a/q/a=2&a/q/b=1&a/q/c=')).toEqual({ raw: ['b', 'a'] });
  expect(read(q({ type: 'ranking', choices }), 'a/q/a=1&a/q/b=1')).toMatchObject({
    found: { key: 'rank-twice' },
  });
  expect(read(q({ type: 'matrix', rows: choices, columns: choices }), 'a/q/a=b')).toEqual({
    raw: { a: 'b' },
  });
  expect(read(q({ type: 'matrix-scale', rows: choices, low: 1, high: 5 }), 'a/q/a=4&a/q/b=')).toEqual({
    raw: { a: 4 },
  });
  expect(read(q({ type: 'constant-sum', choices, total: 10 }), 'a/q/a=4,5&a/q/b=1,000')).toMatchObject({
    found: { key: 'unclear-number', part: 'b' },
  });
});

test('an answer and "don\'t know" at once is asked, not decided', () => {
  const question = q({ type: 'text', nonAnswers: [{ means: 'dont-know', text: en('?') }] });
  expect(read(question, 'non/q=dont-know')).toEqual({ raw: { nonAnswer: 'dont-know' } });
  expect(read(question, 'non/q=dont-know&a/q=tea')).toMatchObject({ found: { key: 'both' } });
});
