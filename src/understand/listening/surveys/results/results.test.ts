import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../../tests/house.ts';
import type { CommandContext } from '../../../../cli/command.ts';
import { isRefusal, orThrow } from '../../../../kernel/refusal.ts';
import { commands } from '../answering/commands.ts';
import { createSurveyLink, submitAnswers } from '../answering/contract.ts';
import { createSurvey, publishSurvey } from '../contract.ts';
import { surveyOfPages } from '../given-survey.ts';
import { previewSurvey } from '../preview/contract.ts';
import { listSurveyResults, readSurveyResults } from './contract.ts';

const t = (en: string) => ({ en });
const choices = ['a', 'b'].map((code) => ({ code, text: t(code) }));
const definition = surveyOfPages(
  [
    {
      code: 'p1',
      questions: [
        { code: 'nps', type: 'nps', low: 0, high: 10, text: t('Recommend?') },
        { code: 'some', type: 'multiple', text: t('Which?'), choices },
        { code: 'order', type: 'ranking', text: t('In which order?'), choices },
        {
          code: 'rows',
          type: 'matrix',
          text: t('How was each?'),
          rows: [{ code: 'r', text: t('Row') }],
          columns: choices.map((one) => ({ ...one, code: `k${one.code}` })),
        },
        { code: 'why', type: 'text', text: t('Why?') },
        { code: 'who', type: 'text', text: t('Your name?'), personal: true },
      ],
    },
    {
      code: 'p2',
      when: {
        is: 'at-most',
        left: { get: 'answer', question: 'nps' },
        right: { get: 'literal', value: 6 },
      },
      questions: [{ code: 'later', type: 'text', text: t('<script>alert(1)</script>') }],
    },
  ],
  {
    title: t('A survey'),

    ends: [{ code: 'thanks', kind: 'thanks', title: t('Thank you.') }],
  },
);

let house: TestHouse;
let id = '';
let link = '';
beforeAll(async () => {
  house = await openHouse();
  const made = await house.answer(createSurvey, { body: { definition } });
  ({ id } = made);
  await house.answer(publishSurvey, { params: { id }, body: { revision: made.revision } });
  const { path } = await house.answer(createSurveyLink, {
    params: { id },
    body: { name: 'Door', channel: 'link' },
  });
  link = path.split('/').pop() ?? '';
});
afterAll(() => house.close());

const submit = (answers: Record<string, unknown>) =>
  house.answer(submitAnswers, { params: { link }, body: { key: randomUUID().replaceAll('-', ''), answers } });
const results = () => house.answer(readSurveyResults, { params: { id }, query: {} });

describe('results of a survey', () => {
  it('are counts alone below ten answers, then shares and means with their n; words and names never', async () => {
    const given = {
      nps: 9,
      some: ['a', 'b'],
      order: ['b', 'a'],
      rows: { r: 'ka' },
      why: 'Fast',
      who: 'Rosa',
    };
    for (let i = 0; i < 9; i += 1) await submit(given);
    const few = await results();
    expect(few.completed).toBe(9);
    expect(few.questions.flatMap(({ parts }) => parts.flatMap(({ cells }) => cells))).toEqual([]);
    await submit({ ...given, nps: null, some: ['b'] });
    await submit({ ...given, nps: 9 });
    const enough = await results();
    const of = (code: string) => enough.questions.find(({ question }) => question === code)?.parts[0];
    expect(of('nps')).toMatchObject({ n: 10, mean: { value: 9 }, nps: { value: 100, n: 10 } });
    expect(of('some')?.cells.map(({ code, count }) => [code, count])).toEqual([
      ['a', 10],
      ['b', 11],
    ]);
    expect(of('order')?.cells.map(({ count }) => count)).toEqual([0, 11]);
    expect(of('rows')).toMatchObject({ part: 'r', n: 11 });
    expect(of('rows')?.cells.map(({ count }) => count)).toEqual([11, 0]);
    expect(of('why')).toMatchObject({ n: 11, cells: [] });
    expect(JSON.stringify(enough)).not.toMatch(/Rosa|Fast/);
    const { surveys } = await house.answer(listSurveyResults, {});
    expect(surveys).toMatchObject([{ survey: id, opened: 11, completed: 11, finished: { value: 1, n: 11 } }]);
  });

  it('of another company are refused', async () => {
    const workspaceId = await house.otherWorkspace();
    const asked = await house.ask(readSurveyResults, { params: { id }, query: {} }, { workspaceId });
    expect(isRefusal(asked)).toBe(true);
    expect(await house.ask(listSurveyResults, {}, { workspaceId })).toEqual({ surveys: [] });
  });
});

describe('the preview', () => {
  it('opens at the page of a question, says when that is not shown yet, and writes texts as texts', async () => {
    const preview = (question?: string) =>
      house.answer(previewSurvey, { body: { definition, ...(question === undefined ? {} : { question }) } });
    expect((await preview()).shown).toBeNull();
    expect((await preview('why')).shown).toBe(true);
    const later = await preview('later');
    expect(later.shown).toBe(false);
    expect(later.html).not.toContain('<script>alert');
  });
});

describe('answers from paper', () => {
  it('enter by the rules of every other way; the same file again adds nothing', async () => {
    const enter = commands.find(({ usage }) => usage.startsWith('surveys answer'));
    const printed: unknown[] = [];
    const sheets = [
      { id: 'sheet 1', answers: { nps: 7, some: ['a'] } },
      { id: 'sheet 2', answers: { nps: 12 } },
    ];
    const context = {
      api: {
        ask: async (operation: never, input: object) => orThrow((await house.ask(operation, input)) as never),
      },
      print: (document: unknown) => printed.push(document),
      readText: async () => sheets.map((sheet) => JSON.stringify(sheet)).join('\n'),
    } as unknown as CommandContext;
    const before = (await house.answer(readSurveyResults, { params: { id }, query: {} })).completed;
    for (const _ of [1, 2]) expect(await enter?.run(context, [id, 'sheets.json'], { way: 'paper' })).toBe(3);
    expect(printed[1]).toMatchObject({
      read: 2,
      became: { completed: 1, refused: 1 },
      problems: [{ say: expect.stringContaining('off-the-scale'), answers: [2] }],
    });
    const after = await house.answer(readSurveyResults, { params: { id }, query: {} });
    expect([after.completed - before, after.channels]).toEqual([1, ['link', 'paper']]);
  });
});
