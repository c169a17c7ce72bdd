import type { Permission, Purpose } from './contract.ts';

/** Purposes for which the customer is written to or called. */
const contacts: ReadonlySet<Purpose> = new Set(['research', 'case', 'news']);

export interface Known {
  readonly basis: Permission['basis'];
  /** The last word of the customer; null = they never said. */
  readonly last: { readonly given: boolean; readonly at: string } | null;
  readonly doNotContact: boolean;
}

/**
 * May something be done for a purpose? Do-not-contact stands above everything; then the customer's last word; then the legal
 * basis: with consent nothing happens before a yes, with a contract or a legitimate interest until a no.
 */
export function judgePermission(purpose: Purpose, { basis, last, doNotContact }: Known): Permission {
  const say = (allowed: boolean, sentence: string): Permission => ({
    purpose,
    allowed,
    said: last?.given ?? null,
    basis,
    say: sentence,
  });
  if (doNotContact && contacts.has(purpose)) return say(false, 'They are not to be contacted at all.');
  if (last !== null) {
    const day = last.at.slice(0, 10);
    return last.given ? say(true, `They agreed on ${day}.`) : say(false, `They refused on ${day}.`);
  }
  if (basis === 'consent') return say(false, 'They never agreed, and it needs their consent.');
  return basis === 'contract'
    ? say(true, 'It belongs to the contract with them, and they did not object.')
    : say(true, 'The company has a legitimate interest, and they did not object.');
}
