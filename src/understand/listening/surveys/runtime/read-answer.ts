import type { Answer, Choice, GivenFile, Question } from '../question.contract.ts';
import { own } from './values.ts';

/**
 * What is wrong with an answer, as a key that each face has words for, never as a sentence.
 * `part`: the row, field or choice it concerns.
 */
export interface Found {
  readonly question: string;
  readonly key: string;
  readonly part?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

const longest = 10_000;
/** NUL and halves of surrogate pairs: no store could keep them as they were sent. */
const unkeepable = /[\0\p{Cs}]/u;

/**
 * Reads an answer strictly: accepted exactly as it came, or not at all. null and undefined are blank, never 0; "7" is no
 * number, 7.5 no point of a scale, "" no text, -0 and 1e309 nothing at all.
 */
export function readAnswer(
  question: Question | undefined,
  code: string,
  raw: unknown,
): { readonly answer: Answer } | Found {
  const bad = (key: string, part?: string): Found => ({
    question: code,
    key,
    ...(part === undefined ? {} : { part }),
  });
  if (question === undefined) return bad('no-such-question');
  if (raw === null || raw === undefined) return { answer: null };
  const kind = own(raw, 'nonAnswer');
  if (kind !== undefined) {
    const offered = question.nonAnswers?.some(({ means }) => means === kind) === true;
    return offered && keys(raw).length === 1 ? { answer: raw as Answer } : bad('not-offered');
  }
  const found = shapeOf(question, raw);
  if (found === null) return { answer: raw as Answer };
  const [key, part] = found;
  return bad(key, part);
}

type Wrong = readonly [key: string, part?: string] | null;

const keys = (of: unknown): string[] => (typeof of === 'object' && of !== null ? Object.keys(of) : []);
const isMap = (raw: unknown): boolean => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

function shapeOf(question: Question, raw: unknown): Wrong {
  switch (question.type) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating':
      return onScale(raw, question.low, question.high);
    case 'number':
    case 'slider':
      return isNumber(raw) ? null : ['not-a-number'];
    case 'text':
      return textOf(raw);
    case 'date':
      return typeof raw === 'string' && isDate(raw, question.precision) ? null : ['not-a-date'];
    case 'consent':
      return typeof raw === 'boolean' ? null : ['not-yes-or-no'];
    case 'appointment':
      return raw === true ? null : ['not-yes-or-no'];
    case 'single':
    case 'dropdown':
    case 'emotion':
      return choiceOf(question.choices, raw);
    case 'picture':
      return question.several === true ? choicesOf(question.choices, raw) : choiceOf(question.choices, raw);
    case 'multiple':
      return choicesOf(question.choices, raw);
    case 'ranking':
      if (Array.isArray(raw) && raw.some((one) => typeof one !== 'string')) return ['no-such-choice'];
      return choicesOf(question.choices, raw);
    case 'matrix':
      return parts(raw, codes(question.rows), (cell) =>
        question.several === true ? choicesOf(question.columns, cell) : choiceOf(question.columns, cell),
      );
    case 'matrix-scale':
      return parts(raw, codes(question.rows), (cell) => onScale(cell, question.low, question.high));
    case 'constant-sum':
      return parts(raw, codes(question.choices), (cell) => (isNumber(cell) ? null : ['not-a-number']));
    case 'contact':
    case 'address':
      return parts(raw, codes(question.fields), textOf);
    case 'file':
      return filesOf(raw);
    case 'statement':
      return ['asks-nothing'];
  }
}

const codes = (list: readonly { readonly code: string }[]) => new Set(list.map(({ code }) => code));

/** JSON knows -0, though it would be written back as 0: neither accepted exactly, so not accepted. */
function isNumber(raw: unknown): raw is number {
  return typeof raw === 'number' && Number.isFinite(raw) && !Object.is(raw, -0);
}

function onScale(raw: unknown, low: number, high: number): Wrong {
  if (!isNumber(raw)) return ['not-a-number'];
  return Number.isInteger(raw) && raw >= low && raw <= high ? null : ['off-the-scale'];
}

function textOf(raw: unknown): Wrong {
  if (typeof raw !== 'string') return ['not-a-text'];
  if (raw === '') return ['empty-text'];
  if (unkeepable.test(raw)) return ['bad-text'];
  return raw.length > longest * 10 ? ['too-long'] : null;
}

/** A code, or { choice, text } where the choice asks for a text. */
function choiceOf(choices: readonly Choice[], raw: unknown): Wrong {
  const code = typeof raw === 'string' ? raw : own(raw, 'choice');
  const choice = choices.find((one) => one.code === code);
  if (choice === undefined) return ['no-such-choice'];
  if (typeof raw === 'string') return null;
  if (choice.other !== true || keys(raw).length !== 2) return ['no-text-here', choice.code];
  const wrong = textOf(own(raw, 'text'));
  return wrong === null ? null : [wrong[0], choice.code];
}

function choicesOf(choices: readonly Choice[], raw: unknown): Wrong {
  if (!Array.isArray(raw)) return ['not-a-list'];
  if (raw.length === 0) return ['empty-list'];
  if (raw.length > choices.length) return ['twice'];
  const seen = new Set<unknown>();
  for (const one of raw) {
    const wrong = choiceOf(choices, one);
    if (wrong !== null) return wrong;
    const code: unknown = typeof one === 'string' ? one : own(one, 'choice');
    if (seen.has(code)) return ['twice', String(code)];
    seen.add(code);
  }
  return null;
}

function parts(raw: unknown, known: ReadonlySet<string>, read: (cell: unknown) => Wrong): Wrong {
  if (!isMap(raw)) return ['not-by-part'];
  const names = keys(raw);
  if (names.length === 0) return ['empty-list'];
  for (const name of names) {
    if (!known.has(name)) return ['no-such-part', name.slice(0, 100)];
    const wrong = read(own(raw, name));
    if (wrong !== null) return [wrong[0], name];
  }
  return null;
}

function filesOf(raw: unknown): Wrong {
  if (!Array.isArray(raw)) return ['not-a-list'];
  if (raw.length === 0) return ['empty-list'];
  const fits = raw.every((one: Partial<Record<keyof GivenFile, unknown>>) => {
    const texts = [own(one, 'id'), own(one, 'name'), own(one, 'type')];
    return (
      keys(one).length === 4 &&
      texts.every((text) => typeof text === 'string' && textOf(text) === null && text.length <= 500) &&
      isNumber(own(one, 'bytes'))
    );
  });
  return fits ? null : ['not-a-file'];
}

const forms = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  time: /^\d{2}:\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/,
};

/** A day or time that exists: 2026-02-30 does not. */
export function isDate(text: string, precision: 'date' | 'time' | 'date-time'): boolean {
  if (!forms[precision].test(text)) return false;
  const whole = precision === 'date' ? `${text}T00:00` : precision === 'time' ? `2000-01-01T${text}` : text;
  const date = new Date(`${whole}:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 16) === whole;
}
