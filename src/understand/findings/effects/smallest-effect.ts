import type { Test } from './test-candidates.ts';

/** Share of a scale below which a difference does not matter to anybody: 0.16 on 1–5, 0.4 on 0–10. */
const smallestShareOfScale = 0.04;
/** Three in a hundred more (or fewer) promises missed. */
const smallestShareMissed = 0.03;

/** Is it large enough to be worth a sentence, apart from being no accident? */
export function matters(test: Test, value: number): boolean {
  if (!('score' in test)) return Math.abs(value) >= smallestShareMissed;
  const { metric } = test.outcome;
  return Math.abs(value) >= smallestShareOfScale * (metric.high - metric.low);
}

/** The plain effect of a test: points of the scale, or share of promises missed. */
export const effectOf = (test: Test): number =>
  'score' in test ? test.score.diff : (test.misses.difference.value ?? 0);
