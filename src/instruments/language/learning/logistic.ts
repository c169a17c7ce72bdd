import { seeded, shuffled } from './random.ts';
import { addRow, type Matrix, rowDot } from './sparse.ts';

/** Weights per column and a bias; the score of a row is bias + weights · row, its log-odds before calibration. */
export interface Linear {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** A fit with what its rows still pull: from here a fit without some of the rows is a short way. */
export interface Fitted extends Linear {
  readonly multipliers: Float64Array;
}

export interface LogisticOptions {
  /** Price of a misjudged row against the length of the weights (C of liblinear). */
  readonly cost?: number;
  /** Price of a row relative to the others (class weights, copies). 1 for all by default; 0 leaves the row out. */
  readonly rowWeights?: ArrayLike<number>;
  /** Where to start, as a rule the last weights: near the goal a re-fit takes a few passes. Multipliers are of these rows. */
  readonly from?: Linear | Fitted;
  /** Largest gradient that is good enough. */
  readonly tolerance?: number;
  readonly passes?: number;
  readonly seed?: number;
}

/**
 * Logistic regression with L2 penalty for yes and no.
 *
 * In plain words: learns one weight per word so that rows with many "yes" words score above 0. Dual coordinate descent:
 * each row in turn gets the best value of its own multiplier; rows are visited in a seeded order, so the same rows give
 * the same weights. The bias is a column of ones and is penalised with the rest. Needs at least one row of each kind
 * (otherwise weights 0 and a bias that says "always" or "never").
 * Source: Yu, Huang & Lin 2011, Dual coordinate descent methods for logistic regression (as in liblinear -s 7).
 */
export function fitLogistic(
  m: Matrix,
  yes: ArrayLike<number | boolean>,
  options: LogisticOptions = {},
): Fitted {
  const { cost = 1, tolerance = 0.01, passes = 60, seed = 1, from } = options;
  const price = Float64Array.from({ length: m.rows }, (_, i) => cost * (options.rowWeights?.[i] ?? 1));
  const sign = Int8Array.from({ length: m.rows }, (_, i) => (yes[i] ? 1 : -1));
  const { weights, multiplier, ...start } = startOf(m, sign, price, from);
  let { bias } = start;
  const square = squares(m);
  const random = seeded(seed);
  const smallest = Math.min(1e-8, tolerance);
  let enough = tolerance / 2;
  // A row that needed no step is not looked at again for two passes; only a pass over all rows may end the search.
  const rest = new Uint8Array(m.rows);
  for (let pass = 0; pass < passes; pass++) {
    let largest = 0;
    let steps = 0;
    let skipped = 0;
    for (const i of shuffled(m.rows, random)) {
      const c = price[i] as number;
      if (c <= 0) continue;
      if ((rest[i] as number) > 0) {
        rest[i] = (rest[i] as number) - 1;
        skipped += 1;
        continue;
      }
      const s = sign[i] as number;
      const a = square[i] as number;
      const b = s * (bias + rowDot(m, i, weights));
      const old = multiplier[i] as number;
      const found = bestMultiplier(a, b, old, c, enough);
      largest = Math.max(largest, found.gradient);
      steps += found.steps;
      if (found.steps === 0) {
        rest[i] = 2;
        continue;
      }
      const change = s * (found.value - old);
      multiplier[i] = found.value;
      addRow(m, i, change, weights);
      bias += change;
    }
    if (largest < tolerance && skipped === 0) break;
    if (largest < tolerance) rest.fill(0);
    if (steps <= m.rows / 10) enough = Math.max(smallest, 0.1 * enough);
  }
  return { weights, bias, multipliers: multiplier };
}

/** Weights that are the sum of the rows by their multipliers: nothing, or what old weights say of these rows. */
function startOf(m: Matrix, sign: Int8Array, price: Float64Array, from?: Linear | Fitted) {
  const old = from && 'multipliers' in from ? from : null;
  const weights = old ? old.weights.slice() : new Float64Array(m.width);
  let bias = old?.bias ?? 0;
  const multiplier = new Float64Array(m.rows);
  for (let i = 0; i < m.rows; i++) {
    const c = price[i] as number;
    const s = sign[i] as number;
    const was = (old?.multipliers[i] as number | undefined) ?? 0;
    // At the optimum a row's multiplier is its price times how wrong the model is about it: so old weights tell where.
    const wrong =
      from && !old && c > 0 ? 1 / (1 + Math.exp(s * (from.bias + rowDot(m, i, from.weights)))) : 0;
    const least = Math.min(1e-8, 1e-3 * c);
    const is = c > 0 ? Math.min(c - least, Math.max(least, old ? was : c * wrong)) : 0;
    multiplier[i] = is;
    // Without old weights all multipliers are next to nothing, and so is their sum.
    if (!from || is === was) continue;
    addRow(m, i, s * (is - was), weights);
    bias += s * (is - was);
  }
  return { weights, bias, multiplier };
}

/** Squared length of each row, with the column of ones for the bias. */
function squares(m: Matrix): Float64Array {
  const out = new Float64Array(m.rows).fill(1);
  for (let i = 0; i < m.rows; i++) {
    for (let k = m.start[i] as number; k < (m.start[i + 1] as number); k++) {
      out[i] = (out[i] as number) + (m.value[k] as number) * (m.value[k] as number);
    }
  }
  return out;
}

const nearest = 1e-12;

/** Newton's method on one row's multiplier, kept strictly between 0 and its price c. */
function bestMultiplier(a: number, b: number, old: number, c: number, enough: number) {
  // Work with the smaller of z and c − z, where the logarithm is accurate.
  const flipped = 0.5 * a * (c - 2 * old) + b < 0;
  const from = flipped ? c - old : old;
  const slope = flipped ? -b : b;
  let z = c - from < 0.5 * c ? 0.1 * from : from;
  let g = a * (z - from) + slope + Math.log(z / (c - z));
  const gradient = Math.abs(g);
  let steps = 0;
  for (; steps < 100 && Math.abs(g) >= enough; steps++) {
    const next = z - g / (a + c / (c - z) / z);
    z = next <= 0 ? 0.1 * z : next;
    g = a * (z - from) + slope + Math.log(z / (c - z));
  }
  // At 0 or c itself the logarithm has no value, and the row could never move again.
  z = Math.max(z, c * nearest);
  return { value: flipped ? c - z : z, gradient, steps };
}
