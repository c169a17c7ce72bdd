import { fieldOf, nonAnswerOf, otherOf } from '../understand/listening/surveys/answering/page.contract.ts';
import type { GivenFile, Question } from '../understand/listening/surveys/question.contract.ts';
import type { Found } from '../understand/listening/surveys/runtime/index.ts';
import { readNumber } from './read-number.ts';

/** A form's fields, as URLSearchParams and FormData both have them. */
export interface Fields {
  getAll(name: string): readonly unknown[];
}

type Read = { readonly raw: unknown } | { readonly found: Found };

/**
 * What a form's fields say about one question: a raw answer for the engine, null for blank. What a form can say and an answer
 * cannot (an answer together with "don't know", two things at one place, "1,000") is found, never decided for the person.
 * Files are read apart: `kept` are those given before that were left ticked, and those that came now.
 */
export function readFields(question: Question, fields: Fields, kept: readonly GivenFile[] = []): Read {
  const found = (key: string, part?: string): Read => ({
    found: { question: question.code, key, ...(part === undefined ? {} : { part }) },
  });
  const read = readKind(question, fields, kept, found);
  const [non] = texts(fields, nonAnswerOf(question));
  if (non === undefined || 'found' in read) return read;
  return read.raw === null ? { raw: { nonAnswer: non } } : found('both');
}

const texts = (fields: Fields, name: string) =>
  fields.getAll(name).filter((value): value is string => typeof value === 'string' && value !== '');
const orBlank = <T extends readonly unknown[] | object>(of: T) => (Object.keys(of).length === 0 ? null : of);

/** Line ends as every system but forms writes them; a text of spaces only is none. */
function textIn(fields: Fields, name: string): string | null {
  const text = texts(fields, name)[0]?.replaceAll('\r\n', '\n') ?? '';
  return text.trim() === '' ? null : text;
}

function choiceIn(question: Question, fields: Fields, code: string) {
  const text = textIn(fields, otherOf(question, code));
  return text === null ? code : { choice: code, text };
}

function readKind(
  question: Question,
  fields: Fields,
  kept: readonly GivenFile[],
  found: (key: string, part?: string) => Read,
): Read {
  const values = texts(fields, fieldOf(question));
  const [value] = values;
  /** Fields by part: { row: what it says }, without those left blank. */
  const byPart = (parts: readonly { readonly code: string }[], read: (texts: string[]) => unknown) => {
    const said = parts.flatMap(({ code }) => {
      const part = read(texts(fields, fieldOf(question, code)));
      return part === null || part === undefined ? [] : [[code, part] as const];
    });
    return orBlank(Object.fromEntries(said));
  };
  const numbersByPart = (parts: readonly { readonly code: string }[]): Read => {
    for (const { code } of parts) {
      const read = readNumber(texts(fields, fieldOf(question, code))[0] ?? '');
      if (typeof read === 'string') return found(read, code);
    }
    return { raw: byPart(parts, ([text = '']) => readNumber(text)) };
  };
  switch (question.type) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating':
    case 'number':
    case 'slider': {
      const number = readNumber(value ?? '');
      return typeof number === 'string' ? found(number) : { raw: number };
    }
    case 'single':
    case 'dropdown':
    case 'emotion':
      return { raw: value === undefined ? null : choiceIn(question, fields, value) };
    case 'picture':
      if (question.several !== true) {
        return { raw: value === undefined ? null : choiceIn(question, fields, value) };
      }
      return { raw: orBlank(values.map((code) => choiceIn(question, fields, code))) };
    case 'multiple':
      return { raw: orBlank(values.map((code) => choiceIn(question, fields, code))) };
    case 'ranking': {
      const places = question.choices.flatMap(({ code }) => {
        const place = texts(fields, fieldOf(question, code))[0];
        return place === undefined ? [] : [{ code, place: Number(place) }];
      });
      if (new Set(places.map(({ place }) => place)).size < places.length) return found('rank-twice');
      return { raw: orBlank(places.sort((a, b) => a.place - b.place).map(({ code }) => code)) };
    }
    case 'matrix': {
      const several = question.several === true;
      const cell = (row: string, code: string) => {
        const text = textIn(fields, otherOf(question, row, code));
        return text === null ? code : { choice: code, text };
      };
      const said = question.rows.flatMap((row) => {
        const chosen = texts(fields, fieldOf(question, row.code)).map((code) => cell(row.code, code));
        return chosen.length === 0 ? [] : [[row.code, several ? chosen : chosen[0]] as const];
      });
      return { raw: orBlank(Object.fromEntries(said)) };
    }
    case 'matrix-scale':
      return numbersByPart(question.rows);
    case 'constant-sum':
      return numbersByPart(question.choices);
    case 'contact':
    case 'address':
      return { raw: byPart(question.fields, ([text = '']) => (text.trim() === '' ? null : text)) };
    case 'text':
      return { raw: textIn(fields, fieldOf(question)) };
    case 'date':
      return {
        raw: value === undefined ? null : value.slice(0, question.precision === 'date-time' ? 16 : 10),
      };
    case 'file':
      return { raw: orBlank(kept) };
    case 'consent':
    case 'appointment':
      return { raw: value === undefined ? null : true };
    case 'statement':
      return { raw: null };
  }
}
