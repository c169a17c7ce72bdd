import type { Texts } from '../../logic.contract.ts';
import { type Collect, languageTag } from '../collect.ts';
import { at, entriesAt, isObject, textAt } from '../given.ts';

/** The languages of a survey: its own first, then each in which some text is written. */
export function languagesOf(json: unknown): string[] {
  const own = languageTag(textAt(json, 'locale') || 'en');
  const found = new Set([own]);
  const walk = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > 60) return;
    if (isObject(value) && isLocalised(value)) {
      for (const name of Object.keys(value)) if (name !== 'default') found.add(languageTag(name));
      return;
    }
    for (const item of Object.values(value)) walk(item, depth + 1);
  };
  walk(json, 0);
  return [...found].slice(0, 50);
}

const isLocalised = (value: Record<string, unknown>): boolean => {
  const names = Object.keys(value);
  return (
    names.length > 0 &&
    names.every((name) => name === 'default' || /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$/.test(name)) &&
    names.some((name) => name === 'default' || name.length <= 5) &&
    Object.values(value).every((text) => typeof text === 'string')
  );
};

/** Texts that are one text for all languages, or one for each. */
export class LocalTexts {
  readonly languages: readonly string[];
  readonly #collect: Collect;
  /** Puts values into texts: {name} of SurveyJS. */
  piped: (text: string) => string = (text) => text;

  constructor(languages: readonly string[], collect: Collect) {
    this.languages = languages;
    this.#collect = collect;
  }

  of(given: unknown, where: string, otherwise = ''): Texts {
    const [first = 'en'] = this.languages;
    const say = (text: string) => this.piped(this.#collect.words(where, text));
    if (typeof given === 'string' || typeof given === 'number') return { [first]: say(String(given)) };
    const texts: Record<string, string> = {};
    for (const [name, text] of entriesAt(given)) {
      const language = name === 'default' ? first : languageTag(name);
      if (typeof text === 'string' && this.languages.includes(language)) texts[language] = say(text);
    }
    if (texts[first] === undefined) texts[first] = Object.values(texts)[0] ?? otherwise;
    return texts;
  }

  /** The title of a thing, or its name when it has none. */
  title(element: unknown, where: string): Texts {
    const title = at(element, 'title');
    return this.of(
      title === undefined || title === '' ? textAt(element, 'name') : title,
      where,
      textAt(element, 'name'),
    );
  }
}
