import { isYes, list, raw, text, at as within } from '../fields.ts';
import { plainText } from '../plain-text.ts';
import type { KnownRecords, Reading, SourceContext } from '../source-row.ts';
import { identities, lost, rowAt } from '../take.ts';

type Row = Readonly<Record<string, string>>;

/** The tables of a Zendesk export that make moments, told by their columns. */
export type ZendeskTable = 'ticket' | 'comment' | 'history' | 'chat-event' | 'service-level';

const episode = (ticket: string) => `zendesk ${ticket}`;
const person = (id: string) => (id === '' ? '' : `zendesk ${id}`);

function ofTicket(known: KnownRecords, ticket: string) {
  const requester = known.tickets.get(ticket)?.requester ?? '';
  return { episode: episode(ticket), customer: person(requester) };
}

const unknownTicket =
  'Rows of tickets that are missing from the ticket table: kept, each ticket stands for its customer';

function* missing(known: KnownRecords, ticket: string): Generator<Reading> {
  if (!known.tickets.has(ticket)) yield lost(unknownTicket, `ticket ${ticket}`);
}

function* ticketRows(row: Row, { known, latest }: SourceContext): Generator<Reading> {
  const { id = '', requester_id = '' } = row;
  const base = { episode: episode(id), customer: person(requester_id), channel: row.via_channel ?? '' };
  const said = [row.subject ?? '', plainText(row.description ?? '')].filter((part) => part !== '');
  yield rowAt(
    row.created_at,
    latest,
    'created_at',
    {
      ...base,
      kind: 'voice',
      id: `zendesk ticket ${id}`,
      step: 'Ticket opened',
      function: 'Customer',
      text: said.join('\n\n'),
      facts: identities({ zendesk: requester_id, ...known.people.get(requester_id)?.identities }),
    },
    row,
  );
  // The row tells only how the ticket stood when it was exported; when it was solved, its history tells.
  yield rowAt(
    row.updated_at,
    latest,
    'updated_at',
    {
      ...base,
      kind: 'event',
      id: `zendesk ticket ${id} ${row.updated_at}`,
      step: 'Ticket last changed',
      function: 'Support',
      facts: {
        status: row.status ?? '',
        priority: row.priority ?? '',
        type: row.type ?? '',
        group: row.group_id ?? '',
      },
    },
    row,
  );
}

function* commentRows(row: Row, { known, latest }: SourceContext): Generator<Reading> {
  const ticket = row.ticket_id ?? '';
  const author = row.user_id ?? row.author_id ?? '';
  yield* missing(known, ticket);
  const base = {
    ...ofTicket(known, ticket),
    id: `zendesk comment ${row.id ?? ''}`,
    channel: known.tickets.get(ticket)?.channel ?? '',
    text: plainText(row.body ?? ''),
  };
  const turn = turnOf(known, ticket, author, isYes(row.public));
  if (turn.step === 'Comment by someone unknown') {
    yield lost(
      'Comments whose author the export does not name: kept as events, not as the customer’s voice',
      `comment ${row.id}`,
    );
  }
  const time = row.created ?? row.created_at;
  yield rowAt(time, latest, 'created', { ...base, ...turn, facts: { author } }, row);
}

/** Whose turn a comment is. A private note is never the customer's voice, whoever wrote it. */
export function turnOf(known: KnownRecords, ticket: string, author: string, isPublic: boolean) {
  const role = known.people.get(author)?.role ?? '';
  const isRequester = author !== '' && known.tickets.get(ticket)?.requester === author;
  if (!isPublic) return { kind: 'event', step: 'Internal note', function: 'Support' } as const;
  if (isRequester || role === 'end-user')
    return { kind: 'voice', step: 'Customer wrote', function: 'Customer' } as const;
  if (role === 'agent' || role === 'admin')
    return { kind: 'told', step: 'Support replied', function: 'Support' } as const;
  return { kind: 'event', step: 'Comment by someone unknown', function: 'Support' } as const;
}

const stepOf: Readonly<Record<string, string>> = {
  assignee_id: 'Assigned',
  group_id: 'Group changed',
  priority: 'Priority changed',
  requester_id: 'Requester set',
};

/** A change of a ticket's field as the step of its journey: `Status: solved`. */
export function changeStep(field: string, value: string): string {
  if (field === 'status') return `Status: ${value === '' ? 'none' : value}`;
  return stepOf[field] ?? `Changed: ${field}`;
}

