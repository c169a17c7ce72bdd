import type { Question } from '../question.contract.ts';

/** The scale a question's answers count on: its own, or from the lowest to the highest score of its choices; null = none. */
export function scaleOf(question: Question): { low: number; high: number } | null {
  if ('low' in question) return question;
  if (question.type === 'slider') return { low: question.least, high: question.most };
  const choices = 'columns' in question ? question.columns : 'choices' in question ? question.choices : [];
  const scores = choices.flatMap(({ score, means }) =>
    score === undefined || means !== undefined ? [] : [score],
  );
  return scores.length < 2 ? null : { low: Math.min(...scores), high: Math.max(...scores) };
}
