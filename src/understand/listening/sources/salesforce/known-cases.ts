import { isYes } from '../fields.ts';
import type { Identities } from '../source-row.ts';
import { longId } from './long-id.ts';

type Row = Readonly<Record<string, string>>;
type Person = { role: string; identities: Identities };

/** What the tables of a Salesforce export tell one another. */
export interface KnownCases {
  readonly people: Map<string, Person>;
  /** Whose a case is, and by which channel it came. */
  readonly tickets: Map<string, { requester: string; channel: string }>;
  /** Cases whose customers sent mails, and cases whose changes of status are told. */
  readonly mailed: Set<string>;
  readonly tracked: Set<string>;
}

/** Users that are customers: of portals and communities. Everybody else who signs in is staff or a program. */
const portal = /portal|customersuccess|partner|community|guest/i;

/** The customer of a case: the contact, else the address it came from. */
export function customerOf(row: Row): string {
  const contact = longId(row.ContactId ?? '');
  if (contact !== null) return `salesforce ${contact}`;
  const email = (row.SuppliedEmail ?? '').toLowerCase();
  return email === '' ? '' : `email:${email}`;
}

const noteTable: Readonly<Record<string, (row: Row, known: KnownCases) => void>> = {
  'salesforce-case': (row, known) => {
    const id = longId(row.Id ?? '');
    if (id !== null) known.tickets.set(id, { requester: customerOf(row), channel: row.Origin ?? '' });
  },
  'salesforce-email': (row, known) => {
    const id = longId(row.ParentId ?? '');
    if (id !== null && isYes(row.Incoming) && !isYes(row.IsDeleted)) known.mailed.add(id);
  },
  'salesforce-history': (row, known) => {
    const id = longId(row.CaseId ?? '');
    if (id !== null && row.Field === 'Status' && !isYes(row.IsDeleted)) known.tracked.add(id);
  },
  'salesforce-contact': (row, known) => {
    const id = longId(row.Id ?? '');
    const { Email: email = '', Phone = '', MobilePhone = '' } = row;
    if (id !== null)
      known.people.set(id, { role: 'customer', identities: { email, phone: MobilePhone || Phone } });
  },
  'salesforce-user': (row, known) => {
    const id = longId(row.Id ?? '');
    if (id === null) return;
    known.people.set(id, { role: portal.test(row.UserType ?? '') ? 'customer' : 'staff', identities: {} });
  },
};

/** Notes what a row of such a table tells the others. */
export const noteSalesforce = (kind: string, row: Row, known: KnownCases): void =>
  noteTable[kind]?.(row, known);

export const tellsOfCases = (kind: string): boolean => Object.hasOwn(noteTable, kind);
