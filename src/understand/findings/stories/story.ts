import type { Candidate } from '../candidates/candidate.ts';
import type { AdjustedEffect } from '../effects/adjust-effect.ts';
import { effectOf } from '../effects/smallest-effect.ts';
import type { Test } from '../effects/test-candidates.ts';

/** A test with what becomes of it when others are held equal. */
export interface Effect {
  readonly test: Test;
  /** Held equal: what came before and has to do with both. null when there was nothing of the kind. */
  readonly adjusted: AdjustedEffect | null;
  /** Held equal as well: what lies between. null when nothing does. */
  readonly direct: AdjustedEffect | null;
  readonly q: number;
}

/** One thing to tell: a candidate that stands out, with all its effects; near-duplicates are told inside it. */
export interface Story {
  readonly candidate: Candidate;
  readonly effects: readonly Effect[];
  readonly also: readonly Candidate[];
}

/** From this relative change on, the plain difference is misleading and the adjusted one is told. */
const misleading = 0.1;

export const isMisled = (effect: Pick<Effect, 'test' | 'adjusted'>): boolean =>
  effect.adjusted !== null &&
  Math.abs(effect.adjusted.value - effectOf(effect.test)) > misleading * Math.abs(effectOf(effect.test));

/** The total effect that is told: the plain difference, unless something that came before explains part of it. */
export function totalOf(effect: Pick<Effect, 'test' | 'adjusted'>): number {
  return isMisled(effect) ? (effect.adjusted?.value ?? 0) : effectOf(effect.test);
}
