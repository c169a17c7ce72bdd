import type { Linear } from './logistic.ts';
import { minimise } from './minimise.ts';
import { addRow, type Matrix, rowDot } from './sparse.ts';

/**
 * Logistic regression for a few classes of which exactly one holds (negative, neutral, positive).
 *
 * In plain words: one score per class; the shares exp(score) / sum say how likely each is. L2 penalty on the weights,
 * none on the biases; `cost` is the price of a misjudged row against the penalty (C of scikit-learn). Returns one Linear
 * per class. `from` warm-starts; `around` = weights that the penalty pulls to instead of to zero (columns left out: zero), for
 * rows too few to speak alone. Source: multinomial logit with L-BFGS (as in scikit-learn's LogisticRegression).
 */
export function fitMultinomial(
  m: Matrix,
  classOf: ArrayLike<number>,
  classes: number,
  options: {
    readonly cost?: number;
    readonly rowWeights?: ArrayLike<number>;
    readonly from?: readonly Linear[];
    readonly around?: readonly Linear[];
    readonly tolerance?: number;
    readonly steps?: number;
  } = {},
): Linear[] {
  const { cost = 1, around, from = around, rowWeights } = options;
  const block = m.width + 1;
  const start = new Float64Array(block * classes);
  from?.forEach((linear, c) => {
    start.set(linear.weights.subarray(0, m.width), c * block);
    start[c * block + m.width] = linear.bias;
  });
  const centre = new Float64Array(block * classes);
  around?.forEach((linear, c) => {
    centre.set(linear.weights.subarray(0, m.width), c * block);
  });
  const weightsOf = (x: Float64Array, c: number) => x.subarray(c * block, c * block + m.width);
  const scores = new Float64Array(classes);
  const best = minimise(
    (x, gradient) => {
      let value = 0;
      for (let i = 0; i < x.length; i++) {
        const isBias = i % block === m.width;
        const away = isBias ? 0 : (x[i] as number) - (centre[i] as number);
        gradient[i] = away;
        value += 0.5 * away ** 2;
      }
      for (let row = 0; row < m.rows; row++) {
        const price = cost * (rowWeights?.[row] ?? 1);
        if (price <= 0) continue;
        for (let c = 0; c < classes; c++) {
          scores[c] = rowDot(m, row, weightsOf(x, c)) + (x[c * block + m.width] as number);
        }
        const shares = softmax(scores);
        const own = classOf[row] as number;
        value -= price * Math.log(Math.max(1e-300, shares[own] as number));
        for (let c = 0; c < classes; c++) {
          const pull = price * ((shares[c] as number) - (c === own ? 1 : 0));
          addRow(m, row, pull, weightsOf(gradient, c));
          gradient[c * block + m.width] = (gradient[c * block + m.width] as number) + pull;
        }
      }
      return value;
    },
    start,
    { tolerance: options.tolerance ?? 1e-3 * cost, ...(options.steps && { steps: options.steps }) },
  );
  return Array.from({ length: classes }, (_, c) => ({
    weights: weightsOf(best, c).slice(),
    bias: best[c * block + m.width] as number,
  }));
}

/** Shares that add up to 1 from scores. */
export function softmax(scores: ArrayLike<number>): number[] {
  const all = Array.from(scores);
  const top = Math.max(...all);
  const raised = all.map((score) => Math.exp(score - top));
  const sum = raised.reduce((total, value) => total + value, 0);
  return raised.map((value) => value / sum);
}
