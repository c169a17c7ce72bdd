import type { Estimate } from '../../kernel/estimate.ts';
import { designOf } from './algebra/design.ts';
import { CannotCompute } from './cannot-compute.ts';
import { tOfLevel } from './distributions/student.ts';
import { logit } from './logit.ts';
import { type Level, usualLevel } from './numbers.ts';

export interface MatchingInput {
  /** 1 = was reached by the action. */
  readonly treated: readonly number[];
  readonly outcome: readonly number[];
  /** What both groups shall be alike in, known before the action. */
  readonly traits: Readonly<Record<string, readonly number[]>>;
}

export interface Balance {
  readonly trait: string;
  /** Standardised mean differences (in standard deviations of the treated); below 0.1 is wanted. */
  readonly before: number;
  readonly after: number;
}

export interface Matched {
  /** Effect on those treated (ATT): mean of outcome differences within pairs. */
  readonly effect: Estimate;
  /** The plain difference of the two groups, for comparison. */
  readonly naive: number;
  readonly pairs: readonly (readonly [treated: number, control: number])[];
  /** Treated rows without a control within the calliper. */
  readonly unmatched: number;
  readonly balance: readonly Balance[];
  readonly calliper: number;
  readonly method: string;
}

/**
 * Matching on the propensity score: each treated row is paired with the untreated one most likely to have been treated
 * too.
 *
 * In plain words: compares like with like, as far as the listed traits go; what is not listed may still differ.
 * Nearest neighbour without replacement, treated rows from the highest score down, calliper of 0.2 standard deviations
 * of the logit score. The result depends on these choices; they are stated. Look at the balance. Rung 4 of 5.
 * Source: Rosenbaum & Rubin 1985; Austin 2011; R MatchIt(method = "nearest", distance = "glm").
 */
export function matching(
  input: MatchingInput,
  options: Level & { readonly calliper?: number } = {},
): Matched {
  const { level = usualLevel, calliper: width = 0.2 } = options;
  const { treated, outcome, traits } = input;
  const n = treated.length;
  const model = logit(designOf(traits), treated);
  if (model.separation !== null)
    throw new CannotCompute(`Treated and untreated cannot be compared: ${model.separation}`);
  const score = Float64Array.from(model.fitted, (m) => Math.log(m / (1 - m)));
  const all = Array.from({ length: n }, (_, i) => i);
  const spread = Math.sqrt(varianceOf(all.map((i) => score[i] as number)));
  const calliper = width * spread;
  const free = new Set(all.filter((i) => treated[i] === 0));
  const order = all
    .filter((i) => treated[i] === 1)
    .sort((a, b) => (score[b] as number) - (score[a] as number) || a - b);
  const pairs: (readonly [number, number])[] = [];
  // Controls sorted by score; the nearest free one is looked for outwards from the treated row's place.
  const sorted = [...free].sort((a, b) => (score[a] as number) - (score[b] as number) || a - b);
  for (const i of order) {
    const found = nearestFree(sorted, free, score, score[i] as number, calliper);
    if (found === null) continue;
    free.delete(found);
    pairs.push([i, found]);
  }
  if (pairs.length < 2)
    throw new CannotCompute('Fewer than two treated rows have a comparable untreated one.');
  const differences = pairs.map(([t, c]) => (outcome[t] ?? 0) - (outcome[c] ?? 0));
  const value = mean(differences);
  const half = tOfLevel(level, pairs.length - 1) * Math.sqrt(varianceOf(differences) / pairs.length);
  const groups = (of: readonly number[], flag: number) =>
    all.filter((i) => treated[i] === flag).map((i) => of[i] ?? 0);
  return {
    effect: {
      value,
      low: value - half,
      high: value + half,
      level,
      n: 2 * pairs.length,
      method: `effect on the treated, nearest neighbour 1:1 without replacement, calliper ${width} SD, paired t`,
    },
    naive: mean(groups(outcome, 1)) - mean(groups(outcome, 0)),
    pairs,
    unmatched: order.length - pairs.length,
    balance: Object.entries(traits).map(([trait, values]) => {
      const sd = Math.sqrt(varianceOf(groups(values, 1)));
      const gap = (a: number[], b: number[]) => (sd > 0 ? (mean(a) - mean(b)) / sd : 0);
      return {
        trait,
        before: gap(groups(values, 1), groups(values, 0)),
        after: gap(
          pairs.map(([t]) => values[t] ?? 0),
          pairs.map(([, c]) => values[c] ?? 0),
        ),
      };
    }),
    calliper,
    method: 'propensity score by logit, matched from the highest score down',
  };
}

function nearestFree(
  sorted: readonly number[],
  free: ReadonlySet<number>,
  score: Float64Array,
  target: number,
  calliper: number,
): number | null {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((score[sorted[mid] ?? 0] as number) < target) low = mid + 1;
    else high = mid;
  }
  const distance = (at: number) => Math.abs((score[sorted[at] ?? 0] as number) - target);
  let [left, right] = [low - 1, low];
  for (;;) {
    const toLeft = left >= 0 ? distance(left) : Number.POSITIVE_INFINITY;
    const toRight = right < sorted.length ? distance(right) : Number.POSITIVE_INFINITY;
    if (Math.min(toLeft, toRight) > calliper) return null;
    const at = toLeft <= toRight ? left-- : right++;
    const control = sorted[at];
    if (control !== undefined && free.has(control)) return control;
  }
}

const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;

function varianceOf(list: readonly number[]): number {
  const middle = mean(list);
  return list.reduce((sum, x) => sum + (x - middle) ** 2, 0) / (list.length - 1);
}
