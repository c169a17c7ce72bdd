import { firstText, list, member, raw } from '../fields.ts';
import type { Reading, SourceContext } from '../source-row.ts';
import { freshdeskTicket } from './freshdesk.ts';
import { intercomConversation } from './intercom.ts';
import { type ZendeskTable, zendeskRow } from './zendesk-tables.ts';
import { zendeskTicket } from './zendesk-tickets.ts';

const isIntercom = (value: unknown) =>
  member(value, 'conversation_parts') !== undefined ||
  (firstText(value, 'type') === 'conversation' && member(value, 'source') !== undefined);

function isFreshdesk(value: unknown): boolean {
  const ticket = member(value, 'ticket') ?? value;
  return (
    member(value, 'conversations') !== undefined ||
    member(ticket, 'responder_id') !== undefined ||
    typeof member(ticket, 'status') === 'number'
  );
}

/** Lines of comments and field changes beside lines of tickets. */
function tableOfLine(value: unknown): ZendeskTable | null {
  if (member(value, 'ticket_id') === undefined) return null;
  if (member(value, 'field_name') !== undefined) return 'history';
  return member(value, 'body') === undefined ? null : 'comment';
}

const rowOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.keys(Object(value)).map((name) => [name, firstText(value, name)]));

/** A reader of helpdesk objects of any of the known kinds; tickets it has met are known to the lines after them. */
export function readHelpdesk(
  context: SourceContext,
  users: readonly unknown[] = [],
): (value: unknown, depth?: number) => Generator<Reading> {
  const people = new Map(context.known.people);
  const tickets = new Map(context.known.tickets);
  const known = { people, tickets, chats: context.known.chats };
  const met = new Map<string, number>();
  const nth = (key: string) => {
    met.set(key, (met.get(key) ?? 0) + 1);
    return met.get(key) ?? 1;
  };
  return function* read(value: unknown, depth = 0): Generator<Reading> {
    if (typeof value !== 'object' || value === null || depth > 3) {
      yield { wrong: 'neither a ticket nor a conversation', column: '', raw: raw(value) };
      return;
    }
    const conversations = list(member(value, 'conversations'));
    const inside = Array.isArray(value)
      ? value
      : Array.isArray(member(value, 'tickets'))
        ? list(member(value, 'tickets'))
        : conversations.length > 0 && isIntercom(conversations[0])
          ? conversations
          : null;
    if (inside !== null) {
      for (const one of inside) yield* read(one, depth + 1);
      return;
    }
    const table = tableOfLine(value);
    if (isIntercom(value)) yield* intercomConversation(value, context);
    else if (table !== null) yield* zendeskRow(table, rowOf(value), { ...context, known }, nth);
    else if (isFreshdesk(value)) yield* freshdeskTicket(value, context);
    else {
      const ticket = member(value, 'ticket') ?? value;
      tickets.set(firstText(ticket, 'id'), { requester: firstText(ticket, 'requester_id'), channel: '' });
      yield* zendeskTicket(value, context, users);
    }
  };
}
