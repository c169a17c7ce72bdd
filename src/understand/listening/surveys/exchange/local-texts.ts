import type { Texts } from '../logic.contract.ts';
import { type Collect, languageTag } from './collect.ts';
import { at, entriesAt, textAt } from './given.ts';

/** Texts that are one text for all languages, or one for each. */
export class LocalTexts {
  readonly languages: readonly string[];
  readonly #collect: Collect;
  /** Puts values into texts: {name} of SurveyJS, #recall of Formbricks. */
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
