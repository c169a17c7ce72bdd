import type { SurveyDefinition } from '../../definition.contract.ts';
import type { Question } from '../../question.contract.ts';
import type { KeptAnswers } from '../exchange-store.ts';
import type { SavValue } from '../sav/read-sav.ts';
import { cutBytes, type SavColumn, savNames, widestText } from '../sav/write-sav.ts';
import { type Column, cellOf, columnsOf, hiddenColumnsOf } from './columns.ts';
import { nonAnswerCodes, nonAnswerIn } from './non-answer-codes.ts';

/** A variable before it is known what stands in it. */
interface Field {
  readonly name: string;
  readonly label: string;
  readonly cell: (one: KeptAnswers) => string;
  /** What it would best be; a text when what was answered does not fit. */
  readonly best: 'number' | 'day' | 'moment' | 'text';
  readonly values: Column['values'];
  /** Codes of choices that mean "don't know" and the like. */
  readonly silent: readonly string[];
}

const exact = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;
const isNumber = (cell: string): boolean => exact.test(cell) && String(Number(cell)) === cell;
/** Seconds from the beginning of SPSS' calendar (14 October 1582) to 1970. */
const calendar = 12_219_379_200;
const secondsOf = (cell: string): number =>
  Date.parse(cell.length <= 10 ? cell : `${cell.slice(0, 23)}Z`) / 1000 + calendar;
const isTime = (cell: string): boolean =>
  /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}[\d:.]*Z?)?$/.test(cell) && Number.isFinite(secondsOf(cell));

const scales = new Set(['nps', 'csat', 'ces', 'rating', 'number', 'slider', 'matrix-scale', 'constant-sum']);

function bestFor({ question, values, number, is }: Column): Field['best'] {
  if (is === 'text') return 'text';
  if (question.type === 'date') {
    return question.precision === 'date' ? 'day' : question.precision === 'date-time' ? 'moment' : 'text';
  }
  const codes = values.map(([code]) => code).filter((code) => nonAnswerIn(code) === null);
  const coded = codes.length > 0 && codes.every(isNumber);
  return number || scales.has(question.type) || coded ? 'number' : 'text';
}

function silentIn(question: Question): string[] {
  const choices = 'columns' in question ? question.columns : 'choices' in question ? question.choices : [];
  return choices.flatMap(({ code, means }) => (means === undefined ? [] : [code]));
}

function fieldsOf(definitions: readonly SurveyDefinition[]): Field[] {
  const anonymous = definitions[0]?.respondents === 'anonymous';
  const plain = (name: string, cell: Field['cell'], best: Field['best'] = 'text'): Field => ({
    name,
    label: name,
    cell,
    best,
    values: [],
    silent: [],
  });
  return [
    plain('sirius_response', ({ key }) => key),
    plain('sirius_version', ({ version }) => String(version), 'number'),
    plain('sirius_state', ({ state }) => state),
    // An anonymous answer says of its time only the day.
    anonymous
      ? plain('sirius_at', ({ changedAt }) => changedAt.toISOString().slice(0, 10), 'day')
      : plain('sirius_at', ({ changedAt }) => changedAt.toISOString(), 'moment'),
    plain('sirius_language', ({ language }) => language),
    plain('sirius_channel', ({ channel }) => channel),
    ...(anonymous ? [] : [plain('sirius_customer', ({ customer }) => customer ?? '')]),
    ...hiddenColumnsOf(definitions).map((code) => plain(code, ({ hidden }) => String(hidden[code] ?? ''))),
    ...columnsOf(definitions).columns.map(
      (column): Field => ({
        name: column.name,
        label: column.label,
        cell: ({ answers }) => cellOf(column, answers[column.question.code]),
        best: bestFor(column),
        values: column.values,
        silent: silentIn(column.question),
      }),
    ),
  ];
}

/** What was seen in a variable. */
interface Seen {
  bytes: number;
  fits: boolean;
  whole: boolean;
  least: number;
}

/**
 * The variables of an SPSS file for a survey's answers. SPSS wants to know before the first row how wide each text is and
 * whether all of a variable are numbers: `look` at every answer, then `columns`, then `rowOf`.
 */
