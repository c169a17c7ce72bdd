import type { PatternLanguage } from './vocabulary.ts';

/** What a language needs, made when it is first asked for and kept: compiling patterns takes milliseconds. */
export function perLanguage<T>(make: (language: PatternLanguage) => T): (language: PatternLanguage) => T {
  const made = new Map<PatternLanguage, T>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const now = make(language);
    made.set(language, now);
    return now;
  };
}
