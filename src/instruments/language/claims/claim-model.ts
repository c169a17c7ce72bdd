import type { Calibration } from '../learning/calibrate.ts';
import { type Reason, tellReasons } from '../learning/reasons.ts';
import { isBreak, type Word } from '../patterns/words.ts';
import { type ClaimTask, claimTasks, firstHead } from './claim-tasks.ts';
import type { Trait } from './traits.ts';

/** What was learnt from labelled voices; plain data, stored as JSON. */
export interface ClaimModel {
  readonly rows: number;
  /** One for each answer, in the order of `claimHeads`. */
  readonly bias: readonly number[];
  /** Name of a trait, and its weight for each answer. */
  readonly weights: ReadonlyMap<string, readonly number[]>;
  /** From the score of an answer given to its confidence. */
  readonly calibration: Readonly<Record<ClaimTask, Calibration>>;
}

/** Sums of weight × value over the traits, for every answer of every task; `start` is added to. */
export function sumsOf(
  model: ClaimModel,
  traits: readonly Trait[],
  start: ArrayLike<number> = model.bias,
): Float64Array {
  const sums = Float64Array.from(start);
  for (const { name, value } of traits) {
    const weights = model.weights.get(name);
    if (weights === undefined) continue;
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + value * (weights[i] as number);
  }
  return sums;
}

/** The part of the sums that is a task's. */
export function scoresOf(task: ClaimTask, sums: Float64Array): number[] {
  const first = firstHead[task];
  return Array.from(sums.subarray(first, first + claimTasks[task].length));
}

/**
 * The score of one answer: intents stand each for itself; of effort and "solved?" exactly one answer holds, so theirs
 * is the distance to the mean of the others.
 */
function againstOthers(task: ClaimTask, scores: readonly number[], answer: number): number {
  const own = scores[answer] ?? 0;
  if (task === 'intent') return own;
  const others = scores.reduce((sum, score) => sum + score, 0) - own;
  return own - others / (scores.length - 1);
}

/** An answer with what speaks for it. */
export interface Claim {
  readonly answer: string;
  readonly score: number;
  /** Place among the task's answers. */
  readonly place: number;
}

/** The answers that hold: the likeliest of effort and "solved?" (of equals the first), every intent above 0. */
export function answersOf(task: ClaimTask, scores: readonly number[]): Claim[] {
  const claim = (place: number): Claim => ({
    answer: claimTasks[task][place] ?? '',
    score: againstOthers(task, scores, place),
    place,
  });
  if (task === 'intent') return scores.flatMap((score, place) => (score > 0 ? [claim(place)] : []));
  return [claim(scores.indexOf(Math.max(...scores)))];
}

/** What each trait adds to the score of an answer. */
function amountsOf(model: ClaimModel, task: ClaimTask, traits: readonly Trait[], place: number) {
  const first = firstHead[task];
  const bias = model.bias.slice(first, first + claimTasks[task].length);
  return {
    bias: againstOthers(task, bias, place),
    amounts: traits.flatMap((trait) => {
      const weights = model.weights.get(trait.name);
      if (weights === undefined) return [];
      const own = weights.slice(first, first + claimTasks[task].length);
      return [{ trait, amount: trait.value * againstOthers(task, own, place) }];
    }),
  };
}

/** The words that speak most for an answer, and the reasons, whose amounts add up to the score. */
export function proofOf(
  model: ClaimModel,
  task: ClaimTask,
  traits: readonly Trait[],
  words: readonly Word[],
  place: number,
): { from: number; to: number; reason: string[] } {
  const { bias, amounts } = amountsOf(model, task, traits, place);
  const byTerm = new Map<string, number>();
  const gains = new Float64Array(words.length);
  let score = bias;
  for (const { trait, amount } of amounts) {
    const term = termOf(trait, words);
    byTerm.set(term, (byTerm.get(term) ?? 0) + amount);
    score += amount;
    for (let at = trait.from; at < trait.to; at++)
      gains[at] = (gains[at] ?? 0) + amount / (trait.to - trait.from);
  }
  const reasons: Reason[] = [...byTerm].map(([term, amount]) => ({ term, amount }));
  reasons.sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || (a.term < b.term ? -1 : 1));
  return { ...strongestRun(gains, words), reason: tellReasons({ score, bias, reasons }) };
}

function termOf({ name, from, to }: Trait, words: readonly Word[]): string {
  if (to === 0) return name;
  const first = words[from]?.folded ?? '';
  return to - from === 1 ? `“${first}”` : `“${first} … ${words[to - 1]?.folded ?? ''}”`;
}

/** The run of words within a sentence that adds most; always at least one word. */
function strongestRun(gains: Float64Array, words: readonly Word[]): { from: number; to: number } {
  let best = { from: 0, to: Math.min(1, words.length), sum: Number.NEGATIVE_INFINITY };
  let from = 0;
  let sum = 0;
  for (let at = 0; at < words.length; at++) {
    if (sum <= 0 || isBreak(words, at)) {
      from = at;
      sum = 0;
    }
    sum += gains[at] ?? 0;
    if (sum > best.sum) best = { from, to: at + 1, sum };
  }
  return { from: best.from, to: best.to };
}
