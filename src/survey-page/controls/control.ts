import type { NonAnswer, Question } from '../../understand/listening/surveys/question.contract.ts';
import { answerTo } from '../../understand/listening/surveys/runtime/index.ts';
import type { QuestionPen } from '../pen.ts';

/** A question of one type. */
export type Of<T extends Question['type']> = Question extends infer Q
  ? Q extends { readonly type: infer Types }
    ? [T] extends [Types]
      ? Q
      : never
    : never
  : never;

/** Ids in the page; a code has no blanks and no slashes, so these never meet. */
export const idOf = (code: string, ...parts: readonly (string | number)[]): string =>
  ['q', code, ...parts].join('/');
export const helpId = (code: string) => idOf(code, '-help');
export const problemId = (code: string) => idOf(code, '-problem');
export const textId = (code: string) => idOf(code, '-text');

/** What describes a question's fields: its help and what is wrong with it. */
export function describedBy(
  pen: QuestionPen,
  question: Question,
  ...more: readonly string[]
): string | undefined {
  const ids = [...more];
  if (question.help !== undefined) ids.push(helpId(question.code));
  if (isWrong(pen, question.code)) ids.push(problemId(question.code));
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** Whether something is to be put right in a question, or in one part of it. */
export function isWrong(pen: QuestionPen, code: string, part?: string): boolean {
  return pen.problems.some(
    (problem) => problem.question === code && (part === undefined || problem.part === part),
  );
}

/** The answer that stands, as an object whose parts can be read without minding what kind it is. */
export function given(pen: QuestionPen, question: Question): unknown {
  return answerTo(pen.session, question.code);
}

/** A part of what was answered: a row, a field, a choice's number. */
export function givenPart(pen: QuestionPen, question: Question, part: string): unknown {
  const answer = given(pen, question);
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return undefined;
  return Object.hasOwn(answer, part) ? (answer as Record<string, unknown>)[part] : undefined;
}

/** The kind of non-answer that was given, if one was. */
export function givenNon(pen: QuestionPen, question: Question): NonAnswer | null {
  const kind = givenPart(pen, question, 'nonAnswer');
  return typeof kind === 'string' && 'nonAnswers' in question ? (kind as NonAnswer) : null;
}

/** How a choice was chosen: not at all, or with the text beside it. */
export function chosenIn(answer: unknown, code: string): { readonly text: string } | null {
  const all: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  for (const one of all) {
    if (one === code) return { text: '' };
    if (typeof one === 'object' && one !== null && 'choice' in one && one.choice === code) {
      return { text: 'text' in one ? String(one.text) : '' };
    }
  }
  return null;
}
