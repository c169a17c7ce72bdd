import type { Estimate } from '../../kernel/estimate.ts';
import { at, cholesky, invertCholesky, type Square } from './algebra/symmetric.ts';
import { CannotCompute } from './cannot-compute.ts';
import { fUpperTail } from './distributions/fisher-f.ts';
import { normalTwoSided } from './distributions/normal.ts';
import { studentTwoSided, tOfLevel } from './distributions/student.ts';
import { addGrams, correlations, emptyGram, type Gram } from './gram.ts';
import { johnsonWeights } from './johnson.ts';
import { lmgShares, mostExactDrivers } from './lmg.ts';
import { type Level, usualLevel } from './numbers.ts';
import { rankRanges } from './rank-ranges.ts';

export interface Driver {
  readonly driver: string;
  /** Part of R² that belongs to this driver; the shares sum to R². */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** The share as a part of all that is explained (0..1), with its own interval. */
  readonly ofExplained: number;
  readonly ofLow: number;
  readonly ofHigh: number;
  readonly rankLow: number;
  readonly rankHigh: number;
  /** Standardised coefficient with all drivers in, its p-value, and how much its variance is inflated by the others. */
  readonly beta: number;
  readonly p: number;
  readonly vif: number;
  /** Johnson's relative weight, as a cross-check; same unit as `share`. */
  readonly johnson: number;
}

export interface Drivers {
  readonly n: number;
  readonly r2: Estimate;
  /** p of "nothing is explained at all" (F test). */
  readonly p: number;
  /** False: what the drivers seem to explain cannot be told apart from chance. */
  readonly found: boolean;
  readonly method: string;
  readonly drivers: readonly Driver[];
}

/**
 * What goes together with an outcome: each driver's fair share of R², with an interval and a range of ranks.
 *
 * In plain words: of what the answers explain, how much belongs to each item when correlated items share fairly.
 * It says "goes together with", never "causes". Linear; assumes independent blocks of rows (put a customer's rows
 * into one block). Intervals leave out one block after the other (grouped jackknife, t with blocks − 1 degrees of
 * freedom); no random numbers. Needs more rows than drivers + 1, and at least 2 blocks.
 * Source: see lmg.ts, johnson.ts; Kott 2001 for the delete-a-group jackknife.
 *
 * @param blocks Gram matrices of separate blocks of rows: drivers in the order of `names`, the outcome last.
 */
