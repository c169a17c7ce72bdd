import { questionsOf, type SurveyDefinition } from '../../definition.contract.ts';
import type { Choice, Question } from '../../question.contract.ts';
import { savName } from '../sav/write-sav.ts';
import { findAbout } from './find-about.ts';
import type { AnswerTable } from './table.ts';

/** Where the cells of a column go. */
export interface Target {
  readonly question: Question;
  readonly part?: string;
  readonly column?: string;
  readonly is: 'value' | 'text' | 'ticked' | 'rank';
}

export interface Match {
  /** By the number of the column. */
  readonly targets: ReadonlyMap<number, Target>;
  readonly hidden: ReadonlyMap<number, string>;
  readonly unmatched: readonly string[];
  /** Questions of the survey that could have a column, and those that have one. */
  readonly questions: number;
  readonly questionsFound: number;
  readonly withoutColumns: readonly string[];
  readonly answerColumns: number;
}

const namesOf = (one: { readonly code: string; readonly origin?: string | undefined }): string[] => [
  ...new Set([one.origin ?? one.code, one.code]),
];

/** Under which names the answers of a question may stand, in Qualtrics, LimeSurvey, SurveyJS and our own files. */
function* nameColumns(question: Question, legacy: boolean): Generator<[string, Target]> {
  const tags = namesOf(question);
  // Where codes were changed later, older exports still count the choices in their first order.
  const names = (choice: Choice) => (legacy ? namesOf(choice).toReversed() : namesOf(choice));
  for (const tag of tags) {
    const one = (suffix: string, target: Omit<Target, 'question'>): [string, Target] => [
      `${tag}${suffix}`,
      { question, ...target },
    ];
    switch (question.type) {
      case 'statement':
        break;
      case 'multiple':
      case 'picture':
      case 'ranking':
      case 'constant-sum': {
        const is =
          question.type === 'ranking' ? 'rank' : question.type === 'constant-sum' ? 'value' : 'ticked';
        yield one('', { is: 'value' });
        for (const choice of question.choices) {
          for (const name of names(choice)) {
            yield one(`_${name}`, { part: choice.code, is });
            if (choice.other === true) {
              yield one(`_${name}_TEXT`, { part: choice.code, is: 'text' });
              yield one(`_${name}_other`, { part: choice.code, is: 'text' });
            }
          }
          if (choice.other === true) yield one('_TEXT', { part: choice.code, is: 'text' });
        }
        break;
      }
      case 'single':
      case 'dropdown':
      case 'emotion':
        yield one('', { is: 'value' });
        for (const choice of question.choices.filter(({ other }) => other === true)) {
          for (const name of names(choice)) yield one(`_${name}_TEXT`, { part: choice.code, is: 'text' });
          yield one('_TEXT', { part: choice.code, is: 'text' });
          yield one('_other', { part: choice.code, is: 'text' });
        }
        break;
      case 'matrix':
      case 'matrix-scale':
        yield one('', { is: 'value' });
        for (const row of question.rows) {
          for (const name of namesOf(row)) {
            if (question.type === 'matrix' && question.several === true) {
              for (const column of question.columns) {
                for (const end of names(column)) {
                  yield one(`_${name}_${end}`, { part: row.code, column: column.code, is: 'ticked' });
                }
              }
            } else yield one(`_${name}`, { part: row.code, is: 'value' });
          }
        }
        break;
      case 'contact':
      case 'address':
        for (const { code } of question.fields) {
          yield one(`_${code}`, { part: code, is: 'value' });
          yield one(`_${code}_TEXT`, { part: code, is: 'value' });
        }
        break;
      default:
        yield one('', { is: 'value' });
        yield one('_TEXT', { is: 'value' });
        yield one('_1', { is: 'value' });
    }
  }
  // Legacy exports of Qualtrics leave the question's tag away where rows have tags of their own.
  if (legacy && (question.type === 'matrix' || question.type === 'matrix-scale')) {
    for (const row of question.rows) {
      if (row.origin === undefined || row.origin === row.code) continue;
      if (question.type === 'matrix' && question.several === true) {
        for (const column of question.columns) {
          yield [
            `${row.origin}_${column.code}`,
            { question, part: row.code, column: column.code, is: 'ticked' },
          ];
        }
      } else yield [row.origin, { question, part: row.code, is: 'value' }];
    }
  }
}

const normal = (column: string): string =>
  column.replace(
    /\[([^\]]*)\](?:\[([^\]]*)\])?/g,
    (_, a: string, b?: string) => `_${a}${b === undefined ? '' : `_${b}`}`,
  );

/** Finds the question of each column. A name that stands several times stands for the questions that have it, in order. */
export function matchColumns(definition: SurveyDefinition, table: AnswerTable): Match {
  const legacy = table.format === 'qualtrics' && table.headerRows === 2;
  const questions = questionsOf(definition.flow)
    .map(({ question }) => question)
    .filter(({ type }) => type !== 'statement' && type !== 'file' && type !== 'appointment');
  const byName = new Map<string, Target[]>();
  for (const question of questions) {
    const own = new Map<string, Target>();
    for (const [name, target] of nameColumns(question, legacy)) if (!own.has(name)) own.set(name, target);
    for (const [name, target] of own) byName.set(name, [...(byName.get(name) ?? []), target]);
  }
  const hiddenByName = new Map(
    definition.hidden.flatMap((field) => namesOf(field).map((name) => [name, field.code] as const)),
  );
  // SPSS takes no hyphens, points or leading digits in names: what it was called there stands for what it is called here.
  if (table.format === 'spss') {
    for (const [name, targets] of [...byName])
      if (!byName.has(savName(name))) byName.set(savName(name), targets);
    for (const [name, code] of [...hiddenByName])
      if (!hiddenByName.has(savName(name))) hiddenByName.set(savName(name), code);
  }
  const { skip } = findAbout(table);
  const targets = new Map<number, Target>();
  const hidden = new Map<number, string>();
  const unmatched: string[] = [];
  const used = new Map<string, number>();
  table.columns.forEach((column, n) => {
    const field = hiddenByName.get(column);
    if (field !== undefined) hidden.set(n, field);
    if (skip.has(n)) return;
    const name = byName.has(column) ? column : normal(column);
    const all = byName.get(name) ?? [];
    const nth = used.get(name) ?? 0;
    used.set(name, nth + 1);
    const target = all[Math.min(nth, all.length - 1)];
    if (target !== undefined && nth < all.length) targets.set(n, target);
    else if (field === undefined) unmatched.push(column);
  });
  const found = new Set([...targets.values()].map(({ question }) => question.code));
  return {
    targets,
    hidden,
    unmatched,
    questions: questions.length,
    questionsFound: found.size,
    withoutColumns: questions.filter(({ code }) => !found.has(code)).map(({ code }) => code),
    answerColumns: table.columns.length - skip.size,
  };
}

/** Whether the table belongs to the survey: at least half of its columns, and half of the questions, find each other. */
export const belongs = ({ targets, hidden, answerColumns, questions, questionsFound }: Match): boolean =>
  questionsFound > 0 && (targets.size + hidden.size) * 2 >= answerColumns && questionsFound * 2 >= questions;
