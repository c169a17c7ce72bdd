import { isYes, raw } from '../fields.ts';
import { ownWords } from '../own-words.ts';
import { plainText } from '../plain-text.ts';
import { editedSince, revisionOf } from '../revision.ts';
import type { KnownRecords, Reading, SourceContext } from '../source-row.ts';
import { identities, lost, rowAt } from '../take.ts';
import { customerOf } from './known-cases.ts';
import { longId } from './long-id.ts';

type Row = Readonly<Record<string, string>>;

/** The tables of a Salesforce data export that make moments. */
export type SalesforceTable = 'case' | 'comment' | 'email' | 'history';

const noId = (row: Row, column: string): Reading => ({
  wrong: 'no Salesforce id of 15 or 18 characters',
  column,
  raw: raw(Object.values(row).join(',')),
});
const deleted = (row: Row): Reading => lost('Records deleted in Salesforce: left out', row.Id ?? '');

function ofCase(known: KnownRecords, id: string) {
  const { requester = '', channel = '' } = known.tickets.get(id) ?? {};
  return { episode: `salesforce ${id}`, customer: requester, channel };
}

function* missing(known: KnownRecords, id: string): Generator<Reading> {
  if (!known.tickets.has(id))
    yield lost(
      'Rows of cases that are missing from the table of cases: kept, each case stands for its customer',
      id,
    );
}

/** By these a customer writes the case; of any other an agent writes down what they understood. */
const writes =
  /mail|web|chat|messag|portal|communit|self.?service|facebook|twitter|instagram|whatsapp|sms|social|forum/i;

function* caseRows(row: Row, { known, latest }: SourceContext): Generator<Reading> {
  const id = longId(row.Id ?? '');
  if (id === null) return yield noId(row, 'Id');
  const { Origin = '', Status = '', ClosedDate = '', LastModifiedDate = '' } = row;
  const base = { episode: `salesforce ${id}`, customer: customerOf(row), channel: Origin };
  const contact = longId(row.ContactId ?? '') ?? '';
  const byCustomer =
    writes.test(Origin) || known.people.get(longId(row.CreatedById ?? '') ?? '')?.role === 'customer';
  // The first mail of a case that came by mail holds the very same words. What was written into a form stands here alone,
  // whatever mails follow.
  const isMailed = known.mailed?.has(id) === true && !(writes.test(Origin) && !/mail/i.test(Origin));
  const said = isMailed
    ? ''
    : [row.Subject ?? '', ownWords(plainText(row.Description ?? '')).text]
        .filter((part) => part !== '')
        .join('\n\n');
  if (!byCustomer && said !== '') {
    yield lost(
      'Cases an agent wrote down: kept as events, not as the customer’s voice',
      `case ${row.CaseNumber ?? id}`,
    );
  }
  const opened =
    byCustomer && !isMailed
      ? ({ kind: 'voice', function: 'Customer' } as const)
      : ({ kind: 'event', function: 'Support' } as const);
  const facts = identities({
    salesforce: contact,
    email: row.SuppliedEmail ?? '',
    phone: row.SuppliedPhone ?? '',
    ...known.people.get(contact)?.identities,
  });
  yield rowAt(
    row.CreatedDate,
    latest,
    'CreatedDate',
    { ...base, ...opened, id: `salesforce case ${id}`, step: 'Case opened', text: said, facts },
    row,
  );
  const state = {
    status: Status,
    priority: row.Priority ?? '',
    type: row.Type ?? '',
    reason: row.Reason ?? '',
  };
  if (isYes(row.IsClosed) && ClosedDate !== '' && known.tracked?.has(id) !== true) {
    const closed = { ...state, 'resolved by': 'its status, not the customer' };
    yield rowAt(
      ClosedDate,
      latest,
      'ClosedDate',
      {
        ...base,
        kind: 'event',
        id: `salesforce case ${id} closed ${ClosedDate}`,
        step: `Status: ${Status}`,
        function: 'Support',
        facts: closed,
      },
      row,
    );
  }
  yield rowAt(
    LastModifiedDate,
    latest,
    'LastModifiedDate',
    {
      ...base,
      kind: 'event',
      id: `salesforce case ${id} ${LastModifiedDate}`,
      step: 'Case last changed',
      function: 'Support',
      facts: state,
    },
    row,
  );
}

/** Whose turn a comment is. One that is not published is never the customer's voice, whoever wrote it. */
function turnOf(role: string | undefined, isPublished: boolean) {
  if (!isPublished) return { kind: 'event', step: 'Internal note', function: 'Support' } as const;
  if (role === 'customer') return { kind: 'voice', step: 'Customer wrote', function: 'Customer' } as const;
  if (role === 'staff') return { kind: 'told', step: 'Support replied', function: 'Support' } as const;
  return { kind: 'event', step: 'Comment by someone unknown', function: 'Support' } as const;
}

