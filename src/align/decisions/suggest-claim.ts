import type { Measure } from '../../understand/scores/contract.ts';
import type { DraftClaim } from '../contributions/claim.contract.ts';
import type { AnsweredFinding } from '../contributions/index.ts';

/**
 * Fewer missed promises are better, and fewer people of whom a finding says what hurts them; of other shares and of scores,
 * more is (intake turns reversed scales).
 */
function goodDirection(measure: Measure, { hurts }: Pick<AnsweredFinding, 'hurts'>): 'lower' | 'raise' {
  return measure.kind === 'promise' || (measure.kind === 'share' && hurts) ? 'lower' : 'raise';
}

const day = 86_400_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Dates to begin with: work seldom begins before a fortnight, and a quarter shows most things. */
export const suggestDates = (now: Date): Pick<DraftClaim, 'startsOn' | 'checkOn'> => ({
  startsOn: dayOf(now.getTime() + 14 * day),
  checkOn: dayOf(now.getTime() + 134 * day),
});

/** What a finding already knows of a contribution that would answer it; what its author says comes over it. */
export function suggestClaim(finding: AnsweredFinding, said: DraftClaim = {}): DraftClaim {
  const { step } = finding;
  const [suggested] = finding.measures;
  const measure = said.measure ?? suggested;
  return {
    ...(step === '' ? {} : { step }),
    ...(measure === undefined ? {} : { measure, direction: goodDirection(measure, finding) }),
    ...said,
  };
}
