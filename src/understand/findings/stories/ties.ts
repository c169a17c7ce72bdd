import type { Candidate } from '../candidates/candidate.ts';
import { link } from '../effects/links.ts';
import type { Looked } from '../look.ts';
import type { Story } from './story.ts';

/** What begins further upstream of a missed promise, those that customers feel first, then by coverage. */
export function upstreamOf(
  looked: Looked,
  candidate: Candidate,
): { other: Candidate; had: number; bad: number }[] {
  if (candidate.kind !== 'missed-promise') return [];
  return looked.stories
    .flatMap(({ candidate: other, effects }) => {
      if (other.kind === 'segment') return [];
      const isCause = effects.some(
        ({ test }) =>
          test.outcome.kind === 'promise' &&
          test.outcome.step === candidate.step &&
          test.outcome.familyIndex === candidate.familyIndex &&
          'misses' in test &&
          (test.misses.difference.value ?? 0) > 0,
      );
      if (!isCause) return [];
      let [had, bad] = [0, 0];
      candidate.exposure.forEach((side, episode) => {
        if (side !== 1) return;
        bad++;
        if (other.exposure[episode] === 1) had++;
      });
      return [{ other, had, bad, felt: effects.some(({ test }) => 'score' in test) }];
    })
    .sort((a, b) => Number(b.felt) - Number(a.felt) || b.had - a.had)
    .map(({ other, had, bad }) => ({ other, had, bad }));
}

/** The missed promises through which a story hurts. */
export function throughOf(looked: Looked, story: Story): Candidate[] {
  const steps = story.effects.flatMap(({ test }) =>
    test.outcome.kind === 'promise' ? [test.outcome.step] : [],
  );
  return looked.stories
    .map(({ candidate }) => candidate)
    .filter(
      (other) =>
        other.kind === 'missed-promise' &&
        steps.includes(other.step) &&
        (story.candidate.familyIndex === -1 || other.familyIndex === story.candidate.familyIndex),
    );
}

/** The missed promise that means nearly the same episodes as this one; null when none does. */
export function sameAs(looked: Looked, candidate: Candidate): Candidate | null {
  return (
    looked.stories
      .map((story) => story.candidate)
      .find(
        (other) =>
          other.kind === 'missed-promise' &&
          other.familyIndex === candidate.familyIndex &&
          link(other.exposure, candidate.exposure).phi >= 0.85,
      ) ?? null
  );
}
