import { firstText, isYes, list, member, raw, text, at as within } from '../fields.ts';
import { plainText } from '../plain-text.ts';
import type { KnownRecords, Reading, SourceContext, SourceRow } from '../source-row.ts';
import { identities, lost, rowAt } from '../take.ts';
import { changeStep, turnOf } from './zendesk-tables.ts';

/** The people an API export carries beside its tickets (side-loaded users). */
function peopleIn(ticket: unknown, users: readonly unknown[]): KnownRecords['people'] {
  const people = [
    ...users,
    ...list(member(ticket, 'users')),
    member(ticket, 'requester'),
    member(ticket, 'assignee'),
  ];
  return new Map(
    people.flatMap((user) => {
      const id = firstText(user, 'id');
      if (id === '') return [];
      const contacts = {
        email: firstText(user, 'email'),
        phone: firstText(user, 'phone'),
        external: firstText(user, 'external_id'),
      };
      return [[id, { role: firstText(user, 'role'), identities: contacts }] as const];
    }),
  );
}

/** Reads one ticket of Zendesk's JSON with its comments and audits, plain or wrapped in `{ticket, comments}`. */
export function* zendeskTicket(
  given: unknown,
  context: SourceContext,
  users: readonly unknown[] = [],
): Generator<Reading> {
  const ticket = member(given, 'ticket') ?? given;
  const id = firstText(ticket, 'id');
  if (id === '') {
    yield { wrong: 'a ticket without id', column: 'id', raw: raw(given) };
    return;
  }
  const people = new Map([...peopleIn(given, users), ...peopleIn(ticket, [])]);
  const requester = firstText(ticket, 'requester_id') || text(within(ticket, 'requester', 'id'));
  const channel = text(within(ticket, 'via', 'channel'));
  const known: KnownRecords = {
    people,
    tickets: new Map([[id, { requester, channel }]]),
    chats: new Map(),
  };
  const base = {
    episode: `zendesk ${id}`,
    customer: requester === '' ? '' : `zendesk ${requester}`,
    channel,
  };
  const take = (
    when: unknown,
    column: string,
    row: Omit<SourceRow, 'at' | 'episode' | 'customer' | 'channel'>,
    whole: unknown,
  ) => rowAt(when, context.latest, column, { ...base, ...row }, whole);
  const comments = list(member(given, 'comments') ?? member(ticket, 'comments'));
  const description = plainText(firstText(ticket, 'description'));
  const subject = firstText(ticket, 'subject', 'raw_subject');
  // The first public comment is the description once more.
  const opening = comments.find(
    (comment) => plainText(firstText(comment, 'plain_body', 'body', 'html_body')) === description,
  );
  yield take(
    member(ticket, 'created_at'),
    'created_at',
    {
      kind: 'voice',
      id: `zendesk ticket ${id}`,
      step: 'Ticket opened',
      function: 'Customer',
      text: [subject, description].filter((part) => part !== '').join('\n\n'),
      facts: identities({ zendesk: requester, ...people.get(requester)?.identities }),
    },
    ticket,
  );
  for (const comment of comments) {
    if (comment === opening) continue;
    const author = firstText(comment, 'author_id', 'user_id');
    const turn = turnOf(known, id, author, isYes(member(comment, 'public')));
    if (turn.step === 'Comment by someone unknown') {
      yield lost(
        'Comments whose author the export does not name: kept as events, not as the customer’s voice',
        `ticket ${id}`,
      );
    }
    const body = plainText(firstText(comment, 'plain_body', 'body', 'html_body'));
    const column = 'comments.created_at';
    yield take(
      member(comment, 'created_at'),
      column,
      { ...turn, id: `zendesk comment ${firstText(comment, 'id')}`, text: body, facts: { author } },
      comment,
    );
  }
  for (const audit of list(member(given, 'audits') ?? member(ticket, 'audits'))) {
    for (const [n, event] of list(member(audit, 'events')).entries()) {
      const field = firstText(event, 'field_name');
      if (field === '' || !['Change', 'Create'].includes(firstText(event, 'type'))) continue;
      const value = firstText(event, 'value');
      const key = `zendesk audit ${firstText(audit, 'id')} ${firstText(event, 'id') || n}`;
      const change = {
        kind: 'event',
        id: key,
        step: changeStep(field, value),
        function: 'Support',
        facts: { field, value },
      } as const;
      yield take(member(audit, 'created_at'), 'audits.created_at', change, audit);
    }
  }
  const score = text(within(ticket, 'satisfaction_rating', 'score'));
  const comment = text(within(ticket, 'satisfaction_rating', 'comment'));
  const updated = member(ticket, 'updated_at');
  if (score === 'good' || score === 'bad') {
    const rated = member(member(ticket, 'satisfaction_rating'), 'updated_at') ?? updated;
    const row = {
      kind: comment === '' ? 'event' : 'voice',
      id: `zendesk rating ${id}`,
      step: `Rated ${score}`,
      function: 'Customer',
      text: comment,
    } as const;
    yield take(rated, 'satisfaction_rating', row, ticket);
  }
  yield take(
    updated,
    'updated_at',
    {
      kind: 'event',
      id: `zendesk ticket ${id} ${text(updated)}`,
      step: 'Ticket last changed',
      function: 'Support',
      facts: {
        status: firstText(ticket, 'status'),
        priority: firstText(ticket, 'priority'),
        type: firstText(ticket, 'type'),
      },
    },
    ticket,
  );
}
