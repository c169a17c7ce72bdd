/**
 * The normal distribution, with tails that keep their digits: P(Z > 38) is 2.9e-316, not 0.
 * Sources: tails by Cody 1969 ("Rational Chebyshev approximations for the error function");
 * quantiles by Wichura 1988 (algorithm AS 241), relative error about 1e-16.
 */

function ratio(x: number, top: readonly number[], bottom: readonly number[]): number {
  let a = 0;
  let b = 0;
  for (let i = top.length - 1; i >= 0; i--) a = a * x + (top[i] as number);
  for (let i = bottom.length - 1; i >= 0; i--) b = b * x + (bottom[i] as number);
  return a / b;
}

// Cody's coefficients, lowest power first.
const small = [
  [
    3.2093775891384695e3, 3.774852376853020208e2, 1.138641541510501556e2, 3.161123743870565597,
    1.857777061846031527e-1,
  ],
  [2.844236833439170622e3, 1.282616526077372276e3, 2.440246379344441733e2, 2.360129095234412093e1, 1],
] as const;
const middle = [
  [
    1.23033935479799725272e3, 2.05107837782607146532e3, 1.71204761263407058314e3, 8.81952221241769090411e2,
    2.98635138197400131132e2, 6.61191906371416294775e1, 8.88314979438837594118, 5.6418849698867008918e-1,
    2.15311535474403846343e-8,
  ],
  [
    1.23033935480374942043e3, 3.43936767414372163696e3, 4.3626190901432471582e3, 3.29079923573345962678e3,
    1.62138957456669018874e3, 5.37181101862009857509e2, 1.17693950891312499305e2, 1.57449261107098347253e1, 1,
  ],
] as const;
const far = [
  [
    6.58749161529837803157e-4, 1.60837851487422766278e-2, 1.25781726111229246204e-1,
    3.60344899949804439429e-1, 3.05326634961232344035e-1, 1.63153871373020978498e-2,
  ],
  [
    2.33520497626869185443e-3, 6.05183413124413191178e-2, 5.27905102951428412248e-1, 1.87295284992346725209,
    2.56852019228982242072, 1,
  ],
] as const;

/** 1 − erf(x) for x ≥ 0 with full relative precision down to the smallest number there is. */
function erfcOfPositive(x: number): number {
  if (x < 0.46875) return 1 - x * ratio(x * x, ...small);
  // e^(−x²) in two factors, so that the rounding of x² does not enter the exponent.
  const head = Math.trunc(x * 16) / 16;
  const scale = Math.exp(-head * head) * Math.exp(-(x - head) * (x + head));
  if (x <= 4) return scale * ratio(x, ...middle);
  const z = 1 / (x * x);
  return (scale / x) * (1 / Math.sqrt(Math.PI) - z * ratio(z, ...far));
}

/** P(Z > z). */
export function normalUpperTail(z: number): number {
  const x = z / Math.SQRT2;
  if (x >= 0) return 0.5 * erfcOfPositive(x);
  return 1 - 0.5 * erfcOfPositive(-x);
}

/** P(Z ≤ z). */
export const normalLowerTail = (z: number): number => normalUpperTail(-z);

/** P(|Z| > |z|): the two-sided p-value of a z statistic. */
export const normalTwoSided = (z: number): number => 2 * normalUpperTail(Math.abs(z));

/** The bell curve's height at z. */
export const normalDensity = (z: number): number => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);

// Wichura's coefficients, lowest power first.
const centre = [
  [
    3.387132872796366608, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
    4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
  ],
  [
    1, 4.2313330701600911252e1, 6.871870074920579083e2, 5.3941960214247511077e3, 2.1213794301586595867e4,
    3.930789580009271061e4, 2.8729085735721942674e4, 5.226495278852854561e3,
  ],
] as const;
const shoulder = [
  [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 2.4178072517745061177e-1, 2.27238449892691845833e-2, 7.7454501427834140764e-4,
  ],
  [
    1, 2.05319162663775882187, 1.6763848301838038494, 6.8976733498510000455e-1, 1.4810397642748007459e-1,
    1.51986665636164571966e-2, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
] as const;
const tail = [
  [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 2.9656057182850489123e-1,
    2.6532189526576123093e-2, 1.2426609473880784386e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  [
    1, 5.9983220655588793769e-1, 1.3692988092273580531e-1, 1.48753612908506148525e-2, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
] as const;

/** The z with P(Z ≤ z) = p. */
export function normalQuantile(p: number): number {
  if (!(p > 0)) return p === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (!(p < 1)) return p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(0.180625 - q * q, ...centre);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const z = r <= 5 ? ratio(r - 1.6, ...shoulder) : ratio(r - 5, ...tail);
  return q < 0 ? -z : z;
}

/** The z that a two-sided interval of this level reaches to: 1.959964 at 0.95. */
export const zOfLevel = (level: number): number => -normalQuantile((1 - level) / 2);
