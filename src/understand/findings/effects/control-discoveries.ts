import { adjust } from '../../../instruments/statistics/adjust.ts';
import type { Candidate } from '../candidates/candidate.ts';
import type { Test } from './test-candidates.ts';

/** The level at which the false-discovery rate is held over everything that was looked at in a run. */
export const falseDiscoveryRate = 0.05;

/**
 * q-values of all tests of a run: a test stands out when its q is at most the level. Two stages, so that a candidate held
 * against several outcomes gets no more chances than another: Benjamini-Hochberg over the candidates (each by its
 * smallest p times its number of tests), then within each candidate that stands out at the level times the share of
 * candidates that do. Source: Benjamini & Bogomolov 2014.
 */
export function controlDiscoveries(tests: readonly Test[], pOf: (test: Test) => number): Map<Test, number> {
  const byCandidate = new Map<Candidate, Test[]>();
  for (const test of tests) {
    const known = byCandidate.get(test.candidate);
    if (known === undefined) byCandidate.set(test.candidate, [test]);
    else known.push(test);
  }
  const groups = [...byCandidate.values()];
  const first = adjust(groups.map((group) => Math.min(1, group.length * Math.min(...group.map(pOf)))));
  const selected = first.filter((q) => (q ?? 1) <= falseDiscoveryRate).length;
  const found = new Map<Test, number>();
  groups.forEach((group, g) => {
    const within = adjust(group.map(pOf));
    group.forEach((test, i) => {
      const scaled = ((within[i] ?? 1) * groups.length) / Math.max(1, selected);
      found.set(test, Math.min(1, Math.max(first[g] ?? 1, scaled)));
    });
  });
  return found;
}
