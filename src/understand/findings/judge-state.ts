import { proportionDifference } from '../../instruments/statistics/proportion-difference.ts';
import type { Finding } from './contract.ts';

export interface Standing {
  readonly affected: number;
  readonly among: number;
}

/** For so long a finding is called new. */
const newFor = 7 * 86_400_000;

/**
 * How a finding stands against its last reading: growing or fading when the share of episodes concerned changed beyond
 * chance (95 %), new for its first week, else unchanged. One that had gone and is back begins anew.
 */
export function judgeState(
  now: Standing & { at: Date },
  before: (Standing & { state: Finding['state']; firstSeen: string }) | undefined,
): { state: Finding['state']; firstSeen: string } {
  if (before === undefined || before.state === 'gone') {
    return { state: 'new', firstSeen: now.at.toISOString() };
  }
  const { firstSeen } = before;
  const change = proportionDifference(
    { count: now.affected, n: now.among },
    { count: before.affected, n: before.among },
  );
  if (change.low !== null && change.low > 0) return { state: 'growing', firstSeen };
  if (change.high !== null && change.high < 0) return { state: 'fading', firstSeen };
  const isYoung = now.at.getTime() - Date.parse(firstSeen) < newFor;
  return { state: before.state === 'new' && isYoung ? 'new' : 'unchanged', firstSeen };
}
