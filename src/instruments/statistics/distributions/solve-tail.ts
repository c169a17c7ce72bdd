/**
 * The x > 0 at which a distribution's lower tail reaches `p`, found on the logarithmic scale by bracketing and
 * then the ITP-safe secant (Illinois) method. Works on whichever tail is smaller, so that p = 1e-300 is as good as 0.5.
 */
export function solveTail(
  tails: (x: number) => [lower: number, upper: number],
  p: number,
  start: number,
  upperP = 1 - p,
): number {
  const useLower = p <= 0.5;
  const target = Math.log(useLower ? p : upperP);
  // Rising in u = ln x for the lower tail, falling for the upper one; made rising for both.
  const f = (u: number) => {
    const [lower, upper] = tails(Math.exp(u));
    const g = useLower ? Math.log(lower) - target : target - Math.log(upper);
    return Number.isNaN(g) ? 0 : Math.max(-1e4, Math.min(1e4, g));
  };
  let lo = Math.log(start > 0 ? start : 1);
  let hi = lo;
  let step = 0.5;
  while (f(lo) > 0 && lo > -740) {
    lo -= step;
    step *= 2;
  }
  step = 0.5;
  while (f(hi) < 0 && hi < 700) {
    hi += step;
    step *= 2;
  }
  lo = Math.max(lo, -745);
  hi = Math.min(hi, 709);
  let flo = f(lo);
  let fhi = f(hi);
  let side = 0;
  for (let k = 0; k < 200 && hi - lo > 1e-16 * Math.max(1, Math.abs(lo)); k++) {
    let mid = k % 3 === 2 ? (lo + hi) / 2 : (lo * fhi - hi * flo) / (fhi - flo);
    if (!(mid > lo && mid < hi)) mid = (lo + hi) / 2;
    const fm = f(mid);
    if (fm === 0 || mid === lo || mid === hi) return Math.exp(mid);
    if (fm < 0) {
      lo = mid;
      flo = fm;
      if (side === -1) fhi /= 2;
      side = -1;
    } else {
      hi = mid;
      fhi = fm;
      if (side === 1) flo /= 2;
      side = 1;
    }
  }
  return Math.exp((lo + hi) / 2);
}