export function driverShares(
  blocks: readonly Gram[],
  names: readonly string[],
  options: Level & { outcome?: string } = {},
): Drivers {
  const { level = usualLevel, outcome = 'outcome' } = options;
  const p = names.length;
  if (p === 0) throw new CannotCompute('There is no driver to look at.');
  const filled = blocks.filter((block) => block.n > 0);
  const whole = filled.reduce((a, b) => addGrams(a, b), emptyGram(p + 1));
  if (whole.n <= p + 2)
    throw new CannotCompute(
      `${whole.n} complete rows are too few for ${p} drivers; ${p + 3} at least are needed.`,
    );
  const labels = [...names, outcome];
  const r = correlations(whole, labels);
  const model = linear(r, names, whole);
  const exact = p <= mostExactDrivers;
  const sharesOf = (matrix: Square) => (exact ? lmgShares(matrix, p) : johnsonWeights(matrix, p));
  const shares = sharesOf(r);
  const johnson = johnsonWeights(r, p);
  const spread = jackknife(filled, whole, labels, sharesOf);
  const reach = tOfLevel(level, Math.max(1, spread.replicates.length - 1));
  const ranks = rankRanges([...shares], (i, j) => {
    const se = spread.se((s) => (s[i] as number) - (s[j] as number));
    const d = (shares[i] as number) - (shares[j] as number);
    return se > 0 ? studentTwoSided(d / se, Math.max(1, spread.replicates.length - 1)) : null;
  });
  const r2 = model.r2;
  // R² and its shares are squares by nature: on the scale of their roots the errors are even on both sides.
  const around = (value: number, of: (s: Float64Array) => number): [number, number] => {
    const half = reach * spread.se((s) => Math.sqrt(Math.max(0, of(s))));
    const root = Math.sqrt(Math.max(0, value));
    return [Math.max(0, root - half) ** 2, Math.min(1, (root + half) ** 2)];
  };
  const [lowR2, highR2] = around(r2, (s) => s.reduce((a, b) => a + b, 0));
  return {
    n: whole.n,
    r2: {
      value: r2,
      low: lowR2,
      high: highR2,
      level,
      n: whole.n,
      ...(whole.weightSquares === whole.n ? {} : { nEffective: model.nEffective }),
      method: `R², delete-a-group jackknife over ${spread.replicates.length} blocks`,
    },
    p: model.p,
    found: model.p < 0.05,
    method: exact ? 'LMG (Shapley) shares of R², exact' : "Johnson's relative weights",
    drivers: names
      .map((driver, j) => {
        const share = shares[j] as number;
        const [low, high] = around(share, (s) => s[j] as number);
        const total = (s: Float64Array) => s.reduce((a, b) => a + b, 0);
        const [ofLow, ofHigh] = around(r2 > 0 ? share / r2 : 0, (s) => (s[j] as number) / total(s));
        return {
          driver,
          share,
          low,
          high,
          ofExplained: r2 > 0 ? share / r2 : 0,
          ofLow,
          ofHigh,
          rankLow: ranks[j]?.rankLow ?? 1,
          rankHigh: ranks[j]?.rankHigh ?? p,
          beta: model.beta[j] as number,
          p: model.pOf[j] as number,
          vif: model.vif[j] as number,
          johnson: johnson[j] as number,
        };
      })
      .sort((a, b) => b.share - a.share),
  };
}

/** The linear model with all drivers in: R², coefficients, and tests. */
function linear(r: Square, names: readonly string[], whole: Gram) {
  const p = names.length;
  const size = p + 1;
  const xx = new Float64Array(p * p);
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) xx[i * p + j] = at(r, size, i, j);
  const triangle = cholesky(xx, p);
  if (typeof triangle === 'number') {
    throw new CannotCompute(
      `"${names[triangle]}" says exactly what other drivers say together: leave it out or merge it with them.`,
    );
  }
  const inverse = invertCholesky(triangle, p);
  const beta = Float64Array.from({ length: p }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < p; j++) sum += at(inverse, p, i, j) * at(r, size, j, p);
    return sum;
  });
  let r2 = 0;
  for (let j = 0; j < p; j++) r2 += (beta[j] as number) * at(r, size, j, p);
  const nEffective = whole.weight ** 2 / whole.weightSquares;
  const df = nEffective - p - 1;
  const residual = Math.max(0, 1 - r2);
  const vif = Float64Array.from({ length: p }, (_, j) => at(inverse, p, j, j));
  return {
    r2,
    beta,
    vif,
    nEffective,
    p: residual > 0 ? fUpperTail(r2 / p / (residual / df), p, df) : 0,
    pOf: Float64Array.from({ length: p }, (_, j) => {
      const se = Math.sqrt((residual * (vif[j] as number)) / df);
      if (!(se > 0)) return 0;
      const t = (beta[j] as number) / se;
      return Number.isFinite(df) ? studentTwoSided(t, df) : normalTwoSided(t);
    }),
  };
}

/** The shares without one block after the other, and the standard error of anything computed from them. */
function jackknife(
  blocks: readonly Gram[],
  whole: Gram,
  labels: readonly string[],
  sharesOf: (correlation: Square) => Float64Array,
) {
  const replicates = blocks.map((block) => sharesOf(correlations(addGrams(whole, block, -1), labels)));
  return {
    replicates,
    se(value: (shares: Float64Array) => number): number {
      const g = replicates.length;
      if (g < 2) return Number.POSITIVE_INFINITY;
      const values = replicates.map(value);
      const middle = values.reduce((a, b) => a + b, 0) / g;
      return Math.sqrt(((g - 1) / g) * values.reduce((sum, v) => sum + (v - middle) ** 2, 0));
    },
  };
}
