import type { Candidate } from '../candidates/candidate.ts';
import type { Outcome } from '../effects/outcomes.ts';
import type { EpisodeTable } from '../table/episode-table.ts';

const enough = 5000;

/**
 * How many steps lie between where it begins and where it hurts: the median over the episodes concerned of the
 * distinct steps walked in between, without the step itself, surveys and answers. null where order means nothing.
 */
export function stepsUpstream(
  table: EpisodeTable,
  candidate: Candidate,
  outcome: Outcome,
  leftOut: ReadonlySet<number>,
): number | null {
  if (candidate.kind === 'segment' || candidate.kind === 'early-survey') return null;
  const counts: number[] = [];
  const seen = new Int32Array(table.steps.length).fill(-1);
  for (let episode = 0; episode < table.n && counts.length < enough; episode++) {
    if (candidate.exposure[episode] !== 1) continue;
    const end = outcome.at(episode);
    const begin = candidate.decidedAt(episode);
    if (Number.isNaN(end) || Number.isNaN(begin)) continue;
    let between = 0;
    const to = table.from[episode + 1] as number;
    for (let i = table.from[episode] as number; i < to; i++) {
      const step = table.walk[i] as number;
      const at = table.at[i] as number;
      if (at <= begin || at > end || step === candidate.step || leftOut.has(step)) continue;
      if (outcome.kind === 'promise' && step === outcome.step) continue;
      if (seen[step] === episode) continue;
      seen[step] = episode;
      between++;
    }
    counts.push(between);
  }
  if (counts.length === 0) return null;
  counts.sort((a, b) => a - b);
  return counts[counts.length >> 1] ?? null;
}
