/**
 * A label with what proves it. Offsets count UTF-16 units of the text that was given to the reader, so that
 * `text.slice(start, end)` is the evidence.
 */
export interface Labelled {
  readonly label: string;
  /** Strength or quantity: sentiment -1..1, minutes waited in seconds, the how-many-th contact. */
  readonly value?: number;
  readonly start: number;
  readonly end: number;
  /** The share of such labels that labelled rows proved right (0..1); absent where nothing was measured. */
  readonly confidence?: number;
  readonly method: 'rule' | 'lexicon' | 'model';
  /** Why: rule and matched words, words with their signs, or weights that add up to the score. */
  readonly reason: readonly string[];
}
