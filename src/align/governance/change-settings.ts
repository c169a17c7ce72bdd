import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { WorkspaceSettings } from './contract.ts';

const usual = { kScores: 5, kComments: 10 };

type Change = { readonly [K in keyof WorkspaceSettings]?: WorkspaceSettings[K] | undefined };

/**
 * The settings after a change. A threshold below the usual one (5 for scores, 10 for comments; the floor is 3) needs a
 * written reason, because it lets single people be recognised more easily.
 */
export function changeSettings(now: WorkspaceSettings, change: Change): WorkspaceSettings | Refusal {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const next: WorkspaceSettings = { ...now, ...given };
  const low = next.kScores < usual.kScores || next.kComments < usual.kComments;
  if (low && next.kReason === undefined) {
    return refuse('k-without-reason', 'A privacy threshold below the usual one needs a written reason.', {
      next: `Give kReason, or keep at least ${usual.kScores} for scores and ${usual.kComments} for comments.`,
    });
  }
  return next;
}
