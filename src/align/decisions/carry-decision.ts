import { newId } from '../../kernel/ids.ts';
import type { Caller } from '../../kernel/policy.ts';
import { isRefusal, orThrow, type Refusal, Refused, refuse } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import type { Tx } from '../../stores/records/records.ts';
import type { DraftClaim, Foresight, Remark } from '../contributions/claim.contract.ts';
import {
  contributionsOf,
  findingOf,
  fixClaim,
  prepareClaim,
  registerClaim,
  releaseClaim,
  saveClaim,
} from '../contributions/index.ts';
import type { Decision, Move } from './contract.ts';
import { drawVoices } from './hear-voices.ts';
import { type Moved, moveDecision } from './move-decision.ts';
import { presentDecision, standingOf, type WholeDecision } from './present-decision.ts';
import {
  addDecision,
  changeDecision,
  commentsOf,
  type DecisionRow,
  decisionById,
  hasOpened,
  historyOf,
  keepVoices,
  remember,
} from './store.ts';
import { suggestClaim } from './suggest-claim.ts';

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

async function readWhole(tx: Tx, id: string, caller: Caller, lock = false): Promise<WholeDecision> {
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

const prepare = ({ services, caller, now }: Hand, whole: WholeDecision) =>
  prepareClaim(services, caller.workspaceId, whole.contribution.claim, {
    now,
    language: 'en',
    findingSaid: whole.row.findingSaid ?? undefined,
    source: whole.row.id,
  });

/** Still being written: its contribution is judged each time it is looked at. */
const isOpen = ({ row }: WholeDecision) => ['draft', 'contribution-missing', 'returned'].includes(row.state);

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

async function inOneMove<T>(hand: Hand, work: (tx: Tx) => Promise<T>): Promise<T | Refusal> {
  try {
    return await hand.services.records.inWorkspace(hand.caller.workspaceId, work);
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

const advice = (remarks: readonly Remark[]): Refusal => {
  const [first, ...others] = remarks;
  const more =
    others.length === 0 ? '' : ` (and ${others.length} more: ${others.map(({ field }) => field).join(', ')})`;
  return refuse('contribution-missing', `${first?.field}: ${first?.advice}${more}`, {
    next: 'Write it so that it could be checked, then submit again; `--draft` keeps it without submitting.',
  });
};

interface Writing {
  readonly title: string;
  readonly finding?: string | undefined;
  readonly claim: DraftClaim;
  readonly submit: boolean;
}

/** Writes a new decision; with `submit` it is also registered, or nothing is kept when its contribution says too little. */
export async function write(hand: Hand, writing: Writing): Promise<Decision | Refusal> {
  const { services, caller, now } = hand;
  const finding =
    writing.finding === undefined ? null : await findingOf(services, caller.workspaceId, writing.finding);
  if (writing.finding !== undefined && finding === null) {
    return refuse('no-such-finding', `There is no finding ${writing.finding}.`, {
      next: 'See `sirius findings`.',
    });
  }
  const claim = finding === null ? writing.claim : suggestClaim(finding, writing.claim);
  const prepared = await prepareClaim(services, caller.workspaceId, claim, {
    now,
    language: 'en',
    findingSaid: finding?.sentence,
  });
  if (writing.submit && prepared.remarks.length > 0) return advice(prepared.remarks);
  const row: DecisionRow = {
    id: newId(),
    title: writing.title,
    state: prepared.remarks.length === 0 ? 'draft' : 'contribution-missing',
    authorId: caller.userId,
    authorName: caller.name,
    function: finding?.function ?? caller.functionName ?? '',
    findingId: finding?.id ?? null,
    findingSaid: finding?.sentence ?? null,
    createdAt: now,
    submittedAt: null,
    approvedAt: null,
    approvedName: null,
    inEffectFrom: null,
    retroactive: false,
  };
  const evidence =
    finding === null
      ? [{ kind: 'step' as const, id: claim.step ?? '' }]
      : [{ kind: 'finding' as const, id: finding.id }, ...finding.evidence];
  const written = await inOneMove(hand, async (tx) => {
    await addDecision(tx, row);
    await saveClaim(tx, { kind: 'decision', id: row.id }, claim, evidence);
    await remember(tx, entryOf(hand, row, 'write', row.state, null));
  });
  if (isRefusal(written)) return written;
  return writing.submit ? submit(hand, row.id) : showDecisionTo(hand, row.id);
}

const entryOf = (
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

/** Edits what is not registered yet. */
export async function edit(
  hand: Hand,
  id: string,
  to: { title?: string | undefined; claim?: DraftClaim | undefined },
): Promise<Decision | Refusal> {
  const { services, caller, now } = hand;
  const before = await inOneMove(hand, (tx) => readWhole(tx, id, caller));
  if (isRefusal(before)) return before;
  const claim = to.claim ?? before.contribution.claim;
  const changed: WholeDecision = { ...before, contribution: { ...before.contribution, claim } };
  const complete = isOpen(before) && (await prepare(hand, changed)).remarks.length === 0;
  const edited = await inOneMove(hand, async (tx) => {
    const whole = await readWhole(tx, id, caller, true);
    allowedTo(hand, 'write', whole.row);
    const moved = orThrow(moveDecision(standingOf(whole, complete), 'write', { now, by: caller.userId }));
    await saveClaim(tx, { kind: 'decision', id: whole.row.id }, claim, whole.contribution.evidence);
    await changeDecision(tx, whole.row.id, {
      state: moved.to,
      ...(to.title === undefined ? {} : { title: to.title }),
    });
    await remember(tx, entryOf(hand, whole.row, 'write', moved.to, null));
  });
  return isRefusal(edited) ? edited : showDecisionTo({ services, caller, now }, id);
}

function allowedTo({ services, caller }: Hand, verb: string, row: DecisionRow): void {
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

/** Registers measure, size and dates, and draws the voices the approver will hear. */
export async function submit(hand: Hand, id: string): Promise<Decision | Refusal> {
  const { services, caller, now } = hand;
  const before = await inOneMove(hand, (tx) => readWhole(tx, id, caller));
  if (isRefusal(before)) return before;
  let foresight: Foresight | null = null;
  let complete = false;
  if (isOpen(before)) {
    const prepared = await prepare(hand, before);
    if (prepared.remarks.length > 0 && services.isAllowed(caller, 'write', 'decision', before.row)) {
      return advice(prepared.remarks);
    }
    complete = prepared.remarks.length === 0;
    foresight = prepared.foresight;
  }
  const seed = `${before.row.id} ${now.toISOString()}`;
  const { claim } = before.contribution;
  const voices = complete
    ? await drawVoices(services, caller.workspaceId, { claim, findingId: before.row.findingId, seed })
    : [];
  const submitted = await inOneMove(hand, async (tx) => {
    const whole = await readWhole(tx, id, caller, true);
    allowedTo(hand, 'write', whole.row);
    // Judged before the lock: whoever edited in between is judged again.
    if (JSON.stringify(whole.contribution.claim) !== JSON.stringify(claim)) {
      throw new Refused(
        refuse('edited', 'It was edited meanwhile.', { kind: 'conflict', next: 'Submit again.' }),
      );
    }
    const ready =
      complete && whole.row.state === 'contribution-missing'
        ? { ...whole.row, state: 'draft' as const }
        : whole.row;
    const standing = standingOf({ ...whole, row: ready }, complete);
    const moved = orThrow(moveDecision(standing, 'submit', { now, by: caller.userId }));
    if (moved.again) return;
    await registerClaim(tx, whole.row.id, now, foresight);
    await keepVoices(tx, whole.row.id, voices);
    await changeDecision(tx, whole.row.id, {
      state: moved.to,
      submittedAt: now,
      ...(moved.retroactive === undefined ? {} : { retroactive: moved.retroactive }),
    });
    await remember(tx, entryOf(hand, whole.row, 'submit', moved.to, null), { claim });
  });
  return isRefusal(submitted) ? submitted : showDecisionTo(hand, id);
}

/** Return, approve, reject or withdraw: what each move fixes or releases, in one transaction. */
export async function move(
  hand: Hand,
  id: string,
  by: Exclude<Move, 'write' | 'submit' | 'start' | 'check'>,
  why?: string,
): Promise<Decision | Refusal> {
  const { services, caller, now } = hand;
  const done = await inOneMove(hand, async (tx): Promise<Moved> => {
    const whole = await readWhole(tx, id, caller, true);
    allowedTo(hand, by === 'withdraw' ? 'write' : 'approve', whole.row);
    const standing = standingOf(whole, true);
    const moved = orThrow(moveDecision(standing, by, { now, by: caller.userId, heardVoices: whole.opened }));
    if (moved.again) return moved;
    const { inEffectFrom } = moved;
    if (by === 'return') await releaseClaim(tx, whole.row.id);
    if (inEffectFrom !== undefined && standing.checkOn !== null) {
      await fixClaim(tx, whole.row.id, { at: now, inEffectFrom, checkOn: standing.checkOn });
    }
    await changeDecision(tx, whole.row.id, {
      state: moved.to,
      ...(inEffectFrom === undefined
        ? {}
        : { approved: { at: now, by: caller.userId, name: caller.name, inEffectFrom } }),
    });
    const detail = by === 'return' ? { claim: whole.contribution.claim } : null;
    await remember(tx, entryOf(hand, whole.row, by, moved.to, why ?? null), detail);
    return moved;
  });
  if (isRefusal(done)) return done;
  if (done.to === 'in-effect' && done.again !== true) {
    await services.events.emit({
      name: 'decision-in-effect',
      workspace: caller.workspaceId,
      data: { decision: id },
    });
  }
  return showDecisionTo(hand, id);
}
