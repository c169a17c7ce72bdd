import { type Design, linearPart, solveNormal } from './algebra/design.ts';
import { CannotCompute } from './cannot-compute.ts';
import { type Coefficient, coefficients } from './coefficient.ts';
import { chiSquaredUpperTail } from './distributions/chi-squared.ts';
import { type Level, usualLevel } from './numbers.ts';

export interface Cox {
  readonly coefficients: readonly (Coefficient & { readonly hazardRatio: number })[];
  readonly logLikelihood: number;
  readonly concordance: number;
  readonly n: number;
  readonly ended: number;
  /** Does each column act alike at all times? A small p warns against one single hazard ratio. */
  readonly proportionality: readonly {
    readonly term: string;
    readonly chiSquared: number;
    readonly p: number;
  }[];
  readonly method: string;
}

/**
 * Cox regression: how columns speed up or slow down the end, whatever the shape of time, by Newton's method with
 * Efron's treatment of ties (R's default).
 *
 * In plain words: a hazard ratio of 2 = at any moment twice as likely to end as others who are still open. It assumes
 * that this ratio stays the same over time; `proportionality` checks that from scaled Schoenfeld residuals against
 * the Kaplan-Meier transform of time. No intercept in the design.
 * Source: Cox 1972; Efron 1977; Grambsch & Therneau 1994; R survival::coxph.
 */
export function cox(
  design: Design,
  times: ArrayLike<number>,
  ended: ArrayLike<number>,
  options: Level = {},
): Cox {
  const { level = usualLevel } = options;
  const { rows: n, names } = design;
  const p = names.length;
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => (times[b] as number) - (times[a] as number),
  );
  const events = order.filter((i) => ended[i] === 1).length;
  if (events <= p) throw new CannotCompute(`${events} ends are too few for ${p} columns.`);
  // Centred columns keep exp() small; the coefficients do not change.
  const centred = centre(design);
  let beta: Float64Array = new Float64Array(p);
  let current = sweep(centred, times, ended, order, beta);
  let inverse = new Float64Array(0);
  for (let iteration = 0; iteration < 50; iteration++) {
    const solved = solveNormal(current.information, current.gradient, names);
    inverse = Float64Array.from(solved.inverse);
    let step = 1;
    const moved = () => beta.map((b, j) => b + step * (solved.solution[j] as number));
    let next = sweep(centred, times, ended, order, moved());
    while (!(next.logLikelihood >= current.logLikelihood - 1e-12) && step > 1e-8) {
      step /= 2;
      next = sweep(centred, times, ended, order, moved());
    }
    beta = moved();
    const gain = next.logLikelihood - current.logLikelihood;
    current = next;
    if (gain < 1e-11 * (Math.abs(current.logLikelihood) + 1)) break;
  }
  inverse = Float64Array.from(solveNormal(current.information, current.gradient, names).inverse);
  const ses = names.map((_, j) => Math.sqrt(inverse[j * p + j] as number));
  if (ses.some((se) => se > 1e3))
    throw new CannotCompute(
      'A column separates those who ended from those who did not: no finite hazard ratio exists.',
    );
  return {
    coefficients: coefficients(names, beta, ses, level).map((c) => ({
      ...c,
      hazardRatio: Math.exp(c.estimate),
    })),
    logLikelihood: current.logLikelihood,
    concordance: concordance(design, times, ended, beta),
    n,
    ended: events,
    proportionality: proportionality(names, current.residuals, inverse, events, n, order, times, ended),
    method: 'Cox regression (Efron ties), Wald intervals',
  };
}

function centre(design: Design): Design {
  const p = design.names.length;
  const data = Float64Array.from(design.data);
  for (let j = 0; j < p; j++) {
    let sum = 0;
    for (let i = 0; i < design.rows; i++) sum += data[i * p + j] as number;
    for (let i = 0; i < design.rows; i++) data[i * p + j] = (data[i * p + j] as number) - sum / design.rows;
  }
  return { ...design, data };
}

interface Residual {
  readonly time: number;
  readonly parts: Float64Array;
}

