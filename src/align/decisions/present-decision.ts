import type { Caller } from '../../kernel/policy.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import type { Remark } from '../contributions/claim.contract.ts';
import { type ContributionRow, presentContribution, wholeClaim } from '../contributions/index.ts';
import { type Decision, type DecisionState, type DecisionSummary, type Move, moveShape } from './contract.ts';
import { moveDecision, type Standing } from './move-decision.ts';
import type { CommentRow, DecisionRow, HistoryRow } from './store.ts';

/** A decision with all that belongs to it, as read in one transaction. */
export interface WholeDecision {
  readonly row: DecisionRow;
  readonly contribution: ContributionRow;
  readonly history: readonly HistoryRow[];
  readonly comments: readonly CommentRow[];
  readonly opened: boolean;
}

const midnight = (day: string | undefined) => (day === undefined ? null : new Date(`${day}T00:00:00Z`));

/** What the rules need to know. `complete`: the contribution was judged and nothing is missing. */
export function standingOf(
  { row, contribution, history }: Omit<WholeDecision, 'comments' | 'opened'>,
  complete: boolean,
): Standing {
  const last = history.at(-1);
  return {
    state: row.state,
    authorId: row.authorId,
    complete,
    startsOn: midnight(contribution.claim.startsOn),
    checkOn: midnight(contribution.claim.checkOn),
    submittedAt: row.submittedAt,
    inEffectFrom: row.inEffectFrom,
    lastMove: last === undefined ? null : { move: last.move, by: last.whoId },
  };
}

export function presentSummary(row: DecisionRow, contribution: ContributionRow, now: Date): DecisionSummary {
  return {
    id: row.id,
    title: row.title,
    state: row.state,
    author: row.authorName,
    authorId: row.authorId,
    function: row.function,
    finding:
      row.findingId === null
        ? null
        : {
            kind: 'finding',
            id: row.findingId,
            ...(row.findingSaid === null ? {} : { label: row.findingSaid }),
          },
    createdAt: row.createdAt.toISOString(),
    retroactive: row.retroactive,
    contribution: presentContribution(contribution, now),
  };
}

const verbOf: Partial<Record<Move, string>> = { approve: 'approve', return: 'approve', reject: 'approve' };

/** The decision as one person sees it, with what that person may do to it now. */
export function presentDecision(
  whole: WholeDecision,
  remarks: Remark[],
  seenBy: { caller: Caller; now: Date; isAllowed: (verb: string, record: unknown) => boolean },
): Decision {
  const { row, contribution, history, comments, opened } = whole;
  const { caller, now, isAllowed } = seenBy;
  const complete = wholeClaim(contribution.claim) !== null && remarks.length === 0;
  const standing = standingOf(whole, complete);
  const may = moveShape.options.filter((move) => {
    if (move === 'start' || move === 'check') return false;
    if (!isAllowed(verbOf[move] ?? 'write', row)) return false;
    const moved = moveDecision(standing, move, { now, by: caller.userId, heardVoices: true });
    return !isRefusal(moved) && moved.again !== true;
  });
  return {
    ...presentSummary(row, contribution, now),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    approvedAt: row.approvedAt?.toISOString() ?? null,
    approvedBy: row.approvedName,
    remarks,
    history: history.map(({ at, who, move, from, to, why }) => ({
      at: at.toISOString(),
      who,
      move,
      from,
      to,
      why,
    })),
    comments: comments.map(({ id, at, who, text }) => ({ id, at: at.toISOString(), who, text })),
    may,
    voicesOpened: opened,
  };
}

const rank: Record<DecisionState, number> = {
  submitted: 0,
  returned: 2,
  'contribution-missing': 3,
  draft: 4,
  approved: 5,
  'in-effect': 6,
  checked: 7,
  rejected: 8,
  withdrawn: 9,
};

/** Open reviews first (to approve, then due to check), the settled last; newest first within each. */
export function inOrder(decisions: readonly DecisionSummary[]): DecisionSummary[] {
  const place = ({ state, contribution }: DecisionSummary) =>
    contribution.state === 'due' ? 1 : rank[state];
  return [...decisions].sort((a, b) => place(a) - place(b) || b.createdAt.localeCompare(a.createdAt));
}
