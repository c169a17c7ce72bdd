import { tableOf } from './read-texts.ts';
import type { SourceKind } from './recognise-source.ts';
import { noteSalesforce, tellsOfCases } from './salesforce/known-cases.ts';
import type { KnownRecords } from './source-row.ts';

/** One file of an export that is read as a whole. */
export interface SourceFile {
  readonly kind: SourceKind;
  open(): AsyncIterable<Uint8Array>;
}

/** As many people and tickets as are held in memory at once. */
const most = 5_000_000;

/** Who is who and whose is what, from the tables of an export that tell it. */
export async function knownIn(files: readonly SourceFile[]): Promise<KnownRecords> {
  const people = new Map<string, { role: string; identities: Record<string, string> }>();
  const tickets = new Map<string, { requester: string; channel: string }>();
  const chats = new Map<string, string>();
  const mailed = new Set<string>();
  const tracked = new Set<string>();
  for (const file of files) {
    const isCases = tellsOfCases(file.kind);
    if (!isCases && !['zendesk-user', 'zendesk-ticket', 'zendesk-chat'].includes(file.kind)) continue;
    for await (const { row } of tableOf(file.open())) {
      if (row === null || people.size + tickets.size + chats.size >= most) continue;
      if (isCases) {
        noteSalesforce(file.kind, row, { people, tickets, mailed, tracked });
        continue;
      }
      const { id = '', role = '', email = '', phone = '', external_id = '' } = row;
      if (file.kind === 'zendesk-user')
        people.set(id, { role, identities: { email, phone, external: external_id } });
      else if (file.kind === 'zendesk-ticket')
        tickets.set(id, { requester: row.requester_id ?? '', channel: row.via_channel ?? '' });
      else if (!chats.has(row.chat_id ?? '')) chats.set(row.chat_id ?? '', row.ticket_id ?? '');
    }
  }
  return { people, tickets, chats, mailed, tracked };
}
