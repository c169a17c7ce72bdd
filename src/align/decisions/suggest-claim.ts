import type { DraftClaim } from '../contributions/claim.contract.ts';
import type { AnsweredFinding } from '../contributions/index.ts';

/** What a finding already knows of a contribution that would answer it; what its author says comes over it. */
export function suggestClaim(finding: AnsweredFinding, said: DraftClaim = {}): DraftClaim {
  const { measure, step } = finding;
  const effortful = measure?.kind === 'score' && measure.stat === 'ces';
  return {
    ...(step === '' ? {} : { step }),
    ...(measure === null
      ? {}
      : { measure, direction: measure.kind === 'score' && !effortful ? 'raise' : 'lower' }),
    ...said,
  };
}
