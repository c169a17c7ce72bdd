import type { Design } from './algebra/design.ts';
import { cholesky, invertCholesky, multiply, solveCholesky } from './algebra/symmetric.ts';
import { CannotCompute } from './cannot-compute.ts';
import { chiSquaredUpperTail } from './distributions/chi-squared.ts';
import { logit } from './logit.ts';

export interface ProportionalOdds {
  readonly chiSquared: number;
  readonly df: number;
  readonly p: number;
  /** A sentence for people. */
  readonly say: string;
}

/**
 * Brant's test: does each column move the odds by the same factor at each step of the scale?
 *
 * Fits one logit per step ("above 1 or not", "above 2 or not" …) and compares their slopes. Large samples make any
 * small difference significant; look at the slopes too. Source: Brant 1990, Biometrics 46; R package brant.
 */
export function proportionalOdds(design: Design, answers: ArrayLike<number>): ProportionalOdds {
  const codes = [...new Set(Array.from(answers))].sort((a, b) => a - b).slice(0, -1);
  const p = design.names.length;
  const m = codes.length;
  if (m < 2) throw new CannotCompute('The check needs at least three different answers.');
  const withOne: Design = withIntercept(design);
  const fits = codes.map((code) =>
    logit(
      withOne,
      Array.from(answers, (a) => (a > code ? 1 : 0)),
    ),
  );
  if (fits.some((fit) => fit.separation !== null))
    throw new CannotCompute('The check does not work: a column separates some of the answers completely.');
  const q = p + 1;
  const inverses = fits.map((fit) => information(withOne, fit.fitted, fit.fitted).inverse());
  // Covariance of the slopes of two steps: I_a⁻¹ · (Xᵀ W_ab X) · I_b⁻¹ with w_ab = π_b (1 − π_a) for a ≤ b.
  const covariance = (a: number, b: number) => {
    const [first, second] = [Math.min(a, b), Math.max(a, b)];
    const cross = information(withOne, fits[second]?.fitted ?? [], fits[first]?.fitted ?? []).matrix;
    const left = inverses[a] ?? new Float64Array(0);
    const right = inverses[b] ?? new Float64Array(0);
    return multiply(multiply(left, cross, q), right, q);
  };
  // Contrasts: the slopes of each later step minus those of the first.
  const size = (m - 1) * p;
  const d = new Float64Array(size);
  const v = new Float64Array(size * size);
  const first = covariance(0, 0);
  for (let a = 1; a < m; a++) {
    for (let j = 0; j < p; j++) {
      d[(a - 1) * p + j] =
        (fits[a]?.coefficients[j + 1]?.estimate ?? 0) - (fits[0]?.coefficients[j + 1]?.estimate ?? 0);
    }
    for (let b = 1; b < m; b++) {
      const [ab, a0, b0] = [covariance(a, b), covariance(a, 0), covariance(0, b)];
      for (let i = 0; i < p; i++)
        for (let j = 0; j < p; j++) {
          const k = (i + 1) * q + j + 1;
          v[((a - 1) * p + i) * size + (b - 1) * p + j] =
            (ab[k] as number) - (a0[k] as number) - (b0[k] as number) + (first[k] as number);
        }
    }
  }
  const triangle = cholesky(v, size, 1e-12);
  if (typeof triangle === 'number')
    throw new CannotCompute('The check does not work: too few answers at some steps.');
  const chiSquared = solveCholesky(triangle, size, d).reduce((sum, x, i) => sum + x * (d[i] as number), 0);
  const pValue = chiSquaredUpperTail(chiSquared, size);
  return {
    chiSquared,
    df: size,
    p: pValue,
    say:
      pValue < 0.05
        ? 'The columns do not act alike at every step of the scale: read the single coefficients with care.'
        : 'Nothing speaks against columns acting alike at every step of the scale.',
  };
}

function withIntercept(design: Design): Design {
  const p = design.names.length;
  const data = new Float64Array(design.rows * (p + 1));
  for (let i = 0; i < design.rows; i++) {
    data[i * (p + 1)] = 1;
    data.set(design.data.subarray(i * p, (i + 1) * p), i * (p + 1) + 1);
  }
  return { names: ['(Intercept)', ...design.names], rows: design.rows, data };
}

/** Xᵀ diag(high · (1 − low)) X. */
function information(design: Design, high: ArrayLike<number>, low: ArrayLike<number>) {
  const q = design.names.length;
  const matrix = new Float64Array(q * q);
  for (let i = 0; i < design.rows; i++) {
    const w = (high[i] as number) * (1 - (low[i] as number));
    for (let a = 0; a < q; a++)
      for (let b = 0; b < q; b++)
        matrix[a * q + b] =
          (matrix[a * q + b] as number) +
          w * (design.data[i * q + a] as number) * (design.data[i * q + b] as number);
  }
  return {
    matrix,
    inverse(): Float64Array {
      const triangle = cholesky(matrix, q, 1e-12);
      if (typeof triangle === 'number')
        throw new CannotCompute('The check does not work: columns are collinear.');
      return invertCholesky(triangle, q);
    },
  };
}
