import { CannotCompute } from './cannot-compute.ts';

export interface Segment {
  /** First and last place (inclusive), counted from 0. */
  readonly from: number;
  readonly to: number;
  readonly mean: number;
}

export interface ChangePoints {
  readonly segments: readonly Segment[];
  /** First place of each new level. */
  readonly breaks: readonly {
    readonly at: number;
    readonly low: number;
    readonly high: number;
    readonly size: number;
  }[];
  readonly penalty: number;
  readonly method: string;
}

/**
 * When did the level change? Exact search for the mean shifts that pay for themselves (PELT).
 *
 * In plain words: cuts a series into stretches of one level each; every cut must lower the squared errors by more than
 * the penalty. Default penalty 3 σ² ln n with σ from the differences of neighbours (a shift does not inflate it).
 * Each break comes with the places at which it could as well have been (likelihood within 95 %).
 * Source: Killick, Fearnhead & Eckley 2012; interval: Hansen 2000, by likelihood ratio.
 */
export function changePoints(
  values: readonly number[],
  options: { readonly penalty?: number; readonly shortest?: number } = {},
): ChangePoints {
  const n = values.length;
  const { shortest = 2 } = options;
  if (n < 2 * shortest) throw new CannotCompute(`${n} values are too few to look for a change in.`);
  const sigma2 = noise(values);
  const penalty = options.penalty ?? 3 * sigma2 * Math.log(n);
  if (!(sigma2 > 0) && options.penalty === undefined && new Set(values).size === 1)
    return {
      segments: [{ from: 0, to: n - 1, mean: values[0] ?? 0 }],
      breaks: [],
      penalty: 0,
      method: 'PELT, mean shifts',
    };
  const [s, q] = [new Float64Array(n + 1), new Float64Array(n + 1)];
  values.forEach((x, i) => {
    s[i + 1] = (s[i] as number) + x;
    q[i + 1] = (q[i] as number) + x * x;
  });
  const cost = (a: number, b: number) =>
    (q[b] as number) - (q[a] as number) - ((s[b] as number) - (s[a] as number)) ** 2 / (b - a);
  const best = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  best[0] = -penalty;
  const last = new Int32Array(n + 1);
  let candidates = [0];
  for (let t = shortest; t <= n; t++) {
    for (const c of candidates) {
      if (t - c < shortest) continue;
      const total = (best[c] as number) + cost(c, t) + penalty;
      if (total < (best[t] as number)) {
        best[t] = total;
        last[t] = c;
      }
    }
    // A cut that already costs more than the best way here can never be the best one later.
    candidates = candidates.filter(
      (c) => t - c < shortest || (best[c] as number) + cost(c, t) <= (best[t] as number),
    );
    if (t - shortest + 1 >= shortest) candidates.push(t - shortest + 1);
  }
  const cuts: number[] = [];
  for (let t = n; t > 0; t = last[t] as number) cuts.unshift(last[t] as number);
  const ends = [...cuts.slice(1), n];
  const segments = cuts.map((from, i) => {
    const to = ends[i] ?? n;
    return { from, to: to - 1, mean: ((s[to] as number) - (s[from] as number)) / (to - from) };
  });
  const breaks = segments.slice(1).map((segment, i) => {
    const before = segments[i] ?? segment;
    const around = (at: number) => cost(before.from, at) + cost(at, segment.to + 1);
    const here = around(segment.from);
    // The likelihood ratio against the best place; 7.35 is its 95 % point for a break's date, −2 ln(1 − √0.95).
    const possible: number[] = [];
    for (let at = before.from + 1; at <= segment.to; at++)
      if ((around(at) - here) / Math.max(sigma2, 1e-300) <= 7.35) possible.push(at);
    return {
      at: segment.from,
      low: Math.min(segment.from, ...possible),
      high: Math.max(segment.from, ...possible),
      size: segment.mean - before.mean,
    };
  });
  return { segments, breaks, penalty, method: 'PELT, mean shifts' };
}

/** Error variance from neighbours' differences: median of squares would miss ties, so MAD of differences. */
function noise(values: readonly number[]): number {
  const steps = values.slice(1).map((x, i) => x - (values[i] ?? 0));
  const sorted = steps.map(Math.abs).sort((a, b) => a - b);
  const median =
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) /
    2;
  const robust = (1.4826 * median) ** 2 / 2;
  if (robust > 0) return robust;
  return steps.reduce((sum, d) => sum + d * d, 0) / (2 * Math.max(1, steps.length));
}
