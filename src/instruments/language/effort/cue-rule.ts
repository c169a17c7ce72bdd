/** What can make dealing with a company hard or easy. */
export type Cue =
  | 'repeat contact'
  | 'transfer'
  | 'waiting'
  | 'told again'
  | 'channel switch'
  | 'unclear information'
  | 'customer work'
  | 'hard'
  | 'easy'
  | 'quick'
  | 'one contact'
  | 'spared';

export interface CueRule {
  readonly id: string;
  readonly cue: Cue;
  /** 'none' = a figure of speech that only looks like a cue ("can't wait to see"): it takes away what overlaps it. */
  readonly level: 'high' | 'low' | 'none';
  readonly patterns: readonly string[];
  /**
   * What a negation before it makes of the cue: its contrary (default: "did not have to wait" is the low side),
   * nothing, or no difference.
   */
  readonly negated?: 'flip' | 'drop' | 'keep';
  /** Counts only with a captured value of at least / at most this (contacts, seconds, steps). */
  readonly least?: number;
  readonly most?: number;
  /** Counts also when only supposed ("should not have to" says that one has to). */
  readonly evenSupposed?: boolean;
  /** A captured value that the words do not mean as a quantity of this cue. */
  readonly valueless?: boolean;
}