function* commentRows(row: Row, { known, latest }: SourceContext): Generator<Reading> {
  const id = longId(row.Id ?? '');
  const parent = longId(row.ParentId ?? '');
  if (id === null || parent === null) return yield noId(row, id === null ? 'Id' : 'ParentId');
  yield* missing(known, parent);
  const turn = turnOf(known.people.get(longId(row.CreatedById ?? '') ?? '')?.role, isYes(row.IsPublished));
  if (turn.step === 'Comment by someone unknown')
    yield lost(
      'Comments whose author the export does not name: kept as events, not as the customer’s voice',
      id,
    );
  const revision = revisionOf(`salesforce comment ${id}`, row.CreatedDate, row.LastModifiedDate);
  if (revision.isEdited) yield lost(editedSince, id);
  yield rowAt(
    revision.when,
    latest,
    'CreatedDate',
    { ...ofCase(known, parent), ...turn, id: revision.id, text: plainText(row.CommentBody ?? '') },
    row,
  );
}

function* emailRows(row: Row, { known, latest }: SourceContext): Generator<Reading> {
  const id = longId(row.Id ?? '');
  const parent = longId(row.ParentId ?? '');
  if (id === null) return yield noId(row, 'Id');
  if (parent?.startsWith('500') !== true) return yield lost('Mails that belong to no case: left out', id);
  // 5 = a draft: it was never sent.
  if (row.Status === '5' || row.Status === 'Draft')
    return yield lost('Drafts of mails: never sent, left out', id);
  yield* missing(known, parent);
  const own = ownWords((row.TextBody ?? '') || plainText(row.HtmlBody ?? ''));
  const incoming = isYes(row.Incoming);
  const isAutomatic =
    incoming && (own.isAutomatic || /^auto-submitted:[ \t]*(?!no\b)[a-z]/im.test(row.Headers ?? ''));
  const base = ofCase(known, parent);
  const from = (row.FromAddress ?? '').toLowerCase();
  const turn = isAutomatic
    ? ({ kind: 'event', step: 'Automatic answer', function: 'Customer' } as const)
    : incoming
      ? ({ kind: 'voice', step: 'Customer wrote', function: 'Customer' } as const)
      : ({ kind: 'told', step: 'Support replied', function: 'Support' } as const);
  const isAnswer =
    (row.ReplyToEmailMessageId ?? '') !== '' || /^(?:re|aw|rv|fwd?|sv)\s*:/i.test(row.Subject ?? '');
  yield rowAt(
    row.MessageDate || row.CreatedDate,
    latest,
    'MessageDate',
    {
      ...base,
      ...turn,
      customer: base.customer || (incoming && from !== '' ? `email:${from}` : ''),
      channel: 'e-mail',
      id: `salesforce mail ${id}`,
      text: isAutomatic
        ? ''
        : [isAnswer ? '' : (row.Subject ?? ''), own.text].filter((part) => part !== '').join('\n\n'),
      facts: incoming ? identities({ email: from }) : {},
    },
    row,
  );
}

const stepOf: Readonly<Record<string, string>> = {
  Owner: 'Assigned',
  ownerAssignment: 'Assigned',
  ownerAccepted: 'Accepted by its owner',
  ownerEscalated: 'Escalated',
  IsEscalated: 'Escalated',
  Priority: 'Priority changed',
  Contact: 'Customer set',
};

function* historyRows(
  row: Row,
  { known, latest }: SourceContext,
  nth: (key: string) => number,
): Generator<Reading> {
  const parent = longId(row.CaseId ?? '');
  if (parent === null) return yield noId(row, 'CaseId');
  const { Field = '', NewValue = '', CreatedDate = '' } = row;
  if (Field === 'created')
    return yield lost('History that only tells that a case was made: its own row tells when', parent);
  // An owner stands there twice: by name and by id.
  const isPerson = Field === 'Owner' || Field === 'Contact';
  if (isPerson && longId(NewValue) !== null && /\d/.test(NewValue))
    return yield lost('History that tells the same change by id once more: left out', parent);
  yield* missing(known, parent);
  const id = longId(row.Id ?? '');
  const key = `salesforce change ${id ?? `${parent} ${Field} ${CreatedDate} ${NewValue}`}`;
  const count = nth(key);
  yield rowAt(
    CreatedDate,
    latest,
    'CreatedDate',
    {
      ...ofCase(known, parent),
      kind: 'event',
      channel: '',
      id: count === 1 ? key : `${key} (${count})`,
      step: Field === 'Status' ? `Status: ${NewValue || 'none'}` : (stepOf[Field] ?? `Changed: ${Field}`),
      function: 'Support',
      facts: isPerson ? { field: Field } : { field: Field, value: NewValue, before: row.OldValue ?? '' },
    },
    row,
  );
}

/** One row of a Salesforce table as readings; the same record is the same in exports of 15 and of 18 characters. */
export function* salesforceRow(
  table: SalesforceTable,
  row: Row,
  context: SourceContext,
  nth: (key: string) => number,
): Generator<Reading> {
  if (isYes(row.IsDeleted)) yield deleted(row);
  else if (table === 'case') yield* caseRows(row, context);
  else if (table === 'comment') yield* commentRows(row, context);
  else if (table === 'email') yield* emailRows(row, context);
  else yield* historyRows(row, context, nth);
}
