import type { SentimentClass } from '../../instruments/language/feeling/sentiment-model.ts';
import type { LabelDecision } from './desk.contract.ts';
import { sentimentClassShape } from './evidence.contract.ts';
import type { SentimentExample } from './sentiment.contract.ts';

/** A decision of the label desk on sentiment, as it is learnt. */
export interface SentimentLesson {
  readonly id: string;
  readonly text: string;
  readonly sentiment: SentimentClass;
}

/** What can be learnt of decisions (oldest first): which class a text has; that it has not a class teaches none. */
export function sentimentLessons(decisions: readonly LabelDecision[]): SentimentLesson[] {
  return decisions.flatMap(({ id, task, label, status, teaches, quote }) => {
    const read = sentimentClassShape.safeParse(label);
    const isLesson = task === 'sentiment' && teaches && status === 'confirmed' && quote.trim() !== '';
    return isLesson && read.success ? [{ id, text: quote.trim(), sentiment: read.data }] : [];
  });
}

/** Lessons that are not learnt yet, and learnt ones that were taken back since. */
export function waitingSentiment(
  learnt: readonly SentimentLesson[],
  now: readonly SentimentLesson[],
): number {
  const [was, is] = [new Set(learnt.map(({ id }) => id)), new Set(now.map(({ id }) => id))];
  return [...is].filter((id) => !was.has(id)).length + [...was].filter((id) => !is.has(id)).length;
}

/** What is learnt from: of each text the newest word, and people at the desk over any file. */
export function rowsToLearn(
  examples: readonly SentimentExample[],
  desk: readonly SentimentLesson[],
): SentimentExample[] {
  const byText = new Map(examples.map((example) => [example.text.trim(), example]));
  for (const { text, sentiment } of desk) {
    const known = byText.get(text);
    byText.set(text, {
      ...(known?.language === undefined ? {} : { language: known.language }),
      text,
      sentiment,
    });
  }
  return [...byText.values()];
}
