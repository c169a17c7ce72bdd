import { unguarded } from '../../../../../kernel/spreadsheet.ts';
import type { SurveyDefinition } from '../../definition.contract.ts';
import type { Choice, Question } from '../../question.contract.ts';
import { numberIn } from '../given.ts';
import { findAbout } from './find-about.ts';
import type { Match, Target } from './match-columns.ts';
import type { AnswerTable } from './table.ts';

/** A row as the intake of answers takes it. */
export interface ReadResponse {
  readonly id: string;
  readonly answers: Record<string, unknown>;
  readonly complete: boolean;
  readonly at?: Date;
  readonly customer?: string;
  readonly language?: string;
  readonly hidden?: Record<string, string | number | boolean>;
}

const unticked = new Set(['', '0', 'n', 'no', 'false', 'nein', 'non']);
/** "Seen, not answered" in Qualtrics; "not shown" in LimeSurvey's exports. */
const unanswered = new Set(['-99', '{question_not_shown}']);

/** The choice meant by a cell: its old code first, then its own, then its words; undefined when it is none. */
function choiceIn(choices: readonly Choice[], cell: string): Choice | undefined {
  const text = cell.trim().toLowerCase();
  return (
    choices.find(({ origin }) => origin === cell) ??
    choices.find(({ code }) => code === cell) ??
    choices.find((choice) => Object.values(choice.text).some((words) => words.trim().toLowerCase() === text))
  );
}

const codeIn = (choices: readonly Choice[], cell: string): string => choiceIn(choices, cell)?.code ?? cell;

/** A cell of our own file as it was before it was kept from being run as a formula. */
const plainly = (cell: string, own: boolean): string => (own ? unguarded(cell) : cell);

/** One row's answers, in the form that each question asks for; what has no such form stays as it is, and is flagged later. */
function answersOf(cells: readonly string[], match: Match, own: boolean): Record<string, unknown> {
  const byQuestion = new Map<string, { question: Question; cells: [Target, string][] }>();
  for (const [n, target] of match.targets) {
    const cell = plainly(cells[n] ?? '', own);
    if (cell.trim() === '' || (unanswered.has(cell.trim().toLowerCase()) && !isChoice(target.question, cell)))
      continue;
    const known = byQuestion.get(target.question.code) ?? { question: target.question, cells: [] };
    known.cells.push([target, cell]);
    byQuestion.set(target.question.code, known);
  }
  const answers: Record<string, unknown> = {};
  for (const [code, { question, cells: given }] of byQuestion) {
    const answer = answerOf(question, given);
    if (answer !== undefined) answers[code] = answer;
  }
  return answers;
}

const isChoice = (question: Question, cell: string): boolean =>
  ('choices' in question && question.choices.some(({ code, origin }) => code === cell || origin === cell)) ||
  ('columns' in question && question.columns.some(({ code, origin }) => code === cell || origin === cell));

function answerOf(question: Question, cells: readonly [Target, string][]): unknown {
  const value = cells.find(([{ is, part }]) => is === 'value' && part === undefined)?.[1];
  const nonAnswer = /^\{nonAnswer:([a-z-]+)\}$/.exec(value ?? '')?.[1];
  if (nonAnswer !== undefined) return { nonAnswer };
  const beside = (code: string) => cells.find(([{ is, part }]) => is === 'text' && part === code)?.[1];
  const withText = (code: string): unknown => {
    const text = beside(code);
    return text === undefined ? code : { choice: code, text };
  };
  const parts = (read: (cell: string) => unknown) => {
    const found = cells.flatMap(([{ part, is }, cell]) =>
      part === undefined || is === 'text' ? [] : [[part, read(cell)] as const],
    );
    return found.length === 0 ? undefined : Object.fromEntries(found);
  };
  switch (question.type) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating':
    case 'number':
    case 'slider':
      return value === undefined ? undefined : (numberIn(value) ?? value);
    case 'single':
    case 'dropdown':
    case 'emotion': {
      if (value !== undefined) return withText(codeIn(question.choices, value));
      const text = cells.find(([{ is }]) => is === 'text');
      return text?.[0].part === undefined ? undefined : { choice: text[0].part, text: text[1] };
    }
    case 'multiple':
    case 'picture': {
      if (question.type === 'picture' && question.several !== true && value !== undefined)
        return codeIn(question.choices, value);
      const ticked = cells.flatMap(([{ is, part }, cell]) =>
        is === 'ticked' && part !== undefined && !unticked.has(cell.trim().toLowerCase()) ? [part] : [],
      );
      const listed = value === undefined ? [] : splitList(value, question.choices);
      const texts = cells.flatMap(([{ is, part }]) => (is === 'text' && part !== undefined ? [part] : []));
      const all = [...new Set([...ticked, ...listed, ...texts])];
      // LimeSurvey writes the words of "other" into the column of its box.
      const other = question.choices.find((choice) => choice.other === true)?.code;
      const words = cells.find(([{ is, part }]) => is === 'ticked' && part === other)?.[1];
      return all.length === 0
        ? undefined
        : all.map((code) =>
            code === other &&
            beside(code) === undefined &&
            words !== undefined &&
            !/^(?:1|Y|Yes|true)$/i.test(words)
              ? { choice: code, text: words }
              : withText(code),
          );
    }
    case 'ranking': {
      if (value !== undefined) return splitList(value, question.choices);
      const ranks = cells.flatMap(([{ is, part }, cell]) => {
        const rank = is === 'rank' ? numberIn(cell) : null;
        return part === undefined || rank === null ? [] : [{ part, rank }];
      });
      return ranks.length === 0
        ? undefined
        : ranks.toSorted((a, b) => a.rank - b.rank).map(({ part }) => part);
    }
    case 'matrix': {
      if (question.several !== true) return parts((cell) => codeIn(question.columns, cell));
      const found: Record<string, string[]> = {};
      for (const [{ part, column, is }, cell] of cells) {
        if (
          is !== 'ticked' ||
          part === undefined ||
          column === undefined ||
          unticked.has(cell.trim().toLowerCase())
        )
          continue;
        found[part] = [...(found[part] ?? []), column];
      }
      return Object.keys(found).length === 0 ? undefined : found;
    }
    case 'matrix-scale':
    case 'constant-sum':
      return parts((cell) => numberIn(cell) ?? cell);
    case 'contact':
    case 'address':
      return parts((cell) => cell);
    case 'consent':
      return value === undefined ? undefined : !unticked.has(value.trim().toLowerCase());
    case 'date':
      return value === undefined ? undefined : dateIn(value, question.precision);
    default:
      return value;
  }
}

