import type { Condition, Value } from '../logic.contract.ts';
import type { Answer, Choice, Question } from '../question.contract.ts';
import { chosen, compare, compute, type Known, knownOf, nonAnswerIn, own, textBeside } from './values.ts';

/** What a compiled expression reads from: the cells of one answering session, and what was known at its start. */
export interface Reading {
  readonly cells: readonly unknown[];
  /** As given, whether or not the question is still shown. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** Parts of the flow that this person's draw left out. */
  readonly undrawn: ReadonlySet<string>;
  readonly hidden: ReadonlyMap<string, string | number | boolean>;
  readonly about: Readonly<Record<'language' | 'device' | 'channel' | 'date', string | null>>;
}
export type Read<T> = (from: Reading) => T;

/** Names of cells; `use` answers the cell's number, or -1 when the survey has nothing of that name, and notes the need. */
export interface Cells {
  use(name: string): number;
  question(code: string): Question | undefined;
}

const never = () => false;

/** Turns a condition into a function. The tree is walked once; afterwards an answer costs what depends on it. */
export function readCondition(condition: Condition, cells: Cells): Read<boolean> {
  switch (condition.is) {
    case 'all':
    case 'any': {
      const parts = condition.of.map((part) => readCondition(part, cells));
      return condition.is === 'all'
        ? (from) => parts.every((part) => part(from))
        : (from) => parts.some((part) => part(from));
    }
    case 'not': {
      const part = readCondition(condition.of, cells);
      return (from) => !part(from);
    }
    case 'selected':
    case 'not-selected': {
      const { question, choice, row } = condition;
      const at = cells.use(`answer:${question}`);
      const wanted = condition.is === 'selected';
      return ({ cells: all }) => isChosen((all[at] ?? null) as Answer, choice, row) === wanted;
    }
    case 'shown':
    case 'not-shown': {
      const { question, choice } = condition;
      const at = cells.use(`shown:${question}`);
      const part = choice === undefined ? -1 : cells.use(`part:${question}/${choice}`);
      const wanted = condition.is === 'shown';
      return ({ cells: all }) => (all[at] === true && (part === -1 || all[part] === true)) === wanted;
    }
    case 'answered':
    case 'not-answered': {
      const wanted = condition.is === 'answered';
      const { value } = condition;
      if (value.get === 'answer' && value.part === undefined && value.aspect === undefined) {
        const at = cells.use(`answer:${value.question}`);
        return ({ cells: all }) => ((all[at] ?? null) !== null) === wanted;
      }
      const read = readValue(value, cells);
      return (from) => {
        const known = read(from);
        return (known !== null && known !== '') === wanted;
      };
    }
    case 'untranslated':
      return never;
    default: {
      const left = readValue(condition.left, cells);
      const right = readValue(condition.right, cells);
      return (from) => compare(condition.is, left(from), right(from));
    }
  }
}

function isChosen(answer: Answer, choice: string, row: string | undefined): boolean {
  if (row !== undefined) {
    const columns = own(answer, row);
    return Array.isArray(columns) ? columns.includes(choice) : columns === choice;
  }
  return chosen(answer).includes(choice) || nonAnswerIn(answer) === choice;
}

export function readValue(value: Value, cells: Cells): Read<Known> {
  switch (value.get) {
    case 'literal':
      return () => value.value;
    case 'hidden':
      return ({ hidden }) => hidden.get(value.code) ?? null;
    case 'about':
      return ({ about }) => about[value.what];
    case 'calculated': {
      const at = cells.use(`calculated:${value.code}`);
      return ({ cells: all }) => (all[at] ?? null) as Known;
    }
    case 'compute': {
      const parts = value.of.map((part) => readValue(part, cells));
      return (from) =>
        compute(
          value.by,
          parts.map((part) => part(from)),
        );
    }
    case 'choose': {
      const when = readCondition(value.when, cells);
      const yes = readValue(value.then, cells);
      const no = readValue(value.otherwise, cells);
      return (from) => (when(from) ? yes(from) : no(from));
    }
    case 'untranslated':
      return () => null;
    case 'answer': {
      const at = cells.use(`answer:${value.question}`);
      const question = cells.question(value.question);
      const { part, aspect } = value;
      return ({ cells: all }) => {
        const answer = (all[at] ?? null) as Answer;
        if (aspect === 'text') return textBeside(answer, part);
        if (aspect === 'count') return countIn(answer, part);
        if (aspect === 'score') return question === undefined ? null : scoreOf(question, answer, part);
        return knownOf(answer, part);
      };
    }
  }
}

function countIn(answer: Answer, part: string | undefined): number {
  if (answer === null || nonAnswerIn(answer) !== null) return 0;
  const of = part === undefined ? answer : own(answer, part);
  if (Array.isArray(of)) return of.length;
  if (typeof of !== 'object') return of === undefined ? 0 : 1;
  return own(of, 'choice') === undefined ? Object.keys(of ?? {}).length : 1;
}

/** The scores of the chosen choices (or columns) together; null when none of them has one. */
export function scoreOf(question: Question, answer: Answer, part?: string): number | null {
  if (answer === null || nonAnswerIn(answer) !== null) return null;
  const list: readonly Choice[] =
    'choices' in question ? question.choices : 'columns' in question ? question.columns : [];
  const codes = 'columns' in question ? columnsIn(answer, part) : chosen(answer);
  let total: number | null = null;
  for (const code of codes) {
    const score = list.find((choice) => choice.code === code)?.score;
    if (score !== undefined) total = (total ?? 0) + score;
  }
  return total;
}

function columnsIn(answer: Answer, row: string | undefined): string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const rows = row === undefined ? Object.values(answer) : [own(answer, row)];
  return rows.flat().filter((code) => typeof code === 'string');
}
