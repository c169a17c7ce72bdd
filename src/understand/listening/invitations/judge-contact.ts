import type { ContactRules, Suppression } from './rules.contract.ts';

/** What is known of somebody when it is decided whether they are written to. */
export interface ContactFacts {
  /** Null when they cannot be reached by this channel. */
  readonly address: string | null;
  readonly channel: 'email' | 'sms' | 'messenger';
  /** Of this address, whoever else has it. */
  readonly stops: readonly ('do-not-contact' | 'opted-out' | 'bounced')[];
  /** The person is on the list of those whom nobody contacts, whatever the address. */
  readonly leftAlone: boolean;
  /** May they be asked for research: their last word, else the company's legal basis. */
  readonly permitted: boolean;
  /** Are they known to be of another group than the survey asks: a customer in a pulse of employees, say? */
  readonly otherGroup: boolean;
  readonly heldOut: boolean;
  readonly answered: boolean;
  /** First invitations to this address or person so far, over all surveys; without the one that is judged. */
  readonly invited: readonly { readonly at: Date; readonly channel: string }[];
  /** When a promise to them was missed, and their answers, as far as quarantine looks back. */
  readonly missedPromises: readonly Date[];
  readonly scores: readonly { readonly metric: string; readonly value: number; readonly at: Date }[];
}

const day = 86_400_000;

/**
 * May this person be written to now? null = yes; else the rule that says no. The only place where this is decided: asked when
 * an invitation is planned, shown in the preview, and asked again when each message leaves. A reminder is not a further
 * invitation: only how often is not asked of it.
 */
export function judgeContact(
  facts: ContactFacts,
  rules: ContactRules,
  now: Date,
  reminder = false,
): Suppression | null {
  const since = (days: number) => new Date(now.getTime() - days * day);
  if (facts.leftAlone || facts.stops.includes('do-not-contact')) return 'do-not-contact';
  if (facts.stops.includes('opted-out')) return 'opted-out';
  if (!facts.permitted) return 'no-consent';
  if (facts.otherGroup) return 'other-group';
  if (facts.heldOut) return 'hold-out';
  if (facts.stops.includes('bounced')) return 'bounced';
  if (facts.address === null) return 'no-address';
  if (facts.answered) return 'answered';
  if (isInQuarantine(facts, rules, since)) return 'quarantine';
  if (reminder) return null;
  const often = rules.atMost.some(
    ({ times, days, channel }) =>
      (channel === undefined || channel === facts.channel) &&
      facts.invited.filter(
        (one) => one.at > since(days) && (channel === undefined || one.channel === channel),
      ).length >= times,
  );
  return often ? 'too-often' : null;
}

function isInQuarantine(
  facts: ContactFacts,
  { quarantine }: ContactRules,
  since: (days: number) => Date,
): boolean {
  if (quarantine === null) return false;
  const from = since(quarantine.days);
  if (quarantine.missedPromise && facts.missedPromises.some((at) => at > from)) return true;
  return quarantine.answers.some(({ metric, atMost }) =>
    facts.scores.some((score) => score.metric === metric && score.value <= atMost && score.at > from),
  );
}
