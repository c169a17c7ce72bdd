import type { Candidate } from '../candidates/candidate.ts';
import { link } from '../effects/links.ts';
import { effectOf } from '../effects/smallest-effect.ts';
import type { Test } from '../effects/test-candidates.ts';

export interface Folded {
  readonly candidate: Candidate;
  readonly tests: readonly Test[];
  readonly also: readonly Candidate[];
}

const nearlyTheSame = 0.85;
const sameEpisodes = 0.5;

/**
 * One story once. A step that has a missed promise tells everything about that step (never happened, waited for,
 * repeated); conditions met by nearly the same episodes are one; of steps left out together the first is told.
 */
export function foldStories(tests: readonly Test[]): Folded[] {
  const byCandidate = new Map<Candidate, Test[]>();
  for (const test of tests) {
    const known = byCandidate.get(test.candidate);
    if (known === undefined) byCandidate.set(test.candidate, [test]);
    else known.push(test);
  }
  const strength = (candidate: Candidate) =>
    Math.min(...(byCandidate.get(candidate) ?? []).map((test) => test.p));
  const rank = (candidate: Candidate) => (candidate.kind === 'missed-promise' ? 0 : 1);
  const ordered = [...byCandidate.keys()].sort(
    (a, b) => rank(a) - rank(b) || strength(a) - strength(b) || (a.subject < b.subject ? -1 : 1),
  );
  const stories: { candidate: Candidate; also: Candidate[] }[] = [];
  for (const candidate of ordered) {
    const told = stories.find((story) => isSame(story.candidate, candidate, byCandidate));
    if (told === undefined) stories.push({ candidate, also: [] });
    else told.also.push(candidate);
  }
  return stories.map((story) => ({ ...story, tests: byCandidate.get(story.candidate) ?? [] }));
}

function isSame(told: Candidate, next: Candidate, tests: ReadonlyMap<Candidate, readonly Test[]>): boolean {
  if (next.kind === 'missed-promise' || next.kind === 'early-survey' || told.kind === 'early-survey')
    return false;
  if (told.familyIndex !== next.familyIndex || (told.kind === 'segment') !== (next.kind === 'segment'))
    return false;
  if (told.kind === 'missed-promise' && told.step === next.step) return sameSign(told, next, tests);
  const shared = link(told.exposure, next.exposure);
  if (shared.phi >= nearlyTheSame) return sameSign(told, next, tests);
  const related = told.step === next.step || (told.kind === 'skipped-step' && next.kind === 'skipped-step');
  return told.kind !== 'segment' && related && shared.jaccard >= sameEpisodes;
}

/** A story never hides one that says the opposite. */
function sameSign(a: Candidate, b: Candidate, tests: ReadonlyMap<Candidate, readonly Test[]>): boolean {
  const sign = (candidate: Candidate) => {
    const all = tests.get(candidate) ?? [];
    const score = all.find((test) => 'score' in test);
    return score === undefined ? 0 : Math.sign(effectOf(score));
  };
  return sign(a) * sign(b) >= 0;
}
