import type { DateWords } from './date-vocabulary.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

/** A language's words with those of which a text holds at least one when it names a date without digits. */
export interface KnownDateWords extends DateWords {
  readonly telling: ReadonlySet<string>;
}

const perLanguage: Readonly<Record<string, DateWords>> = {
  en: english,
  es: spanish,
  fr: french,
  de: german,
  pt: portuguese,
  it: italian,
};

const telling = new Map<string, KnownDateWords>();

/** The date words of a language, or null for one that is not known. */
export function dateWordsOf(language: string): KnownDateWords | null {
  const code = language.slice(0, 2).toLowerCase();
  const ready = telling.get(code);
  const words = perLanguage[code];
  if (ready || !words) return ready ?? null;
  const { weekdays, months, relative: days, hours, days: units, weeks, monthsUnit, working } = words;
  const tables = [weekdays, months, days, hours, units, weeks, monthsUnit, working];
  const made = { ...words, telling: new Set(tables.flatMap((table) => [...table.firstWords])) };
  telling.set(code, made);
  return made;
}
