import { isWordKind, kindAt, kinds, widthAt } from './characters.ts';

/** A word of a text with its place, lower case and with plain apostrophes. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a stretch of text, apostrophes inside words included. Offsets are those of the whole text. */
export function wordsOf(text: string, start: number, end: number): Word[] {
  const found: Word[] = [];
  let from = -1;
  for (let at = start; at <= end; ) {
    const kind = at < end ? kindAt(text, at) : kinds.space;
    const unit = at < end ? text.charCodeAt(at) : 0;
    const isInside = isWordKind(kind) || (from >= 0 && (unit === 0x27 || unit === 0x2019));
    if (isInside && from < 0) from = at;
    else if (!isInside && from >= 0) {
      const written = text.slice(from, at).toLowerCase();
      const plain = written.includes('\u2019') ? written.replaceAll('\u2019', "'") : written;
      found.push({ text: plain, start: from, end: at });
      from = -1;
    }
    at += at < end ? widthAt(text, at) : 1;
  }
  return found;
}

/** Phrases of one to four words, found by their first word. */
export class Phrases {
  readonly #byFirst = new Map<string, string[][]>();

  constructor(phrases: readonly string[]) {
    for (const phrase of phrases) {
      const [first = '', ...rest] = phrase.split(' ');
      const known = this.#byFirst.get(first);
      if (known) known.push(rest);
      else this.#byFirst.set(first, [rest]);
    }
    for (const rests of this.#byFirst.values()) rests.sort((a, b) => b.length - a.length);
  }

  /** How many words the longest phrase takes that starts at word `at`; 0 when none does. */
  lengthAt(words: readonly Word[], at: number): number {
    const first = words[at];
    const rests = first && this.#byFirst.get(first.text);
    const rest = rests?.find((known) => known.every((word, step) => words[at + 1 + step]?.text === word));
    return rest ? rest.length + 1 : 0;
  }

  /** How many words the longest phrase takes that ends directly before word `at`; 0 when none does. */
  lengthBefore(words: readonly Word[], at: number): number {
    for (let length = Math.min(4, at); length > 0; length--) {
      if (this.lengthAt(words, at - length) === length) return length;
    }
    return 0;
  }
}
