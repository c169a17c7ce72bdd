import type { Question } from '../understand/listening/surveys/question.contract.ts';
import type { Problem } from '../understand/listening/surveys/runtime/index.ts';
import { html, type Markup } from './markup.ts';
import type { QuestionPen, Values } from './pen.ts';
import type { Word } from './words/en.ts';

const wordFor: Readonly<Record<string, Word>> = {
  required: 'pRequired',
  consent: 'pConsent',
  'required-row': 'pRow',
  'required-field': 'pField',
  pattern: 'pPattern',
  mask: 'pMask',
  'not-a-number': 'pNumber',
  'unclear-number': 'pUnclearNumber',
  decimals: 'pDecimals',
  below: 'pBelow',
  above: 'pAbove',
  step: 'pStep',
  'too-short': 'pShort',
  'too-long': 'pLong',
  'too-few': 'pFew',
  'too-many': 'pMany',
  exclusive: 'pExclusive',
  'other-text': 'pOther',
  'rank-all': 'pRank',
  'rank-twice': 'pRankTwice',
  total: 'pTotal',
  earliest: 'pEarliest',
  latest: 'pLatest',
  'not-a-date': 'pDate',
  both: 'pBoth',
  'file-count': 'pFiles',
  'file-size': 'pFileSize',
  'file-type': 'pFileType',
  must: 'pMust',
};
const patterns: Readonly<Record<string, Word>> = {
  email: 'pEmail',
  phone: 'pPhone',
  url: 'pUrl',
  digits: 'pDigits',
  letters: 'pLetters',
};

/** A size in bytes for people: 5 MB. */
export function sizeOf(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 100_000) / 10} MB` : `${Math.ceil(bytes / 1000)} kB`;
}

/** What is wrong with an answer, in the respondent's language; in the author's words where there are some. */
export function sayProblem(pen: QuestionPen, question: Question, problem: Problem): Markup {
  if (problem.say !== undefined) return pen.say(problem.say);
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(problem.values ?? {})) {
    values[name] = typeof value === 'number' ? pen.number(value) : value;
  }
  if (problem.key === 'file-size') values.size = sizeOf(Number(problem.values?.most ?? 0));
  if (problem.part !== undefined) values.part = partName(pen, question, problem.part);
  const consent = problem.key === 'required' && question.type === 'consent';
  const pattern = problem.key === 'pattern' ? patterns[String(problem.values?.pattern)] : undefined;
  const word = consent ? 'pConsent' : (pattern ?? wordFor[problem.key] ?? 'pOtherwise');
  return complete(word, values) ? pen.word(word, values) : html`${pen.word('pMust')}`;

  function complete(one: Word, known: Values): boolean {
    return !/\{\w+\}/.test(pen.plain(one, known).replace(String(known.part ?? ''), ''));
  }
}

function partName(pen: QuestionPen, question: Question, part: string): string {
  const parts = [
    ...('choices' in question ? question.choices : []),
    ...('rows' in question ? question.rows : []),
    ...('fields' in question ? question.fields : []),
  ];
  const found = parts.find(({ code }) => code === part);
  return found === undefined ? part : pen.text(found.text);
}
