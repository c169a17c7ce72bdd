import { describe, expect, it } from 'vitest';
import type { Question } from '../question.contract.ts';
import { leastAnswers, summariseAnswers } from './summarise-answers.ts';

const nps: Question = { type: 'nps', code: 'q', text: { en: 'Recommend?' }, low: 0, high: 10 };
const single: Question = {
  type: 'single',
  code: 'q',
  text: { en: 'Which?' },
  choices: [
    { code: 'a', text: { en: 'A' } },
    { code: 'b', text: { en: 'B' } },
    { code: 'x', text: { en: "Don't know" }, means: 'dont-know' },
  ],
};

describe('what was answered to a question', () => {
  it('is a share of valid answers with its interval, every choice named, non-answers apart', () => {
    const counted = [
      { part: null, cell: 'a', count: 12 },
      { part: null, cell: 'x', count: 8 },
    ];
    const [part] = summariseAnswers(single, counted, [{ part: null, people: 20, nonAnswers: 3 }], 30).parts;
    expect(part).toMatchObject({ n: 12, nonAnswers: 11 });
    expect(part?.cells.map(({ code, count }) => [code, count])).toEqual([
      ['a', 12],
      ['b', 0],
    ]);
    expect(part?.cells[0]?.share).toMatchObject({ value: 1, high: 1, n: 12 });
  });

  it('has a mean where it is a number', () => {
    const counted = [
      { part: null, cell: '0', count: 10 },
      { part: null, cell: '10', count: 10 },
    ];
    const [part] = summariseAnswers(nps, counted, [{ part: null, people: 20, nonAnswers: 0 }], 20).parts;
    expect(part?.mean?.value).toBe(5);
    expect(part?.cells).toHaveLength(11);
  });

  it('says nothing but how many below ten answers, and never what tells who somebody is', () => {
    const few = leastAnswers - 1;
    const counted = [{ part: null, cell: 'a', count: 9 }];
    const answering = [{ part: null, people: few, nonAnswers: 0 }];
    expect(summariseAnswers(single, counted, answering, 500).parts).toEqual([
      { part: null, n: few, nonAnswers: 0, cells: [], mean: null, nps: null },
    ]);
    const many = [{ part: null, people: 50, nonAnswers: 0 }];
    expect(summariseAnswers({ ...single, personal: true }, counted, many, 500).parts[0]?.cells).toEqual([]);
  });
});
