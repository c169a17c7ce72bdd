import { askedSteps } from '../table/asked-steps.ts';
import type { EpisodeTable } from '../table/episode-table.ts';
import { type Family, families } from '../table/families.ts';
import { type OrderOfSteps, orderOfSteps } from '../table/order-of-steps.ts';
import type { Candidate } from './candidate.ts';
import { earlySurveyCandidate } from './early-survey.ts';
import { type PromiseFate, promiseCandidates, promiseFates } from './promise-candidates.ts';
import { segmentCandidates } from './segment-candidates.ts';
import { repeatedCandidates, swapCandidates, takenCandidates } from './step-candidates.ts';
import { cutsTried, waitCandidate, waits } from './wait-candidates.ts';

/** One kind of episode with all that may be asked about it. */
export interface Kind {
  readonly family: Family;
  readonly order: OrderOfSteps;
  readonly fates: readonly PromiseFate[];
}

export interface Gathered {
  readonly kinds: readonly Kind[];
  readonly candidates: readonly Candidate[];
  /** Steps that are asking or answering: no part of what happened to the customer. */
  readonly leftOut: ReadonlySet<number>;
  readonly asked: ReadonlySet<number>;
}

/**
 * Everything worth a look, before any number is known. `strength` tells how far a candidate's sides lie apart (any
 * monotone figure); waits are cut where it is largest, and pay for every cut tried.
 */
export function* gather(
  table: EpisodeTable,
  strength: (candidate: Candidate) => number,
): Generator<void, Gathered> {
  const asked = askedSteps(table);
  const leftOut = new Set(asked);
  table.steps.forEach((step, s) => {
    if (step.voice) leftOut.add(s);
  });
  const found = families(table, leftOut);
  const candidates: Candidate[] = [];
  const kinds: Kind[] = [];
  for (const [index, family] of found.entries()) {
    const order = orderOfSteps(table, family.members);
    const fates = promiseFates(table, family);
    kinds.push({ family, order, fates });
    yield;
    candidates.push(...promiseCandidates(table, family, index, fates));
    candidates.push(...takenCandidates(table, family, index, order, leftOut));
    yield;
    candidates.push(...repeatedCandidates(table, family, index, order, leftOut));
    candidates.push(...swapCandidates(table, family, index, order, leftOut));
    yield;
    for (const wait of waits(table, family, leftOut)) {
      const cut = cutsTried
        .map((quantile) => waitCandidate(table, family, index, wait, quantile))
        .filter((candidate) => candidate !== null)
        .map((candidate) => ({ candidate, strength: strength(candidate) }))
        .reduce<{ candidate: Candidate; strength: number } | null>(
          (best, next) => (best === null || next.strength > best.strength ? next : best),
          null,
        );
      if (cut !== null) candidates.push(cut.candidate);
      yield;
    }
    const early = earlySurveyCandidate(table, family, index, order, fates, asked);
    if (early !== null) candidates.push(early);
  }
  candidates.push(...segmentCandidates(table, found));
  return { kinds, candidates, leftOut, asked };
}
