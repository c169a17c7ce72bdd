import { newId } from '../../kernel/ids.ts';
import { isRefusal, orThrow, type Refusal, refuse } from '../../kernel/refusal.ts';
import type { DraftClaim } from '../contributions/claim.contract.ts';
import { findingOf, prepareClaim, saveClaim } from '../contributions/index.ts';
import { submit } from './carry-decision.ts';
import type { Decision } from './contract.ts';
import { moveDecision } from './move-decision.ts';
import { standingOf, type WholeDecision } from './present-decision.ts';
import {
  advice,
  allowedTo,
  entryOf,
  type Hand,
  inOneMove,
  isOpen,
  prepare,
  readWhole,
  showDecisionTo,
} from './read-decision.ts';
import { addDecision, changeDecision, type DecisionRow, remember } from './store.ts';
import { suggestClaim } from './suggest-claim.ts';

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