/** One pass from the longest time to the shortest: log partial likelihood, its derivatives, Schoenfeld residuals. */
function sweep(
  design: Design,
  times: ArrayLike<number>,
  ended: ArrayLike<number>,
  order: readonly number[],
  beta: Float64Array,
) {
  const p = design.names.length;
  const x = (i: number, j: number) => design.data[i * p + j] as number;
  const gradient = new Float64Array(p);
  const information = new Float64Array(p * p);
  const residuals: Residual[] = [];
  let logLikelihood = 0;
  // Sums over all at risk (0) and over those who end at this very time (1).
  const zero = () => ({ s0: 0, s1: new Float64Array(p), s2: new Float64Array(p * p) });
  const risk = zero();
  const put = (to: ReturnType<typeof zero>, i: number, r: number) => {
    to.s0 += r;
    for (let a = 0; a < p; a++) {
      to.s1[a] = (to.s1[a] as number) + r * x(i, a);
      for (let b = 0; b <= a; b++) to.s2[a * p + b] = (to.s2[a * p + b] as number) + r * x(i, a) * x(i, b);
    }
  };
  for (let start = 0; start < order.length; ) {
    const time = times[order[start] as number] as number;
    const tied = zero();
    const deaths: number[] = [];
    let end = start;
    for (; end < order.length && times[order[end] as number] === time; end++) {
      const i = order[end] as number;
      const eta = linearPart(design, i, beta);
      put(risk, i, Math.exp(eta));
      if (ended[i] !== 1) continue;
      put(tied, i, Math.exp(eta));
      deaths.push(i);
      logLikelihood += eta;
    }
    const d = deaths.length;
    const mean = new Float64Array(p);
    for (let l = 0; l < d; l++) {
      const part = l / d;
      const s0 = risk.s0 - part * tied.s0;
      logLikelihood -= Math.log(s0);
      for (let a = 0; a < p; a++) {
        const ea = ((risk.s1[a] as number) - part * (tied.s1[a] as number)) / s0;
        mean[a] = (mean[a] as number) + ea / d;
        gradient[a] = (gradient[a] as number) - ea;
        for (let b = 0; b <= a; b++) {
          const eb = ((risk.s1[b] as number) - part * (tied.s1[b] as number)) / s0;
          const value =
            ((risk.s2[a * p + b] as number) - part * (tied.s2[a * p + b] as number)) / s0 - ea * eb;
          information[a * p + b] = (information[a * p + b] as number) + value;
          if (a !== b) information[b * p + a] = (information[b * p + a] as number) + value;
        }
      }
    }
    for (const i of deaths) {
      const parts = Float64Array.from({ length: p }, (_, a) => x(i, a) - (mean[a] as number));
      residuals.push({ time, parts });
      for (let a = 0; a < p; a++) gradient[a] = (gradient[a] as number) + x(i, a);
    }
    start = end;
  }
  return { logLikelihood, gradient, information, residuals };
}

/** Of all pairs that can be ordered, the share in which the one with the higher risk ended first. */
function concordance(
  design: Design,
  times: ArrayLike<number>,
  ended: ArrayLike<number>,
  beta: Float64Array,
): number {
  const risk = Float64Array.from({ length: design.rows }, (_, i) => linearPart(design, i, beta));
  let [right, pairs] = [0, 0];
  for (let i = 0; i < design.rows; i++) {
    if (ended[i] !== 1) continue;
    for (let j = 0; j < design.rows; j++) {
      const later =
        (times[j] as number) > (times[i] as number) || (times[j] === times[i] && ended[j] !== 1 && j !== i);
      if (!later) continue;
      pairs += 1;
      if ((risk[i] as number) > (risk[j] as number)) right += 1;
      else if (risk[i] === risk[j]) right += 0.5;
    }
  }
  return right / pairs;
}

function proportionality(
  names: readonly string[],
  residuals: readonly Residual[],
  inverse: Float64Array,
  events: number,
  n: number,
  order: readonly number[],
  times: ArrayLike<number>,
  ended: ArrayLike<number>,
) {
  // Time as 1 − Kaplan-Meier (left-continuous), so that a few long cases do not rule the test.
  const steps = new Map<number, number>();
  let open = 1;
  for (let start = order.length - 1; start >= 0; ) {
    const time = times[order[start] as number] as number;
    const atRisk = start + 1;
    let [end, d] = [start, 0];
    for (; end >= 0 && times[order[end] as number] === time; end--)
      if (ended[order[end] as number] === 1) d += 1;
    steps.set(time, 1 - open);
    open *= 1 - d / Math.max(1, Math.min(atRisk, n));
    start = end;
  }
  const g = residuals.map((r) => steps.get(r.time) ?? 0);
  const middle = g.reduce((a, b) => a + b, 0) / g.length;
  const squares = g.reduce((sum, v) => sum + (v - middle) ** 2, 0);
  const p = names.length;
  return names.map((term, j) => {
    let slope = 0;
    residuals.forEach((r, i) => {
      let scaled = 0;
      for (let k = 0; k < p; k++) scaled += (inverse[j * p + k] as number) * (r.parts[k] as number);
      slope += ((g[i] as number) - middle) * scaled * events;
    });
    const chiSquared = squares > 0 ? slope ** 2 / ((inverse[j * p + j] as number) * events * squares) : 0;
    return { term, chiSquared, p: chiSquaredUpperTail(chiSquared, 1) };
  });
}
