import type { Mail } from './read-mail.ts';

type Parties = Pick<Mail, 'from' | 'to'>;

/** Where anybody may have an address: of such a domain a company owns single addresses only. */
const everybodys =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|gmx|web|mail|email|proton|protonmail|pm|zoho|yandex|qq|163|126|t-online|freenet|orange|wanadoo|free|laposte|libero|virgilio|terra|telefonica|uol|bol)\.[a-z]{2,3}(?:\.[a-z]{2})?$/;

/** Fewer mails, or fewer people on the other side, may as well be one of them writing to many. */
const fewestMails = 5;
const fewestOthers = 3;
/** Mail that was sent to a list or a hidden address names nobody of ours. */
const nearlyAll = 0.9;

const domainOf = (address: string) => address.slice(address.lastIndexOf('@'));

/** What a company can own of an address: its domain, or it alone. */
function ownable(address: string): string {
  const domain = domainOf(address);
  return everybodys.test(domain.slice(1)) ? address : domain;
}

/** Those that take part in nearly every mail, on either side. */
function always(mails: readonly ReadonlySet<string>[]): string[] {
  const counts = new Map<string, number>();
  for (const each of mails) for (const party of each) counts.set(party, (counts.get(party) ?? 0) + 1);
  return [...counts].filter(([, n]) => n >= nearlyAll * mails.length).map(([party]) => party);
}

/**
 * Whose mailbox mails come from, told by who takes part in nearly all of them while the other side changes: a domain, or
 * an address where everybody may have one. Empty when that is not one alone: then a person must say it, since taking the
 * company's own words for its customers' is the worst that can happen to a mailbox.
 */
export function ownAddresses(mails: readonly Parties[]): string[] {
  const addressed = mails.flatMap(({ from, to }) =>
    from === null || to.length === 0 ? [] : [new Set([from, ...to])],
  );
  if (addressed.length < fewestMails) return [];
  const people = new Set(addressed.flatMap((each) => [...each]));
  const own = always(addressed.map((each) => new Set([...each].map(ownable))));
  const [only] = own;
  if (only === undefined || own.length > 1) return [];
  const others = [...people].filter((address) => address !== only && domainOf(address) !== only);
  return others.length >= fewestOthers ? [only] : [];
}
