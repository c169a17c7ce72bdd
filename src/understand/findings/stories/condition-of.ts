import type { Candidate } from '../candidates/candidate.ts';
import type { EpisodeTable } from '../table/episode-table.ts';
import type { Condition } from './facts.ts';

/** A candidate in words' terms: names instead of numbers, and the function that owns the cause. */
export function conditionOf(table: EpisodeTable, candidate: Candidate): Condition {
  const step = table.steps[candidate.step];
  const other = candidate.other === undefined ? undefined : table.steps[candidate.other];
  return {
    kind: candidate.kind,
    step: step?.name ?? '',
    function: ownerOf(table, candidate),
    other: other?.name ?? '',
    otherFunction: other?.function ?? '',
    attribute: candidate.attribute ?? '',
    level: candidate.level ?? '',
    threshold: candidate.threshold ?? 0,
  };
}

/**
 * Who owns the cause: of a promise the function that made it; of a wait the one that was waited for; of an early survey
 * the one that asks; of a step the one that does it.
 */
function ownerOf(table: EpisodeTable, candidate: Candidate): string {
  const step = table.steps[candidate.step];
  if (candidate.kind === 'missed-promise') return step?.promisedBy || step?.function || '';
  if (candidate.kind === 'early-survey') return table.steps[candidate.other ?? -1]?.function ?? '';
  return step?.function ?? '';
}
