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
  [3209.3775891384694, 377.485237685302, 113.86415415105016, 3.1611237438705655, 0.18577770618460315],
  [2844.236833439171, 1282.6165260773723, 244.02463793444417, 23.601290952344122, 1],
] as const;
const middle = [
  [
    1230.3393547979972, 2051.0783778260716, 1712.0476126340707, 881.952221241769, 298.6351381974001,
    66.11919063714163, 8.883149794388377, 0.5641884969886701, 2.1531153547440383e-8,
  ],
  [
    1230.3393548037495, 3439.3676741437216, 4362.619090143247, 3290.7992357334597, 1621.3895745666903,
    537.1811018620099, 117.6939508913125, 15.744926110709835, 1,
  ],
] as const;
const far = [
  [
    0.0006587491615298378, 0.016083785148742275, 0.12578172611122926, 0.36034489994980445,
    0.30532663496123236, 0.016315387137302097,
  ],
  [0.0023352049762686918, 0.06051834131244132, 0.5279051029514285, 1.8729528499234673, 2.568520192289822, 1],
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

// Wichura's coefficients, lowest power first.
const centre = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
] as const;
const shoulder = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
] as const;
const tail = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
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
