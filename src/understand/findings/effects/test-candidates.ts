import { type Candidate, leastEpisodes } from '../candidates/candidate.ts';
import type { EpisodeTable } from '../table/episode-table.ts';
import { compareMisses, type MissComparison } from './compare-misses.ts';
import { compareScores, type ScoreComparison } from './compare-scores.ts';
import { comesBefore } from './links.ts';
import type { Outcome } from './outcomes.ts';

/** One candidate held against one outcome. */
export type Test = {
  readonly candidate: Candidate;
  /** Episodes with the condition in which the outcome came first; they are counted, and said. */
  readonly after: number;
  /** Two-sided, and multiplied by the number of cuts tried. */
  readonly p: number;
} & (
  | { readonly outcome: Outcome & { kind: 'score' }; readonly score: ScoreComparison }
  | { readonly outcome: Outcome & { kind: 'promise' }; readonly misses: MissComparison }
);

/** Holds a candidate against an outcome; null when it cannot have to do with it, or too few stand on a side. */
export function testCandidate(table: EpisodeTable, candidate: Candidate, outcome: Outcome): Test | null {
  const cuts = candidate.cuts ?? 1;
  if (outcome.kind === 'score') {
    const score = compareScores(
      candidate.exposure,
      outcome.values,
      table.customer,
      outcome.lowUpTo,
      leastEpisodes,
    );
    if (score === null) return null;
    const order = comesBefore(candidate, (episode) =>
      Number.isNaN(outcome.values[episode] as number) ? Number.NaN : outcome.at(episode),
    );
    if (!order.usually) return null;
    return { candidate, outcome, score, after: order.counted - order.before, p: Math.min(1, score.p * cuts) };
  }
  if (candidate.kind === 'early-survey' || candidate.step === outcome.step) return null;
  if (candidate.familyIndex !== -1 && candidate.familyIndex !== outcome.familyIndex) return null;
  const misses = compareMisses(candidate.exposure, outcome.missed, leastEpisodes);
  if (misses === null) return null;
  const order = comesBefore(candidate, outcome.at);
  if (!order.usually) return null;
  return { candidate, outcome, misses, after: order.counted - order.before, p: Math.min(1, misses.p * cuts) };
}
