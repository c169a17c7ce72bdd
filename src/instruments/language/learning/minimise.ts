/** A function to be made small: its value at x, and its gradient written into the second argument. */
export type Smooth = (x: Float64Array, gradient: Float64Array) => number;

const inner = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
};
const largest = (a: Float64Array): number => a.reduce((top, value) => Math.max(top, Math.abs(value)), 0);

/**
 * The x at which a smooth convex function is smallest: limited-memory BFGS with step halving (Armijo).
 * Stops when no entry of the gradient exceeds `tolerance`. Source: Liu & Nocedal 1989.
 */
export function minimise(
  f: Smooth,
  start: Float64Array,
  { tolerance = 1e-4, steps = 200, memory = 8 }: { tolerance?: number; steps?: number; memory?: number } = {},
): Float64Array {
  let x = Float64Array.from(start);
  let gradient = new Float64Array(x.length);
  let value = f(x, gradient);
  const past: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let step = 0; step < steps && largest(gradient) > tolerance; step++) {
    const direction = downhill(gradient, past);
    let slope = inner(direction, gradient);
    if (slope >= 0) {
      past.length = 0;
      direction.set(gradient.map((g) => -g));
      slope = -inner(gradient, gradient);
    }
    const next = new Float64Array(x.length);
    const nextGradient = new Float64Array(x.length);
    let length = past.length === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    let nextValue = value;
    let found = false;
    for (let halving = 0; halving < 40 && !found; halving++, length /= 2) {
      for (let i = 0; i < x.length; i++) next[i] = (x[i] as number) + length * (direction[i] as number);
      nextValue = f(next, nextGradient);
      found = nextValue <= value + 1e-4 * length * slope;
    }
    if (!found) break;
    const s = next.map((v, i) => v - (x[i] as number));
    const y = nextGradient.map((v, i) => v - (gradient[i] as number));
    const curvature = inner(s, y);
    if (curvature > 1e-12) past.push({ s, y, rho: 1 / curvature });
    if (past.length > memory) past.shift();
    x = next;
    gradient = nextGradient;
    value = nextValue;
  }
  return x;
}

/** The two-loop recursion: minus the gradient, bent by the curvature seen in the last steps. */
function downhill(
  gradient: Float64Array,
  past: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const q = gradient.map((g) => -g);
  const along: number[] = [];
  for (let k = past.length - 1; k >= 0; k--) {
    const { s, y, rho } = past[k] as (typeof past)[number];
    const a = rho * inner(s, q);
    along[k] = a;
    for (let i = 0; i < q.length; i++) q[i] = (q[i] as number) - a * (y[i] as number);
  }
  const last = past.at(-1);
  if (last) {
    const scale = 1 / (last.rho * inner(last.y, last.y));
    for (let i = 0; i < q.length; i++) q[i] = (q[i] as number) * scale;
  }
  past.forEach(({ s, y, rho }, k) => {
    const b = rho * inner(y, q);
    const by = (along[k] as number) - b;
    for (let i = 0; i < q.length; i++) q[i] = (q[i] as number) + by * (s[i] as number);
  });
  return q;
}
