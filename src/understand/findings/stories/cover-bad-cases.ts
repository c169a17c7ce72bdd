import { proportion } from '../../../instruments/statistics/proportion.ts';
import type { Candidate } from '../candidates/candidate.ts';
import type { Finding } from '../contract.ts';
import { type Outcome, outcomeName } from '../effects/outcomes.ts';
import type { EpisodeTable } from '../table/episode-table.ts';
import { inBoth } from './tell-finding.ts';

type Coverage = Finding['coverage'][number];

/**
 * Of all cases that went badly, how many had this before them: a strong cause may explain few. All episodes of the
 * candidate's kind count, also those it says nothing about.
 */
export function coverBadCases(
  table: EpisodeTable,
  candidate: Candidate,
  members: Int32Array | null,
  outcome: Outcome,
): Coverage | null {
  let [bad, had] = [0, 0];
  const count = (episode: number) => {
    const isBad =
      outcome.kind === 'score'
        ? (outcome.values[episode] as number) <= outcome.lowUpTo
        : outcome.missed[episode] === 1;
    if (!isBad) return;
    bad++;
    if (candidate.exposure[episode] === 1) had++;
  };
  if (members === null) for (let episode = 0; episode < table.n; episode++) count(episode);
  else for (const episode of members) count(episode);
  if (bad === 0) return null;
  const of = outcome.kind === 'score' ? `low ${outcome.metric.name}` : outcomeName(table, outcome);
  return {
    of,
    bad,
    with: had,
    without: bad - had,
    share: proportion({ count: had, n: bad }),
    label: inBoth((tongue) =>
      outcome.kind === 'score'
        ? tongue.lowScores(outcome.metric.name, outcome.lowUpTo)
        : tongue.missedPromises(table.steps[outcome.step]?.name ?? ''),
    ),
    sentence: `${had} of ${bad} (${of}) had it before; ${bad - had} did not.`,
  };
}
