import { expect, test } from 'vitest';
import { isRefusal } from '../../../../../kernel/refusal.ts';
import { surveyOfQuestions } from '../../given-survey.ts';
import { writeSavAnswers } from '../answers-out/write-sav-answers.ts';
import type { KeptAnswers } from '../exchange-store.ts';
import { readAgainst } from '../responses/bring-answers.ts';
import { readAnswerFile } from '../responses/read-answer-file.ts';
import { readSav, type SavValue } from './read-sav.ts';
import { cutBytes, type SavColumn, savNames, savRows, writeSavHead } from './write-sav.ts';

const made = new Date('2026-11-23T19:00:00Z');
const column = (name: string, more: Partial<SavColumn> = {}): SavColumn => ({
  name,
  label: '',
  width: 0,
  shown: more.width === undefined ? 'number' : 'text',
  measure: 'nominal',
  values: [],
  missing: [],
  ...more,
});
const through = (columns: readonly SavColumn[], rows: readonly (readonly SavValue[])[]) => {
  const read = readSav(
    Buffer.concat([writeSavHead(columns, { label: 'Señal', made }), savRows(columns)(rows)]),
  );
  if (isRefusal(read)) throw new Error(read.say);
  return read;
};

test('numbers, short, long and very long texts come back byte for byte, with labels and missing values', () => {
  const widths = [1, 7, 8, 9, 16, 17, 254, 255, 256, 257, 504, 505, 756, 1021, 32_767];
  const letters = (bytes: number, seed: number) =>
    Array.from({ length: bytes }, (_, i) => String.fromCharCode(33 + ((i * 7 + seed) % 90))).join('');
  const columns = [
    column('n', {
      label: 'Wie zufrieden? – ¿Qué tal? – كيف',
      values: [
        [1, 'sehr'],
        [2.5, 'mittel'],
        [-99, 'keine Angabe'],
      ],
      missing: [-97, -98, -99],
    }),
    ...widths.map((width) =>
      column(`text_${width}`, {
        width,
        label: `${width}`,
        values: [['a', `ä ${width}`]],
        missing: width < 3 ? [] : ['-97', '-99'],
      }),
    ),
    column('last', { shown: 'decimals', measure: 'scale' }),
  ];
  const numbers = [0, 1, -1, 0.1, 1 / 3, 2 ** 53, 5e-324, Number.MAX_VALUE, -97, null];
  const rows = numbers.map((number, n) => [
    number,
    ...widths.map((width) => (n === 0 ? '' : letters(Math.max(1, width - (n % 3)), n))),
    n * 1.5,
  ]);
  const read = through(columns, rows);
  expect(read.rows).toEqual(rows);
  expect(
    read.variables.map(({ name, label, width, missing, valueLabels }) => ({
      name,
      label,
      width,
      missing: missing?.values ?? [],
      values: [...valueLabels],
    })),
  ).toEqual(
    columns.map(({ name, label, width, missing, values }) => ({ name, label, width, missing, values })),
  );
});

test('names are what SPSS takes, each once; texts are cut between characters', () => {
  expect(savNames(['q1', 'Q1', '1a', 'a-b', 'a.b', 'with', 'größe', '_x', 'y'.repeat(100)])).toEqual([
    'q1',
    'Q1_2',
    'q_1a',
    'a_b',
    'a_b_2',
    'q_with',
    'größe',
    'q__x',
    'y'.repeat(64),
  ]);
  expect([cutBytes('añb', 2), cutBytes('a😀b', 4), cutBytes('abc', 3)]).toEqual(['a', 'a', 'abc']);
});

const t = (en: string) => ({ en });
const choices = (...codes: string[]) => codes.map((code) => ({ code, text: t(`Choice ${code}`) }));
const survey = surveyOfQuestions(
  [
    {
      code: 'score',
      type: 'nps',
      low: 0,
      high: 10,
      text: t('Recommend?'),
      nonAnswers: [{ means: 'dont-know', text: t("Don't know") }],
    },
    {
      code: 'one-of',
      type: 'single',
      text: t('Which?'),
      choices: [
        ...choices('a', 'b'),
        { code: 'other', text: t('Other'), other: true },
        { code: 'dk', text: t('No idea'), means: 'dont-know' },
      ],
      nonAnswers: [{ means: 'prefer-not-to-say', text: t('Rather not') }],
    },
    { code: '5', type: 'dropdown', text: t('Coded'), choices: choices('1', '2') },
    { code: 'some', type: 'multiple', text: t('Some'), choices: choices('a', 'b', 'c') },
    { code: 'order', type: 'ranking', text: t('Order'), choices: choices('a', 'b', 'c') },
    {
      code: 'grid',
      type: 'matrix',
      text: t('Grid'),
      rows: choices('r1', 'r2'),
      columns: choices('x', 'y'),
    },
    {
      code: 'marks',
      type: 'matrix-scale',
      text: t('Marks'),
      rows: choices('r1', 'r2'),
      low: 1,
      high: 5,
    },
    { code: 'sum', type: 'constant-sum', text: t('Sum'), choices: choices('a', 'b'), total: 10 },
    { code: 'amount', type: 'number', text: t('Amount') },
    { code: 'day', type: 'date', precision: 'date', text: t('Day') },
    { code: 'when', type: 'date', precision: 'date-time', text: t('When') },
    { code: 'may', type: 'consent', text: t('May we?'), label: t('Yes') },
    { code: 'why', type: 'text', text: t('Why?'), long: true },
    {
      code: 'mail',
      type: 'contact',
      text: t('You?'),
      fields: [{ code: 'email', kind: 'email', text: t('Mail') }],
    },
  ],
  {
    title: t('All of them'),

    hidden: [{ code: 'shop-id' }],
    ends: [{ code: 'bye', kind: 'thanks', title: t('Thank you') }],
  },
);

