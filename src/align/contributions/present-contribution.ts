import type { Contribution, ContributionState } from './contract.ts';
import { wholeClaim } from './judge-contribution.ts';
import { sayClaim } from './say-claim.ts';
import type { ContributionRow } from './store.ts';

/** Claimed when registered, due when its check date is reached, then whatever the verdict says. */
export function contributionState(
  { registeredAt, checkOn, verdict }: Pick<ContributionRow, 'registeredAt' | 'checkOn' | 'verdict'>,
  now: Date,
): ContributionState {
  if (verdict !== null) return verdict.outcome;
  if (registeredAt === null) return 'unregistered';
  return checkOn !== null && checkOn <= now ? 'due' : 'claimed';
}

/** A contribution as it leaves through the door. */
export function presentContribution(row: ContributionRow, now: Date): Contribution {
  const whole = wholeClaim(row.claim);
  return {
    id: row.id,
    state: contributionState(row, now),
    claim: row.claim,
    sentence: whole === null ? null : sayClaim(whole),
    evidence: row.evidence,
    registeredAt: row.registeredAt?.toISOString() ?? null,
    foresight: row.foresight,
    inEffectFrom: row.inEffectFrom?.toISOString() ?? null,
    checkOn: row.checkOn?.toISOString().slice(0, 10) ?? row.claim.checkOn ?? null,
    verdict: row.verdict,
  };
}
