import { seeded } from '../../statistics/seeded.ts';
import { adjustedRand } from '../learning/metrics.ts';
import { type Dense, rowsOf } from '../vectors/dense.ts';
import { kMeans } from './kmeans.ts';

/** How well groupings of two draws agree, per number of groups. */
export interface StabilityPoint {
  readonly k: number;
  /** Mean adjusted Rand index on the texts that two draws share, −1..1. */
  readonly stability: number;
  readonly standardError: number;
}

const draws = 5;
const share = 0.8;
/** Stability is a property of the company's talk, not of its amount: a sample of this size tells it. */
const enough = 1_500;

/**
 * For each k: draws of 80 % of the points are grouped, and each pair of draws is compared on the points that both
 * hold. Points must come in an order as good as random. Source: Ben-Hur, Elisseeff, Guyon 2002.
 */
export function stabilityCurve(points: Dense, candidates: readonly number[]): StabilityPoint[] {
  const n = Math.min(points.rows, enough);
  const samples = Array.from({ length: draws }, (_, draw) => sampleOf(n, 7_000 + draw));
  return candidates.map((k) => {
    const groupings = samples.map((sample, draw) => {
      const { groups } = kMeans(rowsOf(points, sample), k, {
        seed: 31 + draw,
        starts: 1,
        rounds: 25,
        candidates: 2,
      });
      const ofPoint = new Int32Array(n).fill(-1);
      sample.forEach((point, i) => {
        ofPoint[point] = groups[i] as number;
      });
      return ofPoint;
    });
    const agreements: number[] = [];
    groupings.forEach((a, i) => {
      for (const b of groupings.slice(i + 1)) {
        const both = [...a.keys()].filter((point) => (a[point] as number) >= 0 && (b[point] as number) >= 0);
        agreements.push(
          adjustedRand(
            both.map((p) => a[p] as number),
            both.map((p) => b[p] as number),
          ),
        );
      }
    });
    const mean = agreements.reduce((sum, x) => sum + x, 0) / agreements.length;
    const variance = agreements.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (agreements.length - 1);
    // Pairs share draws, so there are no more independent looks than draws.
    return { k, stability: round(mean), standardError: round(Math.sqrt(variance / draws)) };
  });
}

const round = (x: number) => Math.round(x * 10_000) / 10_000;

/** A sorted sample without repetition of 80 % of 0 … n − 1. */
function sampleOf(n: number, seed: number): Int32Array {
  const random = seeded(seed);
  const all = Int32Array.from({ length: n }, (_, i) => i);
  const size = Math.max(1, Math.round(n * share));
  for (let i = 0; i < size; i++) {
    const j = i + random.below(n - i);
    const held = all[i] as number;
    all[i] = all[j] as number;
    all[j] = held;
  }
  return all.slice(0, size).sort();
}

/** Of the best stability, what a finer cut may lose: agreement of draws falls with the number of groups even where all are real. */
const fourFifths = 0.8;

/** The largest k whose stability is within one standard error, or four fifths, of the best. */
export function stableK(curve: readonly StabilityPoint[]): number {
  const best = curve.reduce((top, point) => (point.stability > top.stability ? point : top), {
    k: 1,
    stability: Number.NEGATIVE_INFINITY,
    standardError: 0,
  });
  const floor = Math.min(best.stability - best.standardError, fourFifths * best.stability);
  return Math.max(...curve.filter(({ stability }) => stability >= floor).map(({ k }) => k), best.k);
}

/** Fewer themes say too little; the coarse view comes from the levels above. */
const least = 8;

/** Nobody reads more themes than this; who wants them asks for a number. */
const most = 60;

/** What few texts may be cut into at most, with ten for each. */
const fewThemes = 15;

/** Numbers of groups worth trying for so many texts: twenty texts a theme (ten where texts are few), steps of a third. */
export function candidatesFor(n: number): number[] {
  const end = Math.min(most, Math.max(Math.floor(n / 20), Math.min(fewThemes, Math.floor(n / 10))));
  const candidates: number[] = [];
  for (let k = least; k <= end; k = Math.ceil(k * 1.35)) candidates.push(k);
  return candidates.length > 0 ? candidates : [Math.max(1, Math.floor(n / 10))];
}
