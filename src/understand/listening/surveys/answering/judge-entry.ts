import { type Refusal, refuse } from '../../../../kernel/refusal.ts';
import type { SurveyDefinition } from '../definition.contract.ts';
import type { Kept, Link, Move } from './kept.ts';
import { finished } from './kept.ts';

/** One answer for an address that is closed, ended, another's or that never was: nobody learns which of these it is. */
export const nothingHere = refuse('nothing-here', 'There is no survey to answer at this address.', {
  kind: 'not-found',
  next: 'It may have ended, or a part of the address is missing. Ask whoever sent it to you.',
});

export const answeredAlready = refuse(
  'answered-already',
  'This survey was answered from this address already.',
  {
    kind: 'conflict',
    next: 'Each invitation counts once. Nothing needs to be done.',
  },
);

export const needsPin = refuse('needs-pin', 'This survey asks for its PIN first.', { kind: 'forbidden' });
const needsEmail = refuse('needs-email', 'This survey asks you to prove an e-mail address first.', {
  kind: 'forbidden',
  next: 'Ask for a code, then send the address and the code with the answers.',
});
const needsCaptcha = refuse('needs-captcha', 'This survey asks for a check that you are no program.', {
  kind: 'forbidden',
});

export interface Entry {
  readonly link: Link;
  /** The survey as it is open now; null when it is no longer there or was never published. */
  readonly survey: { readonly state: string; readonly definition: SurveyDefinition } | null;
  readonly session: Kept | null;
  readonly now: Date;
}

/** Whether the survey can be answered at this address at this moment: open, begun, not over, the address good. */
export function isOpen({ link, survey, now }: Omit<Entry, 'session'>): boolean {
  if (survey === null || survey.state !== 'open' || link.revoked) return false;
  if (link.expiresAt !== null && link.expiresAt <= now) return false;
  const { opensAt, closesAt } = survey.definition.rules;
  if (opensAt !== undefined && now < new Date(opensAt)) return false;
  return closesAt === undefined || now < new Date(closesAt);
}

/**
 * Every rule about who may answer, in one place below page, API, import and offline delivery. Null = come in. What was
 * handed in already is known before this is asked: its acknowledgement stays the same after the survey has closed.
 */
export function judgeEntry(entry: Entry, move: Pick<Move, 'proven' | 'by' | 'at'>): Refusal | null {
  const { link, survey, session } = entry;
  // An answer that was given elsewhere counts by the time at which it was given.
  const now = move.by === 'import' ? (move.at ?? entry.now) : entry.now;
  if (survey === null || !isOpen({ link, survey, now })) return nothingHere;
  const { rules } = survey.definition;
  if (
    link.kind === 'personal' &&
    rules.singleUse &&
    link.used &&
    (session === null || !finished(session.state))
  ) {
    return answeredAlready;
  }
  // A session begins only with its proofs, and its id is known to nobody else.
  if (session !== null || move.by === 'import') return null;
  if (rules.pin && !move.proven.pin) return needsPin;
  if (rules.verifiedEmail && move.proven.email === null) return needsEmail;
  return rules.captcha && !move.proven.captcha ? needsCaptcha : null;
}
