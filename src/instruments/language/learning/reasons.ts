import type { Linear } from './logistic.ts';
import type { Sparse } from './sparse.ts';

/** One part of a score: what was in the text, and by how much it raised or lowered the score. */
export interface Reason {
  readonly term: string;
  readonly amount: number;
}

/** A score taken apart: `bias` and all amounts add up to it. */
export interface Explanation {
  readonly score: number;
  readonly bias: number;
  /** Strongest first; equal ones by term. */
  readonly reasons: readonly Reason[];
}

/**
 * Weight × value for everything in the row. `nameOf` names a column; columns with one name (the hundred of an embedding)
 * are told as one reason.
 */
export function explain(
  { weights, bias }: { readonly weights: ArrayLike<number>; readonly bias: number } | Linear,
  x: Sparse,
  nameOf: (column: number) => string,
): Explanation {
  const amounts = new Map<string, number>();
  let score = bias;
  for (let k = 0; k < x.indices.length; k++) {
    const column = x.indices[k] as number;
    const amount = (x.values[k] as number) * (weights[column] as number);
    const term = nameOf(column);
    amounts.set(term, (amounts.get(term) ?? 0) + amount);
    score += amount;
  }
  const reasons = [...amounts].map(([term, amount]) => ({ term, amount }));
  reasons.sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || (a.term < b.term ? -1 : 1));
  return { score, bias, reasons };
}

const signed = (amount: number): string => `${amount < 0 ? '−' : '+'}${Math.abs(amount).toFixed(2)}`;

/** The strongest reasons as lines people read; what is not told singly is one line, so that the lines add up. */
export function tellReasons({ score, bias, reasons }: Explanation, most = 5): string[] {
  const told = reasons.slice(0, most);
  const rest = reasons.slice(most).reduce((sum, reason) => sum + reason.amount, 0);
  return [
    ...told.map(({ term, amount }) => `${term} ${signed(amount)}`),
    ...(reasons.length > most ? [`${reasons.length - most} others ${signed(rest)}`] : []),
    `start ${signed(bias)}`,
    `score ${signed(score)}`,
  ];
}
