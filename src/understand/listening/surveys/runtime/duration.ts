import type { Question } from '../question.contract.ts';

/**
 * How long a question takes, in seconds: reading at 238 words a minute (Brysbaert 2019, doi 10.1016/j.jml.2019.104047),
 * and a time for answering by kind. The times of answering are our own estimates, meant for "about 3 minutes", not for
 * planning; once people have answered, what they took is the better figure.
 */
const readingWordsPerSecond = 238 / 60;

const answering: Record<Question['type'], number> = {
  nps: 5,
  csat: 4,
  ces: 5,
  rating: 4,
  single: 4,
  dropdown: 6,
  emotion: 4,
  multiple: 7,
  picture: 6,
  ranking: 4,
  matrix: 1,
  'matrix-scale': 1,
  'constant-sum': 5,
  text: 15,
  number: 6,
  slider: 6,
  date: 8,
  contact: 6,
  address: 7,
  file: 30,
  consent: 5,
  statement: 0,
  appointment: 60,
};

/** Kinds whose time is spent per part: each row, item or field. */
const perPart = 4;

const words = (text: string) => text.split(/\s+/u).filter((word) => word !== '').length;

function partsOf(question: Question): readonly { readonly text: Readonly<Record<string, string>> }[] {
  if ('rows' in question) return question.rows;
  if ('choices' in question) return question.choices;
  return 'fields' in question ? question.fields : [];
}

/** Seconds to read and answer one question in a language. */
export function secondsFor(question: Question, language: string): number {
  const parts = partsOf(question);
  const own = [question.text, question.help, ...parts.map(({ text }) => text)];
  const read = own.reduce(
    (sum, text) => sum + words(text?.[language] ?? Object.values(text ?? {})[0] ?? ''),
    0,
  );
  const each = ['ranking', 'constant-sum', 'contact', 'address'].includes(question.type);
  const answer =
    'rows' in question
      ? parts.length * perPart
      : answering[question.type] * (each ? Math.max(parts.length, 1) : 1);
  const typed = question.type === 'text' && question.long === true ? 2 * answer : answer;
  return read / readingWordsPerSecond + typed;
}
