import { type Day, dayOfIso, isoOf } from './calendar.ts';
import type { DateWords } from './date-vocabulary.ts';
import type { PlainWords } from './plain-words.ts';
import type { DateReading, Now } from './reading.ts';
import { type Tense, tenseAround } from './tense.ts';

/** All that the readers of dates look at. */
export interface Scene {
  readonly text: string;
  readonly language: string;
  readonly known: DateWords;
  readonly now: Now;
  readonly words: PlainWords;
}

/** A date found among the words, from the first word up to the one after the last. */
export interface Found {
  readonly from: number;
  readonly next: number;
  readonly readings: readonly DateReading[];
  readonly countedFrom?: 'voice' | 'text';
  /** Set where it is a day: a time of the day may follow. */
  readonly takesTime?: boolean;
}

/** A date already found earlier in the text. */
export interface Earlier {
  readonly end: number;
  readonly readings: readonly DateReading[];
}

/** Whether the words around speak of the past or of what is to come. */
export function tenseOf({ text, language, words }: Scene, from: number, next: number): Tense {
  const { start, end } = words.span(from, next);
  return tenseAround(text, start, end, language);
}

/** The day on which something was said, when the same sentence named one that has passed. */
export function toldOn({ text, words, now }: Scene, at: number, last: Earlier | undefined): Day | null {
  const { start } = words.span(at, at + 1);
  if (!last || start - last.end > 90 || /[.!?\n]/.test(text.slice(last.end, start))) return null;
  const today = isoOf(now.day);
  const passed = last.readings.filter((reading) => reading.precision === 'day' && reading.at <= today);
  const only = passed.length === 1 ? passed[0] : undefined;
  return only ? dayOfIso(only.at) : null;
}
