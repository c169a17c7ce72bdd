import { stamp } from './calendar.ts';
import type { Person } from './people.ts';
import type { Chance } from './random.ts';
import { type Experience, spoken } from './verbatims.ts';

/** An answer to a survey: 0–10 recommendation, 1–7 ease, sometimes words. */
export interface Answer {
  readonly sent: number;
  readonly at: number;
  readonly recommend: number;
  readonly ease: number;
  readonly text: string;
  /** What the words speak of. */
  readonly of: readonly Experience[];
  /** It ends with a wish, which has nothing to do with what was lived through. */
  readonly wishes: boolean;
}

const clip = (x: number, low: number, high: number) => Math.min(high, Math.max(low, Math.round(x)));

/**
 * What this person answers after an episode.
 * @param effect points the episode adds to (or takes from) the recommendation score; the planted effects.
 */
export function answer(
  c: Chance,
  who: Person,
  sent: number,
  effect: number,
  lived: readonly Experience[],
): Answer {
  const felt = 7.7 + who.mood + effect;
  return {
    sent,
    at: sent + c.between(0.5, 60) * 3_600_000,
    recommend: clip(c.normal(felt, 1.5), 0, 10),
    ease: clip(c.normal(1.2 + felt * 0.6, 1), 1, 7),
    ...spoken(c, who.language, lived),
  };
}

export const answerColumns = ['survey_sent_at', 'answered_at', 'recommend', 'ease', 'comment'] as const;

/** The answer's cells, empty when nobody answered (the survey may still have been sent). */
export function answerCells(sent: number | null, given: Answer | null): (string | number)[] {
  if (given === null) return [stamp(sent), '', '', '', ''];
  return [stamp(given.sent), stamp(given.at), given.recommend, given.ease, given.text];
}
