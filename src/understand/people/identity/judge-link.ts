import type { Evidence, IdentityKind } from './contract.ts';

/** Somebody who has an identity. */
export interface Holder {
  readonly customer: string;
  readonly verified: boolean;
}

/** How much an identity in common says for one customer, alone. Chosen, not measured: they order a queue. */
const strengths: Readonly<Record<IdentityKind, number>> = {
  id: 0.99,
  email: 0.9,
  phone: 0.7,
  handle: 0.6,
  cookie: 0.5,
};
/** What somebody merely wrote, a sender's address above all, says less. */
const unverified = 0.5;
const shared = 0.2;

/** From so many customers on, an identity is taken to be shared: a family's telephone, an office's mailbox. */
export const sharedFrom = 3;
const roles =
  /^(info|office|admin|sales|support|help|contact|service|billing|accounts?|hello|mail|reception|no-?reply|hr|team|ventas|administracion|contacto|oficina|facturacion|hola|soporte)@/;

export interface Judged {
  readonly evidence: Evidence;
  readonly strength: number;
  /** May be merged without a person: nothing but a verified number or address that two have and nobody else. */
  readonly automatic: boolean;
}

/** What it says for one customer that two have an identity, given everybody who has it. */
export function judgeIdentity(
  kind: IdentityKind,
  value: string,
  a: Holder,
  b: Holder,
  holders: number,
): Judged {
  const isRole = kind === 'email' && roles.test(value);
  const isShared = holders >= sharedFrom || isRole;
  const verified = a.verified && b.verified;
  const warning = isRole
    ? 'A mailbox of an office, not of a person.'
    : holders >= sharedFrom
      ? `Shared by ${holders} customers: a household or an office.`
      : verified
        ? null
        : 'Not confirmed: anybody can write a sender.';
  return {
    evidence: { by: kind, value, verified, warning },
    strength: strengths[kind] * (isShared ? shared : 1) * (verified ? 1 : unverified),
    automatic: (kind === 'id' || kind === 'email') && verified && !isShared,
  };
}

/** Several pieces of evidence together, as if independent: 1 − ∏(1 − strength). */
export const together = (strengthsOf: readonly number[]): number =>
  1 - strengthsOf.reduce((left, strength) => left * (1 - strength), 1);

/** What one customer says otherwise than the other. */
export interface Conflict {
  readonly what: string;
  readonly a: string;
  readonly b: string;
}

/** Facts that both have and that differ. */
export function conflictsOf(
  a: ReadonlyMap<string, string>,
  b: ReadonlyMap<string, string>,
): readonly Conflict[] {
  return [...a]
    .filter(([what, value]) => (b.get(what) ?? value) !== value)
    .map(([what, value]) => ({ what, a: value, b: b.get(what) as string }))
    .sort((x, y) => (x.what < y.what ? -1 : 1));
}
