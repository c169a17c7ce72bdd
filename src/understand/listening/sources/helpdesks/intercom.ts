import { firstText, list, member, raw, text, at as within } from '../fields.ts';
import { plainText } from '../plain-text.ts';
import type { Reading, SourceContext } from '../source-row.ts';
import { identities, lost, rowAt } from '../take.ts';

const customers = new Set(['user', 'lead', 'contact', 'visitor']);
const said = new Set(['comment', 'assignment', 'open', 'close', 'note', 'quick_reply', 'conversation_start']);

/** Whose turn a part is: notes are internal, a bot is the company. */
function turnOf(type: string, author: string) {
  if (type === 'note') return { kind: 'event', step: 'Internal note', function: 'Support' } as const;
  if (customers.has(author)) return { kind: 'voice', step: 'Customer wrote', function: 'Customer' } as const;
  const step = author === 'bot' ? 'Bot replied' : 'Support replied';
  return { kind: 'told', step, function: 'Support' } as const;
}

const changes: Readonly<Record<string, string>> = {
  open: 'Status: open',
  close: 'Status: closed',
  snoozed: 'Status: snoozed',
  unsnoozed: 'Status: open',
  assignment: 'Assigned',
  away_mode_assignment: 'Assigned',
};

/**
 * Reads one Intercom conversation: times are seconds since 1970, bodies are HTML. Contacts may share an e-mail, so the
 * contact's id is the customer and the e-mail only one of their identities.
 */
export function* intercomConversation(given: unknown, { latest }: SourceContext): Generator<Reading> {
  const id = firstText(given, 'id');
  if (id === '') {
    yield { wrong: 'a conversation without id', column: 'id', raw: raw(given) };
    return;
  }
  const source = member(given, 'source');
  const author = member(source, 'author');
  const contacts = list(within(given, 'contacts', 'contacts'));
  const contact = contacts[0] ?? (customers.has(firstText(author, 'type')) ? author : member(given, 'user'));
  const contactId = firstText(contact, 'id');
  const base = {
    episode: `intercom ${id}`,
    customer: contactId === '' ? '' : `intercom ${contactId}`,
    channel: firstText(source, 'type'),
  };
  const who = identities({
    intercom: contactId,
    email:
      firstText(contact, 'email') ||
      (customers.has(firstText(author, 'type')) ? firstText(author, 'email') : ''),
    phone: firstText(contact, 'phone'),
    external: firstText(contact, 'external_id'),
  });
  if (contacts.length > 1) {
    yield lost(
      'Conversations with several contacts: the first one is taken as the customer',
      `conversation ${id}`,
    );
  }
  const opening = turnOf('', firstText(author, 'type') || 'user');
  const text1 = [plainText(firstText(source, 'subject')), plainText(firstText(source, 'body'))]
    .filter((part) => part !== '')
    .join('\n\n');
  yield rowAt(
    member(given, 'created_at'),
    latest,
    'created_at',
    {
      ...base,
      ...opening,
      id: `intercom conversation ${id}`,
      step: 'Conversation opened',
      text: text1,
      facts: who,
    },
    given,
  );
  const held = member(given, 'conversation_parts');
  for (const part of list(member(held, 'conversation_parts') ?? held)) {
    const type = firstText(part, 'part_type');
    const body = plainText(firstText(part, 'body'));
    const key = `intercom part ${firstText(part, 'id')}`;
    const when = member(part, 'created_at');
    const column = 'conversation_parts.created_at';
    if (said.has(type) && body !== '') {
      const turn = turnOf(type, firstText(member(part, 'author'), 'type'));
      yield rowAt(when, latest, column, { ...base, ...turn, id: key, text: body }, part);
    }
    const step = changes[type] ?? (said.has(type) ? undefined : `Changed: ${type || 'unnamed'}`);
    if (step !== undefined) {
      yield rowAt(
        when,
        latest,
        column,
        { ...base, kind: 'event', id: `${key} ${type}`, step, function: 'Support' },
        part,
      );
    }
  }
  const rating = member(given, 'conversation_rating');
  const stars = text(member(rating, 'rating'));
  if (stars !== '') {
    const remark = plainText(firstText(rating, 'remark'));
    const row = {
      ...base,
      kind: remark === '' ? 'event' : 'voice',
      id: `intercom rating ${id}`,
      step: 'Conversation rated',
      function: 'Customer',
      text: remark,
      facts: { rating: stars },
    } as const;
    yield rowAt(member(rating, 'created_at'), latest, 'conversation_rating.created_at', row, rating);
  }
}
