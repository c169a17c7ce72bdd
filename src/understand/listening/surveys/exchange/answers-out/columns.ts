import { questionsOf, type SurveyDefinition } from '../../definition.contract.ts';
import { type Choice, isPersonal, type Question } from '../../question.contract.ts';
import { at } from '../given.ts';

/** A column of answers: how it is called, what it says, what stands in it. */
export interface Column {
  readonly name: string;
  readonly label: string;
  readonly question: Question;
  readonly part?: string;
  readonly column?: string;
  readonly is: 'value' | 'text' | 'ticked' | 'rank';
  /** Codes with their words. */
  readonly values: readonly (readonly [code: string, label: string])[];
  readonly number: boolean;
}

const scales = new Set<Question['type']>(['nps', 'csat', 'ces', 'rating', 'number', 'slider']);

/**
 * The columns of a survey's answers in all its versions, newest wording first. What tells who somebody is has none, nor has
 * what did so in any version: a column holds the answers of all of them.
 */
export function columnsOf(definitions: readonly SurveyDefinition[]): {
  columns: Column[];
  leftOut: string[];
} {
  const found = new Map<string, Column>();
  const leftOut = new Set(
    definitions.flatMap(({ flow }) =>
      questionsOf(flow).flatMap(({ question }) =>
        isPersonal(question) || question.type === 'file' ? [question.code] : [],
      ),
    ),
  );
  for (const definition of definitions) {
    const [language = 'en'] = definition.languages;
    const words = (texts: Readonly<Record<string, string>>) =>
      texts[language] ?? Object.values(texts)[0] ?? '';
    for (const { question } of questionsOf(definition.flow)) {
      if (question.type === 'statement' || leftOut.has(question.code)) continue;
      for (const column of columnsFor(question, words))
        if (!found.has(column.name)) found.set(column.name, column);
    }
  }
  return { columns: [...found.values()], leftOut: [...leftOut] };
}

/** The hidden fields of all versions, without those that in any of them tell who somebody is. */
export function hiddenColumnsOf(definitions: readonly SurveyDefinition[]): string[] {
  const all = definitions.flatMap(({ hidden }) => hidden);
  const personal = new Set(all.flatMap((field) => (field.personal === true ? [field.code] : [])));
  return [...new Set(all.map(({ code }) => code))].filter((code) => !personal.has(code));
}

function* columnsFor(
  question: Question,
  words: (texts: Readonly<Record<string, string>>) => string,
): Generator<Column> {
  const title = words(question.text);
  const make = (suffix: string, more: Partial<Column>): Column => ({
    name: `${question.code}${suffix}`,
    label: title,
    question,
    is: 'value',
    values: [],
    number: false,
    ...more,
  });
  const valuesOf = (choices: readonly Choice[]) =>
    choices.map(({ code, text }) => [code, words(text)] as const);
  const others = function* (choices: readonly Choice[]) {
    for (const { code, text, other } of choices) {
      if (other === true)
        yield make(`_${code}_TEXT`, { part: code, is: 'text', label: `${title} – ${words(text)}` });
    }
  };
  const nonAnswers = (question.nonAnswers ?? []).map(
    ({ means, text }) => [`{nonAnswer:${means}}`, words(text)] as const,
  );
  switch (question.type) {
    case 'single':
    case 'dropdown':
    case 'emotion':
      yield make('', { values: [...valuesOf(question.choices), ...nonAnswers] });
      yield* others(question.choices);
      return;
    case 'picture':
      if (question.several !== true) {
        yield make('', { values: [...valuesOf(question.choices), ...nonAnswers] });
        return;
      }
      break;
    default:
      break;
  }
  if ('choices' in question) {
    if (nonAnswers.length > 0) yield make('', { values: nonAnswers });
    const is = question.type === 'ranking' ? 'rank' : question.type === 'constant-sum' ? 'value' : 'ticked';
    for (const { code, text } of question.choices) {
      const values = is === 'ticked' ? ([['1', words(text)]] as const) : [];
      yield make(`_${code}`, { part: code, is, values, number: true, label: `${title} – ${words(text)}` });
    }
    yield* others(question.choices);
    return;
  }
  if ('rows' in question) {
    if (nonAnswers.length > 0) yield make('', { values: nonAnswers });
    for (const row of question.rows) {
      const label = `${title} – ${words(row.text)}`;
      if (question.type !== 'matrix') yield make(`_${row.code}`, { part: row.code, number: true, label });
      else if (question.several !== true)
        yield make(`_${row.code}`, { part: row.code, values: valuesOf(question.columns), label });
      else {
        for (const { code, text } of question.columns) {
          yield make(`_${row.code}_${code}`, {
            part: row.code,
            column: code,
            is: 'ticked',
            number: true,
            label: `${label} – ${words(text)}`,
            values: [['1', words(text)]],
          });
        }
      }
    }
    return;
  }
  yield make('', { values: nonAnswers, number: scales.has(question.type) && nonAnswers.length === 0 });
}

/** What stands in a column for an answer; '' when nothing was answered. */
export function cellOf({ is, part, column }: Column, answer: unknown): string {
  if (answer === undefined || answer === null) return '';
  const nonAnswer = at(answer, 'nonAnswer');
  if (typeof nonAnswer === 'string') return part === undefined ? `{nonAnswer:${nonAnswer}}` : '';
  const list: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  const codeOf = (one: unknown) => (typeof one === 'string' ? one : String(at(one, 'choice') ?? ''));
  if (is === 'text')
    return String(
      at(
        list.find((one) => codeOf(one) === part),
        'text',
      ) ?? '',
    );
  if (is === 'rank') {
    const rank = list.findIndex((one) => codeOf(one) === part);
    return rank === -1 ? '' : String(rank + 1);
  }
  if (is === 'ticked') {
    if (column === undefined) return list.some((one) => codeOf(one) === part) ? '1' : '';
    const ticked = at(answer, part ?? '');
    return Array.isArray(ticked) && ticked.includes(column) ? '1' : '';
  }
  const value = part === undefined ? answer : at(answer, part);
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? codeOf(value) : String(value);
}
