import { PhraseTable } from './phrase-table.ts';

/**
 * How one language speaks of dates. All words are lower case and without accents, as `PlainWords` gives them.
 */
export interface DateWords {
  /** Names → 0 (Sunday) to 6. */
  readonly weekdays: PhraseTable<number>;
  /** Names → 1 to 12. */
  readonly months: PhraseTable<number>;
  /** Phrases → days from today. */
  readonly relative: PhraseTable<number>;
  /** Words that may not stand directly before a relative day ("por la mañana" is no tomorrow). */
  readonly notBeforeRelative: PhraseTable<null>;
  readonly hours: PhraseTable<null>;
  readonly days: PhraseTable<null>;
  readonly weeks: PhraseTable<null>;
  readonly monthsUnit: PhraseTable<null>;
  /** Adjectives that make days working days, and nouns that are working days. */
  readonly working: PhraseTable<null>;
  readonly numbers: ReadonlyMap<string, number>;
  /** Openings of a span of time to come: "within", "dentro de". */
  readonly within: PhraseTable<null>;
  /** Words of a span that is over: before ("hace") and after ("ago"). */
  readonly agoBefore: PhraseTable<null>;
  readonly agoAfter: PhraseTable<null>;
  /** Next, in the sense of the one to come; `nextOrAfter` may also mean the one after. */
  readonly next: PhraseTable<null>;
  readonly nextOrAfter: PhraseTable<null>;
  readonly last: PhraseTable<null>;
  /** "by", "on", "the": what leads to a date; needed before a bare day of the month. */
  readonly leads: PhraseTable<null>;
  readonly before: PhraseTable<null>;
  readonly since: PhraseTable<null>;
  /** Between the numbers of a range and between day and month. */
  readonly to: PhraseTable<null>;
  readonly of: PhraseTable<null>;
  readonly at: PhraseTable<null>;
  /** "morning", "evening": a part of the day after a date; kept in the span, the day stays the precision. */
  readonly dayParts: PhraseTable<null>;
  /** Phrases → the end of a period. */
  readonly endOf: PhraseTable<null>;
}

export const list = (phrases: string) =>
  new PhraseTable(phrases === '' ? [] : phrases.split('|').map((phrase) => [phrase, null] as const));
/** Names in their order, spellings of one separated by "/". */
export const named = (names: string, from: number) =>
  new PhraseTable(
    names
      .split('|')
      .flatMap((spellings, at) => spellings.split('/').map((name) => [name, at + from] as const)),
  );
export const relative = (days: Readonly<Record<string, number>>) => new PhraseTable(Object.entries(days));
export const counted = (numbers: Readonly<Record<string, number>>) => new Map(Object.entries(numbers));
export const numbered = (words: string) =>
  Object.fromEntries(words.split(' ').flatMap((names, at) => names.split('|').map((name) => [name, at + 1])));
