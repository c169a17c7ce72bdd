import { type Word, wordsOf } from '../phrases.ts';

/** The words of a text without accents, with the signs between them; for patterns of a few words. */
export class PlainWords {
  readonly words: readonly Word[];
  readonly #plain: readonly string[];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.words = wordsOf(text, 0, text.length);
    this.#plain = this.words.map((word) => plainWord(word.text));
  }

  get count(): number {
    return this.words.length;
  }

  text(at: number): string {
    return this.#plain[at] ?? '';
  }

  is(at: number, word: string): boolean {
    return this.#plain[at] === word;
  }

  /** What stands between the word before and this one, trimmed. */
  gap(at: number): string {
    const from = this.words[at - 1]?.end ?? 0;
    const to = this.words[at]?.start ?? this.#text.length;
    return to - from > 8 ? ' far ' : this.#text.slice(from, to).trim();
  }

  phrase(at: number, length: number): string {
    return at < 0 ? '' : this.#plain.slice(at, at + length).join(' ');
  }

  /** How many words the longest of the phrases takes that starts at word `at`. */
  longest(at: number, phrases: readonly string[]): number {
    return this.#longest(phrases, (phrase, length) => this.phrase(at, length) === phrase);
  }

  /** How many words the longest of the phrases takes that ends directly before word `at`. */
  longestBefore(at: number, phrases: readonly string[]): number {
    return this.#longest(phrases, (phrase, length) => this.phrase(at - length, length) === phrase);
  }

  #longest(phrases: readonly string[], isThere: (phrase: string, length: number) => boolean): number {
    let best = 0;
    for (const phrase of phrases) {
      const length = phrase.split(' ').length;
      if (length > best && isThere(phrase, length)) best = length;
    }
    return best;
  }
}

/** Lower case without accents, "ß" as "ss"; the article of "l'11 marzo" and "dell'11" is dropped. */
function plainWord(word: string): string {
  if (word.length > 40 || /^[a-z0-9]*$/.test(word)) return word;
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ß', 'ss')
    .replace(/^(?:d|l|dell|all|dall)'(?=\d)/, '')
    .replace(/^(\d{1,2})[ºª°]$/, '$1');
}
