import type { Estimate } from '../../kernel/estimate.ts';
import { zOfLevel } from './distributions/normal.ts';
import { tOfLevel } from './distributions/student.ts';
import { clamp, type Level, nothingToSay, usualLevel } from './numbers.ts';

/** Answers on a 0–10 scale: promoters 9–10, passives 7–8, detractors 0–6. Blanks are not answers. */
export interface NpsCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}
export type NpsMethod = 'adjusted Wald' | 'Wald' | 't';

/** Counts of whole answers 0–10. Anything else is a blank code or another scale, and an error of the caller. */
export function npsCounts(answers: Iterable<number>): NpsCounts {
  let [promoters, passives, detractors] = [0, 0, 0];
  for (const x of answers) {
    if (!(x >= 0 && x <= 10)) throw new RangeError(`${x} is not an answer on the 0–10 scale`);
    if (x >= 9) promoters += 1;
    else if (x >= 7) passives += 1;
    else detractors += 1;
  }
  return { promoters, passives, detractors };
}

/** Share of promoters minus share of detractors (−1..1), with the variance of one answer. */
export function npsMoments(c: NpsCounts): { n: number; value: number; variance: number } {
  const n = c.promoters + c.passives + c.detractors;
  const value = (c.promoters - c.detractors) / n;
  return { n, value, variance: (c.promoters + c.detractors) / n - value * value };
}

/** The same after adding ¾ of a promoter, 1½ passives and ¾ of a detractor: what "adjusted Wald" rests on. */
export const adjusted = (c: NpsCounts): NpsCounts => ({
  promoters: c.promoters + 0.75,
  passives: c.passives + 1.5,
  detractors: c.detractors + 0.75,
});

/**
 * Net Promoter Score (−100..100) with its interval.
 *
 * In plain words: how many more people would recommend than would advise against. Assumes independent answers.
 * Any n ≥ 1: the adjusted Wald interval stays honest where everybody gave the same answer (Wald shows no width
 * at all there). The value shown is the raw score; the interval is centred on the adjusted one.
 * Source: Rocks 2016, The American Statistician 70(4); Lewis & Sauro 2021 (MeasuringU).
 */
export function nps(counts: NpsCounts, options: Level & { method?: NpsMethod } = {}): Estimate {
  const { level = usualLevel, method = 'adjusted Wald' } = options;
  const raw = npsMoments(counts);
  if (raw.n === 0) return nothingToSay(`NPS, ${method} interval`, 0, level);
  const base = method === 'adjusted Wald' ? npsMoments(adjusted(counts)) : raw;
  const z = method === 't' ? (raw.n > 1 ? tOfLevel(level, raw.n - 1) : Number.NaN) : zOfLevel(level);
  const variance = method === 't' ? (base.variance * raw.n) / (raw.n - 1) : base.variance;
  const half = z * Math.sqrt(variance / base.n);
  if (Number.isNaN(half))
    return { ...nothingToSay(`NPS, ${method} interval`, raw.n, level), value: 100 * raw.value };
  // Only the default is held to the scale: the others are shown as they are, so that their flaw can be seen.
  const hold = (x: number) => (method === 'adjusted Wald' ? clamp(x, -100, 100) : x);
  return {
    value: 100 * raw.value,
    low: hold(100 * (base.value - half)),
    high: hold(100 * (base.value + half)),
    level,
    n: raw.n,
    method: `NPS, ${method} interval`,
  };
}