const kept = (n: number, answers: Record<string, unknown>): KeptAnswers => ({
  key: `key${n}`,
  version: 1,
  state: 'completed',
  language: 'en',
  channel: 'link',
  customer: n === 0 ? 'C-1' : null,
  hidden: { 'shop-id': `S ${n}` },
  answers,
  changedAt: new Date('2026-03-01T12:00:00Z'),
});
const given: Record<string, unknown>[] = [
  {
    score: 9,
    'one-of': { choice: 'other', text: 'Ünder' },
    '5': '2',
    some: ['a', 'c'],
    order: ['c', 'a'],
    grid: { r1: 'x', r2: 'y' },
    marks: { r1: 5 },
    sum: { a: 2.5, b: 7.5 },
    amount: -1234.5,
    day: '1999-12-31',
    when: '2024-02-29T23:59',
    may: true,
    why: `=1+1 ${'long '.repeat(200)}\nü.`,
    mail: { email: 'ana@example.org' },
  },
  { score: { nonAnswer: 'dont-know' }, 'one-of': { nonAnswer: 'prefer-not-to-say' }, '5': '1' },
  { score: 0, 'one-of': 'dk' },
];

async function sav(walks: readonly (readonly KeptAnswers[])[]): Promise<Buffer> {
  let walk = 0;
  const blocks = async function* () {
    yield walks[Math.min(walk++, walks.length - 1)] ?? [];
  };
  const parts: Buffer[] = [];
  for await (const part of writeSavAnswers([survey], blocks, { label: 'All', made })) parts.push(part);
  return Buffer.concat(parts);
}

test('answers of every kind go out as an SPSS file and come back the same; who somebody is stays out', async () => {
  const all = given.map((answers, n) => kept(n, answers));
  const bytes = await sav([all]);
  const table = readAnswerFile(bytes);
  if (isRefusal(table)) throw new Error(table.say);
  const read = readAgainst(survey, table, false);
  if (isRefusal(read)) throw new Error(read.say);
  expect(read.match.unmatched).toEqual([]);
  expect(read.match.withoutColumns).toEqual(['mail']);
  const { mail: _, ...first } = given[0] ?? {};
  expect(read.responses.map(({ answers }) => answers)).toEqual([first, given[1], given[2]]);
  expect(read.responses[0]).toMatchObject({
    id: 'key0',
    complete: true,
    customer: 'C-1',
    hidden: { 'shop-id': 'S 0' },
    at: new Date('2026-03-01T12:00:00Z'),
  });
  const file = readSav(bytes);
  if (isRefusal(file)) throw new Error(file.say);
  const variable = (name: string) => file.variables.find((one) => one.name === name);
  expect(variable('score')).toMatchObject({ width: 0, label: 'Recommend?', missing: { values: [-97] } });
  expect(variable('score')?.valueLabels.get(-97)).toBe("Don't know");
  expect(variable('one_of')).toMatchObject({ width: 5, missing: { values: ['-99', 'dk', ''] } });
  expect(variable('q_5')).toMatchObject({ width: 0 });
  expect(bytes.includes('ana@example.org')).toBe(false);
});

test('an answer that came between the two walks and does not fit waits for the next file', async () => {
  const before = [kept(0, { why: 'short' })];
  const after = [
    kept(0, { why: 'short' }),
    kept(1, { why: 'much longer than before' }),
    kept(2, { why: 'fits' }),
  ];
  const file = readSav(await sav([before, after]));
  if (isRefusal(file)) throw new Error(file.say);
  const why = file.variables.findIndex(({ name }) => name === 'why');
  expect(file.rows.map((row) => row[why])).toEqual(['short', 'fits']);
});
