import type { Candidate } from '../candidates/candidate.ts';
import type { EpisodeTable } from '../table/episode-table.ts';
import { type AdjustedEffect, adjustEffect } from './adjust-effect.ts';
import { comesBefore, link, precedes } from './links.ts';
import type { Test } from './test-candidates.ts';

/** How surely two things must go together before one is held equal for the other. */
const linked = 0.01;
/** Two conditions this alike cannot be told apart by adjusting. */
const inseparable = 0.85;
const mostHeldEqual = 40;

export interface Surroundings {
  readonly table: EpisodeTable;
  /** Everything that stands out and may be held equal, with the tests that say what it goes together with. */
  readonly known: readonly { readonly candidate: Candidate; readonly tests: readonly Test[] }[];
  /** The family of each episode; null when there is one only. */
  readonly kindOf: Uint8Array | null;
}

/**
 * Those linked with both the candidate and the outcome. Of one attribute, only a level that stands out more is held
 * equal: where the coast is lower, no other region is "higher than the rest".
 */
function relevant(test: Test, around: Surroundings): Candidate[] {
  const { candidate } = test;
  return around.known
    .filter(({ candidate: other, tests }) => {
      if (other === candidate || other.kind === 'early-survey') return false;
      const withOutcome = tests.find((each) => each.outcome === test.outcome);
      if (withOutcome === undefined || withOutcome.p > linked) return false;
      if (other.attribute !== undefined && other.attribute === candidate.attribute)
        return withOutcome.p < test.p;
      const shared = link(candidate.exposure, other.exposure);
      return shared.p <= linked && Math.abs(shared.phi) < inseparable;
    })
    .map(({ candidate: other }) => other);
}

function run(test: Test, others: readonly Candidate[], around: Surroundings): AdjustedEffect | null {
  const pooled = test.candidate.familyIndex === -1 && test.outcome.kind === 'score' ? around.kindOf : null;
  if (others.length === 0 && pooled === null) return null;
  const y = test.outcome.kind === 'score' ? test.outcome.values : test.outcome.missed;
  const valid =
    test.outcome.kind === 'score' ? (value: number) => !Number.isNaN(value) : (value: number) => value <= 1;
  return adjustEffect(
    test.candidate,
    y,
    valid,
    others.slice(0, mostHeldEqual),
    around.table.customer,
    pooled,
  );
}

/** What came before the candidate: the only things a total effect may hold equal. */
function earlier(test: Test, around: Surroundings): Candidate[] {
  return relevant(test, around).filter((other) =>
    test.candidate.kind === 'segment' ? other.kind === 'segment' : precedes(other, test.candidate),
  );
}

/** The total effect with everything held equal that came before and has to do with both; null when nothing has. */
export function totalEffect(test: Test, around: Surroundings): AdjustedEffect | null {
  return run(test, earlier(test, around), around);
}

/**
 * The direct effect: also what lies between the candidate and the outcome is held equal. What came after the outcome,
 * or is produced by it, never is. null when nothing lies between.
 */
export function directEffect(test: Test, around: Surroundings): AdjustedEffect | null {
  const before = earlier(test, around);
  const between = relevant(test, around).filter(
    (other) =>
      !before.includes(other) &&
      other.kind !== 'segment' &&
      (test.outcome.kind === 'score' || other.step !== test.outcome.step) &&
      precedes(test.candidate, other) &&
      comesBefore(other, test.outcome.at).usually,
  );
  return between.length === 0 ? null : run(test, [...before, ...between], around);
}
