/**
 * Gamma function family. Upper tails are computed directly, never as 1 − lower, so that a p-value of 1e-196 is
 * not 0. Sources: Lanczos 1964 (coefficients of Godfrey 2001); Loader 2000 (deviance form of the Poisson
 * density); Abramowitz & Stegun 6.5.29 and 6.5.31 (series and continued fraction).
 */

const lanczos = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202,
  3.399464998481189e-5, 4.652362892704858e-5, -9.837447530487956e-5, 0.0001580887032249125,
  -0.00021026444172410488, 0.00021743961811521265, -0.0001643181065367639, 8.441822398385275e-5,
  -2.6190838401581408e-5, 3.6899182659531625e-6,
] as const;

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x + 4.2421875;
  let sum: number = lanczos[0];
  for (let k = 1; k < lanczos.length; k++) sum += (lanczos[k] as number) / (x - 1 + k);
  return (x - 0.5) * Math.log(shifted) - shifted + Math.log(sum * Math.sqrt(2 * Math.PI));
}

/** What Stirling's formula leaves out of ln Γ(x + 1); small, and exact enough where ln Γ itself loses digits. */
function stirlingRemainder(x: number): number {
  if (x < 16) {
    return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - 0.5 * Math.log(2 * Math.PI);
  }
  const xx = x * x;
  return (
    (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - 691 / 360360 / xx) / xx) / xx) / xx) / xx) / x
  );
}

/** x ln(x/m) + m − x, written so that nothing cancels when x is near m. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) < 0.1 * (x + m)) {
    const v = (x - m) / (x + m);
    let term = 2 * x * v;
    let sum = (x - m) * v;
    for (let j = 1; j < 1000; j++) {
      term *= v * v;
      const next = sum + term / (2 * j + 1);
      if (next === sum) break;
      sum = next;
    }
    return sum;
  }
  return x * Math.log(x / m) + m - x;
}

/** e^(−m) m^x / Γ(x + 1): the Poisson probability, for any real x ≥ 0. */
export function poissonDensity(x: number, m: number): number {
  if (m === 0) return x === 0 ? 1 : 0;
  if (x === 0) return Math.exp(-m);
  return Math.exp(-stirlingRemainder(x) - deviance(x, m)) / Math.sqrt(2 * Math.PI * x);
}

/** x^a y^b / B(a, b) with y = 1 − x: the common factor of the beta distribution's tails. */
export function betaFactor(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const log =
    stirlingRemainder(n) -
    stirlingRemainder(a) -
    stirlingRemainder(b) -
    deviance(a, n * x) -
    deviance(b, n * y);
  return Math.exp(log) * Math.sqrt((a * b) / (2 * Math.PI * n));
}

function lowerBySeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < 100_000; k++) {
    term *= x / (a + k);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return sum * poissonDensity(a, x);
}

function upperByFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let k = 1; k < 100_000; k++) {
    const an = -k * (k - a);
    b += 2;
    d = an * d + b;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = b + an / c;
    if (Math.abs(c) < tiny) c = tiny;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  // x^a e^(−x) / Γ(a) = a · Poisson density
  return h * a * poissonDensity(a, x);
}

/** The regularised incomplete gamma functions, [lower, upper]; they sum to 1, each with full relative precision in its tail. */
export function gammaTails(a: number, x: number): [lower: number, upper: number] {
  if (!(x > 0)) return [0, 1];
  if (x === Number.POSITIVE_INFINITY) return [1, 0];
  if (x < a + 1) {
    const lower = lowerBySeries(a, x);
    return [lower, 1 - lower];
  }
  const upper = upperByFraction(a, x);
  return [1 - upper, upper];
}
