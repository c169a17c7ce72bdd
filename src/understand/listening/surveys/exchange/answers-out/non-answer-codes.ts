import type { NonAnswer } from '../../question.contract.ts';

const means = ['dont-know', 'not-applicable', 'prefer-not-to-say'] as const satisfies readonly NonAnswer[];

/** What a cell says in place of an answer; null when it is an answer. */
export function nonAnswerIn(cell: string): NonAnswer | null {
  const [, said] = /^\{nonAnswer:([a-z-]+)\}$/.exec(cell) ?? [];
  return means.find((one) => one === said) ?? null;
}

/**
 * The numbers that stand for the three kinds of no answer in an SPSS file: -97, -98, -99, with as many more nines as it takes
 * to lie below every answer. Codes of choices begin with no minus sign.
 */
export function nonAnswerCodes(least: number): Readonly<Record<NonAnswer, number>> {
  let round = 100;
  while (least <= 3 - round) round *= 10;
  return { 'dont-know': 3 - round, 'not-applicable': 2 - round, 'prefer-not-to-say': 1 - round };
}

/** The cell that such a number stands for, in a file of ours. */
export function nonAnswerOfCode(code: number | string): string | null {
  const [, last] = /^-9+([789])$/.exec(String(code)) ?? [];
  return last === undefined ? null : `{nonAnswer:${means[Number(last) - 7]}}`;
}
