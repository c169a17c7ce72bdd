import type { Question } from '../question.contract.ts';

/** A choice with what was written beside it. */
interface Beside {
  readonly choice: string;
  readonly text: unknown;
}

function inList(answer: unknown, of: (one: Beside) => unknown): unknown {
  if (Array.isArray(answer)) return answer.map((one) => inList(one, of));
  if (typeof answer !== 'object' || answer === null || !('choice' in answer) || !('text' in answer))
    return answer;
  return of(answer as Beside);
}

/** An answer with each choice that has words beside it ("other") replaced, wherever in it that stands. */
export function mapBesides(
  { type }: Pick<Question, 'type'>,
  answer: unknown,
  of: (one: Beside) => unknown,
): unknown {
  if (type !== 'matrix' || typeof answer !== 'object' || answer === null) return inList(answer, of);
  return Object.fromEntries(Object.entries(answer).map(([row, cell]) => [row, inList(cell, of)]));
}

/** The words that were written beside choices of an answer. */
export function besidesOf(question: Pick<Question, 'type'>, answer: unknown): string[] {
  const found: string[] = [];
  mapBesides(question, answer, ({ text }) => typeof text === 'string' && found.push(text));
  return found;
}
