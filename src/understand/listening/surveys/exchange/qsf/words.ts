import type { Texts } from '../../logic.contract.ts';
import { type Collect, inLanguages, languageTag } from '../collect.ts';
import { at, textAt } from '../given.ts';
import type { Elements } from './gather.ts';
import { fieldName } from './logic.ts';
import type { Known } from './refs.ts';

/** Texts of a QSF file: formatting taken away, piped values found again, in each language that has them. */
export class Words {
  readonly #elements: Elements;
  readonly #known: Known;
  readonly #collect: Collect;
  readonly languages: readonly string[];

  constructor(elements: Elements, known: Known, collect: Collect) {
    this.#elements = elements;
    this.#known = known;
    this.#collect = collect;
    this.languages = [...new Set(elements.languages.map(languageTag))];
  }

  /** The text at a path of a question, and at the same path of its translations. */
  of(payload: unknown, where: string, ...path: readonly string[]): Texts {
    return inLanguages(this.languages, (tag) => {
      const name = this.#elements.languages.find((one) => languageTag(one) === tag) ?? '';
      const own = tag === this.languages[0];
      const found = own ? textAt(payload, ...path) : textAt(at(payload, 'Language', name), ...path);
      return this.piped(this.#collect.words(where, found), where);
    });
  }

  /** A text that has no translations. */
  only(text: string, where: string): Texts {
    return { [this.languages[0] ?? 'en']: this.piped(this.#collect.words(where, text), where) };
  }

  piped(text: string, where: string): string {
    if (!text.includes('${')) return text;
    return text.replace(/\$\{([a-z]+:\/\/[^}\s]{1,200})\}/g, (whole, address: string) => {
      const found = this.#address(address);
      if (found === null) this.#collect.tell('approximated', 'piping', where, whole);
      return found ?? whole;
    });
  }

  #address(address: string): string | null {
    if (address.startsWith('e://Field/') || address.startsWith('m://')) {
      const field = this.#known.fields.get(fieldName(address));
      return field === undefined ? null : `{{${field.get}:${field.code}}}`;
    }
    const [, id = '', kind = ''] = /^q:\/\/([^/]+)\/([A-Za-z]+)/.exec(address) ?? [];
    const ref = this.#known.refs.get(id);
    const whole = ['ChoiceGroup', 'ChoiceTextEntryValue', 'ChoiceNumericEntryValue', 'SelectedChoices'];
    return ref !== undefined && whole.includes(kind) ? `{{answer:${ref.code}}}` : null;
  }
}
