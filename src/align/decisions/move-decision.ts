import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { DecisionState, Move } from './contract.ts';

/** What the rules need to know of a decision. */
export interface Standing {
  readonly state: DecisionState;
  readonly authorId: string;
  /** Its contribution says everything that could be checked. */
  readonly complete: boolean;
  readonly startsOn: Date | null;
  readonly checkOn: Date | null;
  readonly submittedAt: Date | null;
  readonly inEffectFrom: Date | null;
  /** Who moved it last and how; makes a double click harmless. */
  readonly lastMove: { readonly move: Move; readonly by: string } | null;
}

export interface Moving {
  readonly now: Date;
  /** The person, or 'the calendar' for start and check. */
  readonly by: string;
  readonly why?: string;
  /** The one who approves has opened the three voices of this submission. */
  readonly heardVoices?: boolean;
}

/** A legal move: the state it leads to, and what becomes fixed by it. `again` = it was done already. */
export interface Moved {
  readonly to: DecisionState;
  readonly again?: true;
  readonly retroactive?: boolean;
  readonly inEffectFrom?: Date;
}

const legal: Record<Move, readonly DecisionState[]> = {
  write: ['draft', 'contribution-missing', 'returned'],
  submit: ['draft', 'returned'],
  return: ['submitted'],
  approve: ['submitted'],
  reject: ['submitted'],
  withdraw: ['draft', 'contribution-missing', 'submitted', 'returned', 'approved'],
  start: ['approved'],
  check: ['in-effect'],
};

const states: Record<DecisionState, string> = {
  draft: 'a draft',
  'contribution-missing': 'without its contribution',
  submitted: 'submitted',
  returned: 'returned to its author',
  approved: 'approved',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  'in-effect': 'in effect',
  checked: 'checked',
};

const frozen = new Set<DecisionState>(['submitted', 'approved', 'in-effect', 'checked']);

function refuseIllegal(move: Move, { state }: Standing): Refusal {
  if (move === 'write' && frozen.has(state)) {
    return refuse(
      'registered',
      `The decision is ${states[state]}: measure, size and dates were registered.`,
      {
        kind: 'conflict',
        next:
          state === 'submitted'
            ? 'Ask an approver to return it, or withdraw it.'
            : 'Write a comment, or a new decision.',
      },
    );
  }
  if (move === 'submit' && state === 'contribution-missing') {
    return refuse('contribution-missing', 'The contribution is not complete yet.', {
      next: 'Follow the advice beside each field, then submit.',
    });
  }
  return refuse(`cannot-${move}`, `A decision that is ${states[state]} cannot be moved by "${move}".`, {
    kind: 'conflict',
  });
}

/** Where each move leads, when it is legal. */
const target: Record<Exclude<Move, 'write' | 'approve'>, DecisionState> = {
  submit: 'submitted',
  return: 'returned',
  reject: 'rejected',
  withdraw: 'withdrawn',
  start: 'in-effect',
  check: 'checked',
};

/**
 * May this move be made now, and where does it lead? The one place where a decision's states are ruled: nobody
 * approves their own, nobody approves unheard, and what was registered stays. The same move by the same person
 * twice is one move.
 */
export function moveDecision(standing: Standing, move: Move, moving: Moving): Moved | Refusal {
  const { state, lastMove } = standing;
  if (
    move !== 'write' &&
    lastMove?.move === move &&
    lastMove.by === moving.by &&
    !legal[move].includes(state)
  ) {
    return { to: state, again: true };
  }
  if (move === 'write') {
    if (!legal.write.includes(state)) return refuseIllegal(move, standing);
    if (state === 'returned') return { to: 'returned' };
    return { to: standing.complete ? 'draft' : 'contribution-missing' };
  }
  if (!legal[move].includes(state)) return refuseIllegal(move, standing);
  if (move === 'approve') return approve(standing, moving);
  if (move === 'submit') return submit(standing, moving);
  if (move === 'withdraw' && moving.by !== standing.authorId) {
    return refuse('not-yours', 'Only its author can withdraw a decision.', {
      kind: 'forbidden',
      next: 'An approver can return or reject it.',
    });
  }
  if (['return', 'reject'].includes(move) && moving.by === standing.authorId) return ownDecision(move);
  if (move === 'start' && (standing.inEffectFrom === null || standing.inEffectFrom > moving.now)) {
    return refuse('not-yet', 'Its start has not come yet.', { kind: 'conflict' });
  }
  if (move === 'check' && (standing.checkOn === null || standing.checkOn > moving.now)) {
    return refuse('not-yet', 'Its check date has not come yet.', { kind: 'conflict' });
  }
  return { to: target[move] };
}

function ownDecision(move: Move): Refusal {
  return refuse('own-decision', `Nobody can ${move} a decision they wrote.`, {
    kind: 'forbidden',
    next: 'Ask another person who may approve.',
  });
}

/** Registered after it began = retroactive: its measure could be chosen with the outcome in sight. */
function submit(standing: Standing, { now }: Moving): Moved | Refusal {
  if (!standing.complete) {
    return refuse('contribution-missing', 'The contribution is not complete yet.', {
      next: 'Follow the advice beside each field, then submit.',
    });
  }
  const today = new Date(now);
  today.setUTCHours(0, 0, 0, 0);
  return { to: 'submitted', retroactive: standing.startsOn !== null && standing.startsOn < today };
}

function approve(standing: Standing, { by, now, heardVoices }: Moving): Moved | Refusal {
  if (by === standing.authorId) return ownDecision('approve');
  if (heardVoices !== true) {
    return refuse('voices-unopened', 'Listen first: open the three voices of customers before you approve.', {
      kind: 'conflict',
      next: 'They were drawn at random, one of them dissenting; open the voices, then approve.',
    });
  }
  const { startsOn, checkOn, submittedAt } = standing;
  if (startsOn === null || checkOn === null || submittedAt === null)
    throw new Error('A submitted decision has dates');
  const inTime = startsOn >= new Date(submittedAt.toISOString().slice(0, 10));
  // Work that was planned ahead begins when it is agreed, not before; work recorded afterwards began when it began.
  const inEffectFrom = inTime && now > startsOn ? now : startsOn;
  if (inTime && checkOn <= now) {
    return refuse('check-date-passed', 'Its check date has passed while it waited for approval.', {
      kind: 'conflict',
      next: 'Return it to its author for new dates.',
    });
  }
  return { to: inEffectFrom <= now ? 'in-effect' : 'approved', inEffectFrom };
}
