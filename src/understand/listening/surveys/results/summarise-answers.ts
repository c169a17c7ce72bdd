import { mean } from '../../../../instruments/statistics/mean.ts';
import { nps, npsCounts } from '../../../../instruments/statistics/nps.ts';
import { proportion } from '../../../../instruments/statistics/proportion.ts';
import type { Estimate } from '../../../../kernel/estimate.ts';
import type { Question } from '../question.contract.ts';
import type { QuestionResult, ResultPart } from './contract.ts';

/** So many completed answers are needed before anything but counts is shown: fewer would say who answered what. */
export const leastAnswers = 10;

interface Counted {
  readonly part: string | null;
  readonly cell: string | null;
  readonly count: number;
}

interface Answering {
  readonly part: string | null;
  readonly people: number;
  readonly nonAnswers: number;
}

const measured = new Set<Question['type']>([
  'nps',
  'csat',
  'ces',
  'rating',
  'number',
  'slider',
  'matrix-scale',
  'constant-sum',
]);
const words = new Set<Question['type']>([
  'text',
  'date',
  'contact',
  'address',
  'file',
  'statement',
  'appointment',
]);
/** Amounts have no distribution that could be read as shares. */
const amounts = new Set<Question['type']>(['number', 'slider', 'constant-sum']);

/** Whether the values given to a question may be counted one by one; words never leave as values here. */
export function isCountable(question: Question): boolean {
  return !words.has(question.type) && question.personal !== true;
}

/** Which points or choices a question offers, in its own order: one that nobody took is shown with none. */
function offered(question: Question): string[] {
  if (amounts.has(question.type)) return [];
  if ('columns' in question) return question.columns.map(({ code }) => code);
  if ('choices' in question) {
    return question.choices.filter(({ means }) => means === undefined).map(({ code }) => code);
  }
  if ('low' in question) {
    return Array.from({ length: question.high - question.low + 1 }, (_, i) => String(question.low + i));
  }
  return question.type === 'consent' ? ['true', 'false'] : [];
}

function meanFrom(cells: readonly Counted[]): Estimate {
  const sums = { n: 0, sum: 0, sumSquares: 0 };
  for (const { cell, count } of cells) {
    const value = Number(cell);
    if (cell === null || !Number.isFinite(value)) continue;
    sums.n += count;
    sums.sum += value * count;
    sums.sumSquares += value * value * count;
  }
  return mean(sums);
}

function npsFrom(cells: readonly Counted[]): Estimate {
  const sum = { promoters: 0, passives: 0, detractors: 0 };
  for (const { cell, count } of cells) {
    const point = Number(cell);
    if (cell === null || !(point >= 0 && point <= 10)) continue;
    const { promoters, passives } = npsCounts([point]);
    sum[promoters === 1 ? 'promoters' : passives === 1 ? 'passives' : 'detractors'] += count;
  }
  return nps(sum);
}

/**
 * What was answered to one question: shares with Wilson's interval of those who gave a valid answer, means with their t
 * interval. Choices that mean "no answer" are counted as non-answers.
 */
export function summariseAnswers(
  question: Question,
  counted: readonly Counted[],
  answering: readonly Answering[],
  completed: number,
): QuestionResult {
  const silent = new Set(
    'choices' in question
      ? question.choices.filter(({ means }) => means !== undefined).map(({ code }) => code)
      : [],
  );
  const rows: (string | null)[] =
    'rows' in question
      ? question.rows.map(({ code }) => code)
      : question.type === 'constant-sum'
        ? question.choices.map(({ code }) => code)
        : [null];
  const parts = rows.map((part): ResultPart => {
    const here = answering.find((one) => one.part === part);
    const cells = counted.filter((one) => one.part === part && one.cell !== null);
    const unsaid = cells
      .filter(({ cell }) => silent.has(cell ?? ''))
      .reduce((sum, { count }) => sum + count, 0);
    const n = Math.max(0, (here?.people ?? 0) - unsaid);
    const nonAnswers = unsaid + (here?.nonAnswers ?? 0);
    const tooFew = completed < leastAnswers || n < leastAnswers;
    if (tooFew || !isCountable(question)) return { part, n, nonAnswers, cells: [], mean: null, nps: null };
    const times = new Map(cells.map(({ cell, count }) => [cell, count]));
    return {
      part,
      n,
      nonAnswers,
      cells: offered(question).map((code) => {
        const count = Math.min(n, times.get(code) ?? 0);
        return { code, count, share: proportion({ count, n }) };
      }),
      mean: measured.has(question.type) ? meanFrom(cells) : null,
      nps: question.type === 'nps' ? npsFrom(cells) : null,
    };
  });
  return { question: question.code, type: question.type, parts };
}
