import { type Candidate, leastEpisodes } from './candidates/candidate.ts';
import { type Gathered, gather } from './candidates/gather-candidates.ts';
import { compareScores } from './effects/compare-scores.ts';
import { controlDiscoveries, falseDiscoveryRate } from './effects/control-discoveries.ts';
import { directEffect, type Surroundings, totalEffect } from './effects/hold-equal.ts';
import { type MetricFacts, type Outcome, outcomesOf } from './effects/outcomes.ts';
import { effectOf, matters } from './effects/smallest-effect.ts';
import { type Test, testCandidate } from './effects/test-candidates.ts';
import { foldStories } from './stories/fold-stories.ts';
import { type Effect, isMisled, type Story, totalOf } from './stories/story.ts';
import type { EpisodeTable } from './table/episode-table.ts';

export interface Looked extends Gathered {
  readonly stories: readonly Story[];
  readonly outcomes: readonly Outcome[];
  readonly tests: readonly Test[];
  /** Stood out at first sight, and nothing was left of it once others were held equal. */
  readonly explained: readonly { readonly effect: Effect; readonly by: readonly Candidate[] }[];
}

/**
 * Looks for everything worth telling: gathers candidates, holds each against each outcome, controls the false-discovery
 * rate over all of them, tells near-duplicates once, and keeps what remains when others are held equal.
 * Pauses between pieces of work, so that a server stays answerable.
 */
export function* look(table: EpisodeTable, metrics: readonly MetricFacts[]): Generator<void, Looked> {
  let strongest: ((candidate: Candidate) => number) | undefined;
  const gathered = yield* gather(table, (candidate) => {
    strongest ??= strengthOn(table, metrics);
    return strongest(candidate);
  });
  const outcomes = outcomesOf(table, gathered.kinds, metrics, leastEpisodes);
  const tests: Test[] = [];
  for (const candidate of gathered.candidates) {
    for (const outcome of outcomes) {
      const test = testCandidate(table, candidate, outcome);
      if (test !== null) tests.push(test);
    }
    yield;
  }
  const first = controlDiscoveries(tests, (test) => test.p);
  const outstanding = tests.filter(
    (test) => (first.get(test) ?? 1) <= falseDiscoveryRate && matters(test, effectOf(test)),
  );
  const folded = foldStories(outstanding);
  yield;
  const kindOf = gathered.kinds.length > 1 ? numberKinds(table, gathered) : null;
  const around: Surroundings = { table, known: folded, kindOf };
  const totals = new Map<Test, ReturnType<typeof totalEffect>>();
  for (const story of folded) {
    for (const test of story.tests) totals.set(test, totalEffect(test, around));
    yield;
  }
  // What is left must pass the same control: the larger of both p-values, over everything that was looked at.
  const qOf = controlDiscoveries(tests, (test) =>
    Math.max(test.p, remainingP(test, totals.get(test) ?? null)),
  );
  const stands = (test: Test) =>
    (qOf.get(test) ?? 1) <= falseDiscoveryRate &&
    matters(test, totalOf({ test, adjusted: totals.get(test) ?? null }));
  const left = folded.map((story) => ({ ...story, tests: story.tests.filter(stands) }));
  const survivors: Surroundings = { ...around, known: left.filter((story) => story.tests.length > 0) };
  const stories: Story[] = [];
  const explained: { effect: Effect; by: Candidate[] }[] = [];
  for (const [i, story] of left.entries()) {
    const effects: Effect[] = [];
    for (const test of folded[i]?.tests ?? []) {
      const adjusted = totals.get(test) ?? null;
      const direct = stands(test) ? directEffect(test, survivors) : null;
      const effect = { test, adjusted, direct, q: qOf.get(test) ?? 1 };
      if (stands(test) && !runsThroughOthers(effect)) effects.push(effect);
      else explained.push({ effect, by: explainers(effect) });
    }
    if (effects.length > 0) stories.push({ candidate: story.candidate, effects, also: story.also });
    yield;
  }
  return { ...gathered, stories, outcomes, tests, explained };
}

/** Where an adjusted effect exists and moves the picture, its own p counts as well. */
const remainingP = (test: Test, adjusted: ReturnType<typeof totalEffect>): number =>
  adjusted !== null && isMisled({ test, adjusted }) ? adjusted.p : 0;

/** A segment that differs only because other findings strike it more often is no story of its own. */
function runsThroughOthers(effect: Effect): boolean {
  const { test, direct } = effect;
  if (test.candidate.kind !== 'segment' || direct === null) return false;
  return direct.p > falseDiscoveryRate || !matters(test, direct.value);
}

function explainers(effect: Effect): Candidate[] {
  const shift = Math.abs(effectOf(effect.test)) * 0.1;
  return [...((effect.direct ?? effect.adjusted)?.heldEqual ?? [])]
    .filter(({ moves }) => Math.abs(moves) > shift)
    .map(({ candidate }) => candidate);
}

function numberKinds(table: EpisodeTable, { kinds }: Gathered): Uint8Array {
  const kindOf = new Uint8Array(table.n);
  kinds.forEach(({ family }, index) => {
    for (const episode of family.members) kindOf[episode] = index;
  });
  return kindOf;
}

/** How far a cut of a wait separates the main metric (|z|); missed promises where nothing is scored. */
function strengthOn(table: EpisodeTable, metrics: readonly MetricFacts[]): (candidate: Candidate) => number {
  const [main] = outcomesOf(table, [], metrics, leastEpisodes);
  return (candidate) => {
    if (main?.kind !== 'score') return candidate.threshold === undefined ? 0 : 1 / (1 + candidate.threshold);
    const score = compareScores(candidate.exposure, main.values, table.customer, main.lowUpTo, leastEpisodes);
    return score === null ? 0 : Math.abs(score.diff / score.se);
  };
}

/** The result of work that pauses, without the pauses. */
export function atOnce<T>(work: Generator<void, T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}
