import type { Estimate } from '../../kernel/estimate.ts';
import { cholesky, solveCholesky } from './algebra/symmetric.ts';
import { CannotCompute } from './cannot-compute.ts';
import { chiSquaredUpperTail } from './distributions/chi-squared.ts';
import { zOfLevel } from './distributions/normal.ts';
import { type Level, usualLevel } from './numbers.ts';

/** One case: how long it was watched, and whether it ended then (false = still open, "censored"). */
export interface Duration {
  readonly time: number;
  readonly ended: boolean;
  readonly group?: string;
}

export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly ended: number;
  /** Share still open just after this time, with a log-log interval. */
  readonly open: number;
  readonly low: number;
  readonly high: number;
}

export interface Survival {
  readonly steps: readonly SurvivalStep[];
  readonly n: number;
  readonly ended: number;
  /** First time at which half or fewer are still open; null when that was never reached. */
  readonly median: number | null;
  readonly method: string;
}

interface Tally {
  readonly time: number;
  readonly atRisk: number;
  readonly ended: number;
}

function tallies(cases: readonly Duration[]): Tally[] {
  if (cases.some(({ time }) => !(time >= 0))) throw new CannotCompute('A duration is negative or missing.');
  const sorted = [...cases].sort((a, b) => a.time - b.time);
  const result: Tally[] = [];
  for (let i = 0; i < sorted.length; ) {
    const time = sorted[i]?.time ?? 0;
    let [j, ended] = [i, 0];
    for (; j < sorted.length && sorted[j]?.time === time; j++) if (sorted[j]?.ended) ended += 1;
    if (ended > 0) result.push({ time, atRisk: sorted.length - i, ended });
    i = j;
  }
  return result;
}

/**
 * Kaplan-Meier: the share of cases still open after each time, when some were watched only for a while.
 *
 * In plain words: open cases are not missing; they say "at least this long". Assumes that those who stop being watched
 * are like those who go on. Greenwood variance, log-log interval (R's default is `log`).
 * Source: Kaplan & Meier 1958; Greenwood 1926; R survival::survfit(conf.type = "log-log").
 */
export function kaplanMeier(cases: readonly Duration[], options: Level = {}): Survival {
  const { level = usualLevel } = options;
  const z = zOfLevel(level);
  let open = 1;
  let greenwood = 0;
  const steps = tallies(cases).map(({ time, atRisk, ended }) => {
    open *= 1 - ended / atRisk;
    greenwood += ended / (atRisk * (atRisk - ended));
    const half = (z * Math.sqrt(greenwood)) / Math.log(open);
    const inside = open > 0 && open < 1;
    return {
      time,
      atRisk,
      ended,
      open,
      low: inside ? open ** Math.exp(-half) : open,
      high: inside ? open ** Math.exp(half) : open,
    };
  });
  return {
    steps,
    n: cases.length,
    ended: cases.filter((each) => each.ended).length,
    median: steps.find((step) => step.open <= 0.5)?.time ?? null,
    method: 'Kaplan-Meier, log-log interval',
  };
}

/**
 * Restricted mean: the mean time until the end, counted up to a horizon (the area under the curve).
 * In plain words: of the first 90 days, how many were lived through open. Source: Royston & Parmar 2013; R survRM2.
 */
export function restrictedMean(cases: readonly Duration[], horizon: number, options: Level = {}): Estimate {
  const { level = usualLevel } = options;
  const last = Math.max(...cases.map((each) => each.time));
  if (cases.length === 0 || horizon > last)
    throw new CannotCompute(`Nobody was watched for ${horizon}: choose a horizon of at most ${last}.`);
  const counted = tallies(cases).filter((tally) => tally.time < horizon);
  const pieces: { readonly area: number; readonly tally: Tally | null }[] = [];
  let [open, from] = [1, 0];
  for (const tally of counted) {
    pieces.push({ area: open * (tally.time - from), tally });
    open *= 1 - tally.ended / tally.atRisk;
    from = tally.time;
  }
  pieces.push({ area: open * (horizon - from), tally: null });
  const value = pieces.reduce((sum, piece) => sum + piece.area, 0);
  // Greenwood: each end weighs with the square of the area still to come.
  let rest = 0;
  let variance = 0;
  for (let i = pieces.length - 1; i > 0; i--) {
    rest += pieces[i]?.area ?? 0;
    const tally = pieces[i - 1]?.tally;
    if (!tally || tally.atRisk === tally.ended) continue;
    variance += (rest ** 2 * tally.ended) / (tally.atRisk * (tally.atRisk - tally.ended));
  }
  const half = zOfLevel(level) * Math.sqrt(variance);
  return {
    value,
    low: value - half,
    high: Math.min(horizon, value + half),
    level,
    n: cases.length,
    method: `restricted mean to ${horizon}, Greenwood variance`,
  };
}

export interface LogRank {
  readonly chiSquared: number;
  readonly df: number;
  readonly p: number;
  readonly groups: readonly {
    readonly group: string;
    readonly n: number;
    readonly ended: number;
    readonly expected: number;
  }[];
}

/**
 * Log-rank test: do groups end equally fast? Large samples make any difference significant: show the curves too.
 * Source: Mantel 1966; R survival::survdiff.
 */
export function logRank(cases: readonly Duration[]): LogRank {
  const names = [...new Set(cases.map((each) => each.group ?? ''))].sort();
  const k = names.length;
  if (k < 2) throw new CannotCompute('The log-rank test needs at least two groups.');
  const times = tallies(cases);
  const expected = new Float64Array(k);
  const observed = new Float64Array(k);
  const v = new Float64Array((k - 1) * (k - 1));
  const own = names.map((name) => cases.filter((each) => (each.group ?? '') === name));
  const sorted = own.map((group) => group.map((each) => each.time).sort((a, b) => a - b));
  own.forEach((group, g) => {
    observed[g] = group.filter((each) => each.ended).length;
  });
  const gone = new Array<number>(k).fill(0);
  for (const { time, atRisk, ended } of times) {
    const risk = sorted.map((list, g) => {
      let i = gone[g] ?? 0;
      while (i < list.length && (list[i] ?? 0) < time) i += 1;
      gone[g] = i;
      return list.length - i;
    });
    const spread = atRisk > 1 ? (ended * (atRisk - ended)) / (atRisk - 1) : 0;
    risk.forEach((r, g) => {
      expected[g] = (expected[g] as number) + (ended * r) / atRisk;
    });
    for (let a = 0; a < k - 1; a++)
      for (let b = 0; b < k - 1; b++) {
        const [ra, rb] = [(risk[a] ?? 0) / atRisk, (risk[b] ?? 0) / atRisk];
        v[a * (k - 1) + b] = (v[a * (k - 1) + b] as number) + spread * ((a === b ? ra : 0) - ra * rb);
      }
  }
  const d = Float64Array.from({ length: k - 1 }, (_, g) => (observed[g] as number) - (expected[g] as number));
  const triangle = cholesky(v, k - 1, 1e-12);
  if (typeof triangle === 'number') throw new CannotCompute('A group has no case at risk when others end.');
  const chiSquared = solveCholesky(triangle, k - 1, d).reduce((sum, x, i) => sum + x * (d[i] as number), 0);
  return {
    chiSquared,
    df: k - 1,
    p: chiSquaredUpperTail(chiSquared, k - 1),
    groups: names.map((group, g) => ({
      group,
      n: own[g]?.length ?? 0,
      ended: observed[g] as number,
      expected: expected[g] as number,
    })),
  };
}
