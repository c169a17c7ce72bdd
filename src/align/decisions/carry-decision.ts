import { isRefusal, orThrow, type Refusal, Refused, refuse } from '../../kernel/refusal.ts';
import type { Foresight } from '../contributions/claim.contract.ts';
import { fixClaim, registerClaim, releaseClaim } from '../contributions/index.ts';
import type { Decision, Move } from './contract.ts';
import { drawVoices } from './hear-voices.ts';
import { type Moved, moveDecision } from './move-decision.ts';
import { standingOf } from './present-decision.ts';
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
import { changeDecision, keepVoices, remember } from './store.ts';

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
