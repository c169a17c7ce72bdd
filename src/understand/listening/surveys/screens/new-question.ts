import type { Texts } from '../logic.contract.ts';
import type { Choice, Question } from '../question.contract.ts';

/** Every type of question, in the order in which the menu offers them. */
export const questionTypes = [
  'nps',
  'csat',
  'ces',
  'rating',
  'single',
  'multiple',
  'dropdown',
  'text',
  'emotion',
  'picture',
  'ranking',
  'matrix',
  'matrix-scale',
  'constant-sum',
  'slider',
  'number',
  'date',
  'contact',
  'address',
  'file',
  'consent',
  'statement',
  'appointment',
] as const satisfies readonly Question['type'][];
export type QuestionType = (typeof questionTypes)[number];

/** Two choices to begin with, in the first language of the survey. */
const two = (language: string, words: readonly [string, string]): Choice[] =>
  words.map((word, i) => ({ code: `c${i + 1}`, text: { [language]: word } }));

/** A question of a type as it begins: complete, so that the preview shows it at once. `words` come translated. */
export function newQuestion(
  type: QuestionType,
  code: string,
  language: string,
  words: { readonly question: string; readonly choices: readonly [string, string] },
): Question {
  const text: Texts = { [language]: words.question };
  const about = { code, text };
  const choices = two(language, words.choices);
  switch (type) {
    case 'nps':
      return { ...about, type, low: 0, high: 10, feeds: { metric: 'recommend', sumUp: 'nps' } };
    case 'csat':
      return { ...about, type, low: 1, high: 5, feeds: { metric: 'satisfaction', sumUp: 'csat' } };
    case 'ces':
      return { ...about, type, low: 1, high: 7, feeds: { metric: 'ease', sumUp: 'ces' } };
    case 'rating':
      return { ...about, type, low: 1, high: 5, look: 'stars' };
    case 'single':
    case 'dropdown':
    case 'multiple':
    case 'ranking':
      return { ...about, type, choices };
    case 'emotion':
      return { ...about, type, choices: choices.map((one, i) => ({ ...one, icon: i === 0 ? '🙂' : '🙁' })) };
    case 'picture':
      return { ...about, type, choices };
    case 'matrix':
      return {
        ...about,
        type,
        rows: choices,
        columns: choices.map((one) => ({ ...one, code: `k${one.code}` })),
      };
    case 'matrix-scale':
      return { ...about, type, rows: choices, low: 1, high: 5 };
    case 'constant-sum':
      return { ...about, type, choices, total: 100 };
    case 'text':
      return { ...about, type, long: true };
    case 'number':
    case 'statement':
      return { ...about, type };
    case 'slider':
      return { ...about, type, least: 0, most: 100, step: 1 };
    case 'date':
      return { ...about, type, precision: 'date' };
    case 'contact':
      return {
        ...about,
        type,
        personal: true,
        fields: [{ code: 'email', kind: 'email', text: { [language]: 'E-mail' } }],
      };
    case 'address':
      return {
        ...about,
        type,
        personal: true,
        fields: [{ code: 'city', kind: 'city', text: { [language]: words.choices[0] } }],
      };
    case 'file':
      return { ...about, type, mostBytes: 5_000_000, types: ['image/png', 'image/jpeg', 'application/pdf'] };
    case 'consent':
      return { ...about, type, label: { [language]: words.choices[0] } };
    case 'appointment':
      return { ...about, type, url: 'https://calendar.example/', label: { [language]: words.choices[0] } };
  }
}