export class SavFields {
  readonly #fields: readonly Field[];
  readonly #seen: Seen[];

  constructor(definitions: readonly SurveyDefinition[]) {
    this.#fields = fieldsOf(definitions);
    this.#seen = this.#fields.map(() => ({ bytes: 1, fits: true, whole: true, least: 0 }));
  }

  look(one: KeptAnswers): void {
    this.#fields.forEach((field, n) => {
      const seen = this.#seen[n] as Seen;
      const cell = field.cell(one);
      if (cell === '' || nonAnswerIn(cell) !== null) return;
      seen.bytes = Math.max(seen.bytes, Buffer.byteLength(cell));
      if (field.best === 'number') {
        seen.fits &&= isNumber(cell);
        seen.whole &&= !cell.includes('.');
        seen.least = Math.min(seen.least, Number(cell));
      } else if (field.best !== 'text') seen.fits &&= isTime(cell);
    });
  }

  /** The variables; `rowOf` gives what stands in them. */
  finish(): { columns: SavColumn[]; rowOf: (one: KeptAnswers) => SavValue[] | null } {
    const names = savNames(this.#fields.map(({ name }) => name));
    const made = this.#fields.map((field, n) => variableFor(field, this.#seen[n] as Seen, names[n] ?? ''));
    return {
      columns: made.map(({ column }) => column),
      /** Null for an answer that came after the look and does not fit: it is part of the next file. */
      rowOf: (one) => {
        const row: SavValue[] = [];
        for (const { value } of made) {
          const found = value(one);
          if (found === undefined) return null;
          row.push(found);
        }
        return row;
      },
    };
  }
}

function variableFor(field: Field, seen: Seen, name: string) {
  const kind = seen.fits ? field.best : 'text';
  const codes = field.values.filter(([code]) => nonAnswerIn(code) === null);
  const non = field.values.flatMap(([code, label]) => {
    const means = nonAnswerIn(code);
    return means === null ? [] : [[means, label] as const];
  });
  const isText = kind === 'text';
  const codeOf = nonAnswerCodes(isText ? 0 : seen.least);
  const values: (readonly [number | string, string])[] = [
    ...codes.flatMap(([code, label]): (readonly [number | string, string])[] => {
      if (isText) return [[code, label]];
      return kind === 'number' && isNumber(code) ? [[Number(code), label]] : [];
    }),
    ...non.map(([means, label]) => [isText ? String(codeOf[means]) : codeOf[means], label] as const),
  ];
  const widest = Math.max(seen.bytes, ...values.map(([value]) => Buffer.byteLength(String(value))));
  // SPSS takes at most three missing values, of texts the first eight bytes. A blank text is none only when it is told so.
  const missingOf = (): (number | string)[] => {
    const silent = field.silent.filter((code) => values.some(([value]) => String(value) === code));
    return isText
      ? [...non.map(([means]) => String(codeOf[means])), ...silent.filter((code) => code.length <= 8), '']
      : [...non.map(([means]) => codeOf[means]), ...silent.map(Number)];
  };
  const column: SavColumn = {
    name,
    label: field.label,
    width: isText ? Math.min(widest, widestText) : 0,
    shown: kind === 'number' ? (seen.whole ? 'number' : 'decimals') : kind,
    measure: kind === 'number' && codes.length === 0 ? 'scale' : 'nominal',
    values,
    missing: missingOf().slice(0, 3),
  };
  const value = (one: KeptAnswers): SavValue | undefined => {
    const cell = field.cell(one);
    if (cell === '') return null;
    const means = nonAnswerIn(cell);
    if (means !== null) {
      if (isText) return column.width < 3 ? undefined : String(codeOf[means]);
      return codeOf[means];
    }
    if (isText) {
      const text = cutBytes(cell, widestText);
      return Buffer.byteLength(text) > column.width ? undefined : text;
    }
    if (kind === 'number') return isNumber(cell) ? Number(cell) : undefined;
    return isTime(cell) ? secondsOf(cell) : undefined;
  };
  return { column, value };
}