function* historyRows(row: Row, context: SourceContext, nth: (key: string) => number): Generator<Reading> {
  const { ticket_id = '', field_name = '', value = '', updated = '' } = row;
  yield* missing(context.known, ticket_id);
  const change = `zendesk ${ticket_id} ${field_name} ${updated} ${value}`;
  const count = nth(change);
  yield rowAt(
    updated,
    context.latest,
    'updated',
    {
      ...ofTicket(context.known, ticket_id),
      kind: 'event',
      id: count === 1 ? change : `${change} (${count})`,
      step: changeStep(field_name, value),
      function: 'Support',
      channel: '',
      resource: row.user_id ?? '',
      facts: { field: field_name, value },
    },
    row,
  );
}

function saidIn(cell: string): { text: string; author: string; id: string } {
  if (!cell.startsWith('{')) return { text: '', author: '', id: '' };
  try {
    const message: unknown = JSON.parse(cell);
    return {
      text: text(within(message, 'content', 'text', 'text')),
      author: text(within(message, 'author', 'type')),
      id: text(within(message, 'id')),
    };
  } catch {
    return { text: '', author: '', id: '' };
  }
}

function* chatRows(row: Row, context: SourceContext, nth: (key: string) => number): Generator<Reading> {
  const chat = row.chat_id ?? '';
  const ticket = context.known.chats.get(chat);
  const inside = saidIn(row.original_message ?? '');
  const actor = row.actor_id ?? '';
  const said = row.message === '' || row.message === undefined ? inside.text : row.message;
  const author = actor.replace(/^agent:/, '');
  const isCustomer =
    actor !== '' &&
    !actor.startsWith('agent:') &&
    inside.author !== 'BUSINESS' &&
    (context.known.people.get(author)?.role === 'end-user' ||
      inside.author === 'USER' ||
      /^visitor|^user:/.test(actor));
  const isMessage = row.type === 'ChatMessage' && said !== '';
  const turn = !isMessage
    ? ({
        kind: 'event',
        step: row.type === '' ? 'Chat event' : (row.type ?? 'Chat event'),
        function: 'Support',
      } as const)
    : isCustomer
      ? ({ kind: 'voice', step: 'Customer wrote in chat', function: 'Customer' } as const)
      : ({ kind: 'told', step: 'Support wrote in chat', function: 'Support' } as const);
  if (row.original_message?.startsWith('{') && inside.id === '' && inside.author === '') {
    yield lost('Chat messages whose JSON is cut or broken: kept without it', `chat ${chat}`);
  }
  const key = `zendesk chat ${chat} ${row.created_at} ${row.chat_index}`;
  const count = nth(key);
  yield rowAt(
    row.created_at,
    context.latest,
    'created_at',
    {
      ...turn,
      ...(ticket === undefined
        ? { episode: `zendesk chat ${chat}`, customer: '' }
        : ofTicket(context.known, ticket)),
      id: count === 1 ? key : `${key} (${count})`,
      channel: 'chat',
      text: said,
      facts: { chat, actor },
    },
    row,
  );
}

function* serviceRows(row: Row, context: SourceContext): Generator<Reading> {
  const { ticket_id = '', sla_policy_id = '', policy_applied_at = '' } = row;
  yield* missing(context.known, ticket_id);
  yield rowAt(
    policy_applied_at,
    context.latest,
    'policy_applied_at',
    {
      ...ofTicket(context.known, ticket_id),
      kind: 'event',
      id: `zendesk service level ${ticket_id} ${sla_policy_id} ${policy_applied_at}`,
      step: 'Service level applied',
      function: 'Support',
      channel: '',
      facts: { policy: sla_policy_id },
    },
    row,
  );
}

/** One row of a Zendesk table as readings. `nth` counts how often a key was met: equal changes are each kept. */
export function zendeskRow(
  table: ZendeskTable,
  row: Row,
  context: SourceContext,
  nth: (key: string) => number,
): Iterable<Reading> {
  if (table === 'ticket') return ticketRows(row, context);
  if (table === 'comment') return commentRows(row, context);
  if (table === 'history') return historyRows(row, context, nth);
  if (table === 'chat-event') return chatRows(row, context, nth);
  return serviceRows(row, context);
}

/** A row of another length than its header. */
export const ragged = (cells: readonly string[]): Reading => ({
  wrong: 'the row has another number of cells than the header',
  column: '',
  raw: raw(list(cells).join(',')),
});
