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

  some(isMeant: (word: string) => boolean): boolean {
    return this.#plain.some(isMeant);
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

  /** Where the words from `from` up to `next` stand in the text. */
  span(from: number, next: number): { readonly start: number; readonly end: number } {
    const start = this.words[from]?.start ?? 0;
    return { start, end: this.words[next - 1]?.end ?? start };
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
