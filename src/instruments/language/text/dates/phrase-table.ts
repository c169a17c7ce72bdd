import type { PlainWords } from './plain-words.ts';

/** Phrases of a few plain words with what they stand for, looked up by their first or last word. */
export class PhraseTable<Value> {
  readonly #byFirst = new Map<string, Entry<Value>[]>();
  readonly #byLast = new Map<string, Entry<Value>[]>();

  constructor(phrases: Iterable<readonly [string, Value]>) {
    for (const [phrase, value] of phrases) {
      const entry = { words: phrase.split(' '), value };
      add(this.#byFirst, entry.words[0] ?? '', entry);
      add(this.#byLast, entry.words.at(-1) ?? '', entry);
    }
  }

  /** The longest phrase that starts at word `at`. */
  find(words: PlainWords, at: number): { readonly length: number; readonly value: Value } | null {
    const entry = this.#byFirst.get(words.text(at))?.find((known) => stands(words, at, known.words));
    return entry ? { length: entry.words.length, value: entry.value } : null;
  }

  /** How many words the longest phrase takes that starts at word `at`; 0 when none does. */
  at(words: PlainWords, at: number): number {
    return this.find(words, at)?.length ?? 0;
  }

  /** How many words the longest phrase takes that ends directly before word `at`; 0 when none does. */
  before(words: PlainWords, at: number): number {
    const known = this.#byLast.get(words.text(at - 1));
    return known?.find((entry) => stands(words, at - entry.words.length, entry.words))?.words.length ?? 0;
  }

  /** Whether one word is a phrase by itself. */
  has(word: string): boolean {
    return this.#byFirst.get(word)?.some((entry) => entry.words.length === 1) === true;
  }

  get firstWords(): Iterable<string> {
    return this.#byFirst.keys();
  }
}

interface Entry<Value> {
  readonly words: readonly string[];
  readonly value: Value;
}

function add<Value>(index: Map<string, Entry<Value>[]>, word: string, entry: Entry<Value>): void {
  const known = index.get(word) ?? [];
  index.set(
    word,
    [...known, entry].sort((a, b) => b.words.length - a.words.length),
  );
}

function stands(words: PlainWords, at: number, phrase: readonly string[]): boolean {
  return at >= 0 && phrase.every((word, step) => words.is(at + step, word));
}
