/** What a text wants from the company; several at once are normal, none is "nothing". */
export type Intent = 'needs an answer' | 'suggestion' | 'praise' | 'threat to leave' | 'legal or safety';

export interface IntentRule {
  readonly id: string;
  readonly intent: Intent;
  readonly patterns: readonly string[];
  /** What a negation before it does: takes the label back (default), or nothing (what people fear still counts). */
  readonly negated?: 'drop' | 'keep';
  /** Whether "if", "would", "hope" before it take the label back; default: they do not. */
  readonly supposed?: 'drop' | 'keep';
}

/** How one language asks and speaks. */
export interface IntentWords {
  readonly rules: readonly IntentRule[];
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Questions that want no answer: "how hard can it be?" */
  readonly rhetorical: readonly string[];
  /** Irony and formulas that look like praise: "thanks for nothing". */
  readonly notPraise: readonly string[];
}