const splitList = (value: string, choices: readonly Choice[]): string[] =>
  choiceIn(choices, value) !== undefined
    ? [codeIn(choices, value)]
    : value
        .split(/[,;]\s*/)
        .filter(Boolean)
        .map((one) => codeIn(choices, one));

function dateIn(cell: string, precision: 'date' | 'time' | 'date-time'): string {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(cell.trim()) ?? [];
  if (day === undefined) return cell;
  return precision === 'date' ? day : precision === 'time' ? (time ?? cell) : `${day}T${time ?? '00:00'}`;
}

/** A time without zone is read as UTC. */
function timeIn(cell: string): Date | undefined {
  const text = cell.trim();
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const at = new Date(
    /[zZ]|[+-]\d{2}:?\d{2}$/.test(text)
      ? text
      : `${text.replace(' ', 'T').slice(0, 19)}${text.length > 10 ? 'Z' : 'T00:00:00Z'}`,
  );
  // LimeSurvey writes 1980-01-01 where a survey keeps no times.
  return Number.isNaN(at.getTime()) || at.getTime() < 315_619_200_000 ? undefined : at;
}

/** The rows of a table as responses. A row without an id of its own gets its number in the file. */
export function readRows(definition: SurveyDefinition, table: AnswerTable, match: Match): ReadResponse[] {
  const { at } = findAbout(table);
  const kinds = new Map(definition.hidden.map(({ code, kind }) => [code, kind]));
  return table.rows.map((cells, n) => {
    const cell = (fact: Parameters<typeof at.get>[0]) => (cells[at.get(fact) ?? -1] ?? '').trim();
    const finished = cell('finished').toLowerCase();
    const state = cell('state');
    const submitted = table.format === 'limesurvey' && at.has('end');
    const complete =
      state !== ''
        ? state === 'completed'
        : submitted
          ? cell('end') !== ''
          : !['0', 'false', 'no', 'falsch'].includes(finished);
    const hidden = Object.fromEntries(
      [...match.hidden].flatMap(([column, code]) => {
        const given = plainly((cells[column] ?? '').trim(), table.format === 'sirius');
        const kind = kinds.get(code);
        const value = kind === 'number' ? numberIn(given) : kind === 'boolean' ? given === 'true' : given;
        return given === '' || value === null ? [] : [[code, value]];
      }),
    );
    const time = timeIn(cell('end')) ?? timeIn(cell('start'));
    const customer = cell('reference') || cell('email');
    return {
      id: cell('id') || `row ${n + 1}`,
      answers: answersOf(cells, match, table.format === 'sirius'),
      complete,
      ...(time === undefined ? {} : { at: time }),
      ...(customer === '' ? {} : { customer: customer.slice(0, 200) }),
      ...(cell('language') === '' ? {} : { language: cell('language').toLowerCase() }),
      ...(Object.keys(hidden).length === 0 ? {} : { hidden }),
    };
  });
}
