import { columnsOf } from '../columns.ts';
import { instant } from '../instant.ts';
import type { Reading, SourceContext, SourceRow } from '../source-row.ts';
import { identities, lost } from '../take.ts';

/** What a table of tickets, one a row, may call its columns. */
const names = {
  id: ['ticket id', 'ticket number', 'case number', 'case id'],
  text: ['ticket description', 'description', 'ticket text', 'message', 'body'],
  subject: ['ticket subject', 'subject', 'title'],
  email: ['customer email', 'email', 'requester email'],
  customer: ['customer id', 'customer', 'requester', 'customer name'],
  channel: ['ticket channel', 'channel', 'source'],
  created: [
    'created at',
    'created',
    'ticket created',
    'created date',
    'opened at',
    'date opened',
    'created time',
  ],
  answered: ['first response time', 'first response at', 'first reply at'],
  resolved: [
    'time to resolution',
    'resolved at',
    'resolved time',
    'solved at',
    'closed at',
    'resolution time',
  ],
  bought: ['date of purchase', 'purchase date', 'purchased at'],
  rating: ['customer satisfaction rating', 'satisfaction rating', 'csat', 'satisfaction'],
  status: ['ticket status', 'status'],
} as const;
type Field = keyof typeof names;

/** Where a table's header has each field; null when it is no table of tickets. */
export function ticketColumns(header: readonly string[]): ReadonlyMap<Field, string> | null {
  const found = columnsOf(header, names);
  return found.has('id') && found.has('text') && found.has('status') ? found : null;
}

/** Facts of a ticket's row that are other moments: each at the time of its own, where there is one. */
export interface TicketTimes {
  readonly answered: string;
  readonly resolved: string;
  readonly bought: string;
  readonly rated: string;
}

const template = /\{[a-z][a-z0-9_ ]{1,40}\}/i;
/** Kept out of a ticket's facts: names are no facts of an episode. */
const personal = /name|mail|phone|resolution$/i;

/** A ticket's row as one reading; the times beside it become moments of their own. */
export function* ticketRow(
  row: Readonly<Record<string, string>>,
  columns: ReadonlyMap<Field, string>,
  { latest }: SourceContext,
): Generator<Reading | { readonly row: SourceRow; readonly times: TicketTimes }> {
  const cell = (field: Field) => row[columns.get(field) ?? ''] ?? '';
  const time = (field: Field) => {
    const read = instant(cell(field), latest);
    return 'at' in read ? read.at : '';
  };
  const id = cell('id');
  const raw = Object.values(row).join(',').slice(0, 4000);
  for (const field of ['created', 'answered', 'resolved', 'bought'] as const) {
    const read = instant(cell(field), latest);
    if (cell(field) !== '' && 'why' in read) {
      yield { wrong: read.why, column: columns.get(field) ?? '', raw };
      return;
    }
  }
  const times = { answered: time('answered'), resolved: time('resolved'), bought: time('bought') };
  const created = time('created');
  const at = created || times.answered || times.bought;
  const said = [cell('subject'), cell('text')].filter((part) => part !== '').join('\n\n');
  const placeholder = template.exec(said)?.[0];
  if (placeholder !== undefined) {
    yield lost(
      'Texts that hold an unfilled template: the texts are a template, not what customers wrote',
      placeholder,
    );
  }
  if (created === '' && times.answered !== '') {
    yield lost(
      'The file does not tell when tickets were opened: the first response’s time stands for it',
      `ticket ${id}`,
    );
  } else if (created === '' && at !== '') {
    yield lost(
      'The file does not tell when tickets were opened: the purchase’s date stands for it',
      `ticket ${id}`,
    );
  }
  if (times.answered !== '' && times.resolved !== '' && times.resolved < times.answered) {
    yield lost(
      'Tickets resolved before their first response: impossible times, kept as the file tells them',
      `ticket ${id}`,
    );
  }
  const used = new Set(columns.values());
  const facts = Object.fromEntries(
    Object.entries(row).filter(([name]) => !used.has(name) && !personal.test(name)),
  );
  const email = cell('email').toLowerCase();
  const rating = cell('rating');
  yield {
    row: {
      kind: 'voice',
      id: `ticket ${id}`,
      episode: `ticket ${id}`,
      customer: email || cell('customer'),
      step: 'Ticket opened',
      at,
      function: 'Customer',
      channel: cell('channel'),
      text: said,
      rating,
      facts: { ...facts, status: cell('status'), ...identities({ email }) },
    },
    times: { ...times, rated: rating === '' ? '' : times.resolved || times.answered || at },
  };
}
