import { isRefusal, type Refusal, refuse } from '../../../../../kernel/refusal.ts';
import { isObject } from '../given.ts';
import { type AnswerTable, underColumns } from './table.ts';

const mostRows = 200_000;

/** Results of SurveyJS: a list of objects, or one object per line; a list in one becomes a column for each of its values. */
export function readJsonAnswers(json: unknown): AnswerTable | Refusal {
  const all = Array.isArray(json) ? json : [json];
  if (!all.every(isObject) || all.length === 0 || all.length > mostRows) {
    return refuse(
      'no-answers',
      'This is no list of answers: each must be an object with the names of questions.',
    );
  }
  const table = underColumns(all.map((one) => new Map(flatten(one))));
  if (isRefusal(table)) return table;
  return { format: 'surveyjs', ...table, labels: [], importIds: [], headerRows: 1, ragged: 0 };
}

const plain = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

function flatten(one: Record<string, unknown>): [string, string][] {
  return Object.entries(one).flatMap(([name, value]): [string, string][] => {
    const comment = /^(.*)-Comment$/.exec(name)?.[1];
    if (comment !== undefined) return [[`${comment}_other_TEXT`, plain(value)]];
    if (Array.isArray(value)) return value.map((item, n) => [`${name}_${plain(item)}`, String(n + 1)]);
    if (isObject(value)) {
      return Object.entries(value).flatMap(([part, cell]): [string, string][] =>
        Array.isArray(cell)
          ? cell.map((item) => [`${name}_${part}_${plain(item)}`, '1'])
          : [[`${name}_${part}`, plain(cell)]],
      );
    }
    return [[name, plain(value)]];
  });
}
