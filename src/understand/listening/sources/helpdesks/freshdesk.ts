import { firstText, isYes, list, member, raw, text, at as within } from '../fields.ts';
import { instant } from '../instant.ts';
import { plainText } from '../plain-text.ts';
import type { Reading, SourceContext } from '../source-row.ts';
import { identities, lost, rowAt } from '../take.ts';

const statuses: Readonly<Record<string, string>> = { 2: 'open', 3: 'pending', 4: 'resolved', 5: 'closed' };
const priorities: Readonly<Record<string, string>> = { 1: 'low', 2: 'medium', 3: 'high', 4: 'urgent' };
const channels: Readonly<Record<string, string>> = {
  1: 'email',
  2: 'portal',
  3: 'phone',
  7: 'chat',
  9: 'feedback widget',
  10: 'outbound email',
};

const body = (of: unknown) =>
  firstText(of, 'body_text', 'description_text') || plainText(firstText(of, 'body', 'description'));

/** Reads one Freshdesk ticket with its conversations; they come out of order and are put right by their times. */
export function* freshdeskTicket(given: unknown, { latest }: SourceContext): Generator<Reading> {
  const ticket = member(given, 'ticket') ?? given;
  const id = firstText(ticket, 'id');
  if (id === '') {
    yield { wrong: 'a ticket without id', column: 'id', raw: raw(given) };
    return;
  }
  const requester = member(ticket, 'requester');
  const requesterId = firstText(ticket, 'requester_id') || firstText(requester, 'id');
  const channel = channels[firstText(ticket, 'source')] ?? '';
  const base = {
    episode: `freshdesk ${id}`,
    customer: requesterId === '' ? '' : `freshdesk ${requesterId}`,
    channel,
  };
  const said = [firstText(ticket, 'subject'), body(ticket)].filter((part) => part !== '').join('\n\n');
  const who = identities({
    freshdesk: requesterId,
    email: firstText(requester, 'email'),
    phone: firstText(requester, 'phone', 'mobile'),
    external: firstText(requester, 'unique_external_id'),
  });
  const opened = {
    ...base,
    kind: 'voice',
    id: `freshdesk ticket ${id}`,
    step: 'Ticket opened',
    function: 'Customer',
    text: said,
    facts: who,
  } as const;
  yield rowAt(member(ticket, 'created_at'), latest, 'created_at', opened, ticket);
  const turns = list(member(given, 'conversations') ?? member(ticket, 'conversations'));
  let lastVoice = '';
  for (const turn of [...turns].sort((a, b) => order(a).localeCompare(order(b)) || number(a) - number(b))) {
    const isPrivate = isYes(member(turn, 'private'));
    const incoming = isYes(member(turn, 'incoming'));
    const about = isPrivate
      ? ({ kind: 'event', step: 'Internal note', function: 'Support' } as const)
      : incoming
        ? ({ kind: 'voice', step: 'Customer wrote', function: 'Customer' } as const)
        : ({ kind: 'told', step: 'Support replied', function: 'Support' } as const);
    const row = {
      ...base,
      ...about,
      id: `freshdesk conversation ${firstText(turn, 'id')}`,
      text: body(turn),
      facts: { author: firstText(turn, 'user_id') },
    };
    const reading = rowAt(member(turn, 'created_at'), latest, 'conversations.created_at', row, turn);
    if (about.kind === 'voice' && 'row' in reading && reading.row.at > lastVoice) lastVoice = reading.row.at;
    yield reading;
  }
  const code = firstText(ticket, 'status');
  const status = statuses[code] ?? code;
  const settled = status === 'resolved' || status === 'closed';
  const when = text(within(ticket, 'stats', 'resolved_at')) || firstText(ticket, 'updated_at');
  const facts = {
    status,
    priority: priorities[firstText(ticket, 'priority')] ?? firstText(ticket, 'priority'),
    ...(settled ? { 'resolved by': 'its status, not the customer' } : {}),
  };
  const last = {
    ...base,
    kind: 'event',
    id: `freshdesk ticket ${id} ${when} ${code}`,
    step: settled ? `Status: ${status}` : 'Ticket last changed',
    function: 'Support',
    facts,
  } as const;
  const reading = rowAt(when, latest, 'updated_at', last, ticket);
  if (settled && 'row' in reading && lastVoice >= reading.row.at) {
    yield lost(
      'Tickets resolved by their status while the customer still wrote: the customer has not confirmed it',
      `ticket ${id}`,
    );
  }
  yield reading;
}

const number = (turn: unknown) => Number(firstText(turn, 'id')) || 0;

function order(turn: unknown): string {
  const read = instant(member(turn, 'created_at'), Number.POSITIVE_INFINITY);
  return 'at' in read ? read.at : '';
}
