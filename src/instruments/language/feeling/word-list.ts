/** The words of one language as they are written by hand in `words/*.json`. Entries are described in `entry.ts`. */
export interface WordList {
  /** What `@` at the end of a word stands for: "perfect@" in Spanish is perfecto, perfecta, perfectos, perfectas. */
  readonly endings: readonly string[];
  /** Words that stand for one another in entries: `<n>` any number word, `<unit>` minutes, hours, days. */
  readonly classes: Readonly<Record<string, readonly string[]>>;
  readonly negators: readonly string[];
  readonly boosters: readonly string[];
  readonly diminishers: readonly string[];
  /** "but": what follows weighs more than what stood before. */
  readonly contrast: readonly string[];
  /** "although": what follows up to the next mark weighs less. */
  readonly concession: readonly string[];
  /** After a cheer at the beginning they show that it is not meant: "Great, another update". */
  readonly taunts: readonly string[];
  readonly thanks: readonly string[];
  /** From "-3" to "4": how bad or good the words are. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Phrases that hold a word with a value and yet say nothing: "good morning", "how do I cancel". */
  readonly neutral: readonly string[];
  /** Emotion → intensity "1" to "3" → words that express it. */
  readonly emotions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** Languages with words of their own. */
export type FeelingLanguage = 'en' | 'es' | 'fr' | 'de' | 'pt' | 'it';
