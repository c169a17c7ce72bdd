import type { Caller } from '../../kernel/policy.ts';
import { isRefusal, type Refusal, Refused, refuse } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import type { Tx } from '../../stores/records/records.ts';
import type { Remark } from '../contributions/claim.contract.ts';
import { contributionsOf, prepareClaim } from '../contributions/index.ts';
import type { Decision, Move } from './contract.ts';
import { presentDecision, type WholeDecision } from './present-decision.ts';
import { commentsOf, type DecisionRow, decisionById, hasOpened, historyOf } from './store.ts';

/** Who asks, in which company, and when. */
export interface Hand {
  readonly services: Services;
  readonly caller: Caller;
  readonly now: Date;
}

const notFound = (id: string) =>
  refuse('not-found', `There is no decision ${id}.`, {
    kind: 'not-found',
    next: 'See `sirius decisions list`.',
  });

export async function readWhole(tx: Tx, id: string, caller: Caller, lock = false): Promise<WholeDecision> {
  const row = await decisionById(tx, id, lock);
  if (row === null) throw new Refused(notFound(id));
  const [contribution] = await contributionsOf(tx, [row.id]);
  if (contribution === undefined) throw new Error(`The decision ${id} has lost its contribution`);
  return {
    row,
    contribution,
    history: await historyOf(tx, row.id),
    comments: await commentsOf(tx, row.id),
    opened: await hasOpened(tx, row.id, row.submittedAt, caller.userId),
  };
}

export const prepare = ({ services, caller, now }: Hand, whole: WholeDecision) =>
  prepareClaim(services, caller.workspaceId, whole.contribution.claim, {
    now,
    language: 'en',
    findingSaid: whole.row.findingSaid ?? undefined,
    source: whole.row.id,
  });

/** Still being written: its contribution is judged each time it is looked at. */
export const isOpen = ({ row }: WholeDecision) =>
  ['draft', 'contribution-missing', 'returned'].includes(row.state);

/** One decision as the one who asks may see it. */
export async function showDecisionTo(hand: Hand, id: string): Promise<Decision | Refusal> {
  const { services, caller, now } = hand;
  const whole = await services.records
    .inWorkspace(caller.workspaceId, (tx) => readWhole(tx, id, caller))
    .catch((error: unknown) => {
      if (error instanceof Refused) return error.refusal;
      throw error;
    });
  if (isRefusal(whole)) return whole;
  const remarks = isOpen(whole) ? (await prepare(hand, whole)).remarks : [];
  return presentDecision(whole, remarks, {
    caller,
    now,
    isAllowed: (verb, record) => services.isAllowed(caller, verb, 'decision', record),
  });
}

export async function inOneMove<T>(hand: Hand, work: (tx: Tx) => Promise<T>): Promise<T | Refusal> {
  try {
    return await hand.services.records.inWorkspace(hand.caller.workspaceId, work);
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

export const advice = (remarks: readonly Remark[]): Refusal => {
  const [first, ...others] = remarks;
  const more =
    others.length === 0 ? '' : ` (and ${others.length} more: ${others.map(({ field }) => field).join(', ')})`;
  return refuse('contribution-missing', `${first?.field}: ${first?.advice}${more}`, {
    next: 'Write it so that it could be checked, then submit again; `--draft` keeps it without submitting.',
  });
};

export const entryOf = (
  { caller, now }: Hand,
  row: DecisionRow,
  move: Move,
  to: DecisionRow['state'],
  why: string | null,
) => ({
  subject: row.id,
  at: now,
  whoId: caller.userId,
  who: caller.name,
  move,
  from: move === 'write' && row.createdAt === now ? null : row.state,
  to,
  why,
});

export function allowedTo({ services, caller }: Hand, verb: string, row: DecisionRow): void {
  if (services.isAllowed(caller, verb, 'decision', row)) return;
  const own = row.authorId === caller.userId;
  throw new Refused(
    own && verb === 'approve'
      ? refuse('own-decision', 'Nobody can approve, return or reject a decision they wrote.', {
          kind: 'forbidden',
          next: 'Ask another person who may approve.',
        })
      : refuse('not-yours', `Only ${row.authorName}, who wrote it, can do that.`, { kind: 'forbidden' }),
  );
}
