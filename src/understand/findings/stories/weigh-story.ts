import type { CandidateKind } from '../candidates/candidate.ts';
import { type Effect, type Story, totalOf } from './story.ts';

/**
 * What acting on it could change. Causes count in full; a step only some need is mostly a sign of something earlier: a
 * quarter; who a customer is (a segment) is nobody's doing, and mending a measurement changes the number and nobody's
 * experience: a tenth each.
 */
const reach: Record<CandidateKind, number> = {
  'missed-promise': 1,
  'skipped-step': 1,
  'extra-step': 0.25,
  'repeated-step': 1,
  'long-wait': 1,
  'order-swap': 1,
  segment: 0.1,
  'early-survey': 0.1,
};

/** How much of a scale a missed promise costs when the log itself cannot say. */
const usualCost = 0.25;

/** It makes promises fail, but no score of a customer shows it. */
const notFelt = 0.25;

/** Shares of the scale × episodes affected × reach: the order of findings. The largest of a story's effects counts. */
export function weighStory(
  story: Pick<Story, 'candidate' | 'effects'>,
  affected: number,
  costOfMissing: (step: number) => number | null,
): { weight: number; leading: Effect | null } {
  const parts = story.effects.map((effect) => ({ effect, size: sizeOf(effect, costOfMissing) }));
  // A score leads where there is one: it says what customers felt.
  const scores = parts.filter(({ effect }) => 'score' in effect.test);
  const [leading] = scores.length > 0 ? scores : parts.sort((a, b) => b.size - a.size);
  const felt = scores.length > 0 ? 1 : notFelt;
  const weight = (leading?.size ?? 0) * affected * reach[story.candidate.kind] * felt;
  return { weight, leading: leading?.effect ?? null };
}

function sizeOf(effect: Effect, costOfMissing: (step: number) => number | null): number {
  const { test } = effect;
  if ('score' in test) {
    const { low, high } = test.outcome.metric;
    return Math.abs(totalOf(effect)) / (high - low);
  }
  return Math.abs(totalOf(effect)) * (costOfMissing(test.outcome.step) ?? usualCost);
}
