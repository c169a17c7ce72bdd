import { describe, expect, it } from 'vitest';
import { csv, knownOf, lostOf, readGiven, rowsOf, saidIn, wrongOf } from '../given-exports.ts';
import { sourceOf } from '../index.ts';
import { longId } from './long-id.ts';

const id = (beginning: string, n: number) => `${beginning}${String(n).padStart(12, '0')}`;
const long = (short: string) => longId(short) ?? '';
const [mailed, phoned, closed] = [1, 2, 3].map((n) => long(id('500', n))) as [string, string, string];
const ana = long(id('003', 1));
const [agent, portal] = [1, 2].map((n) => long(id('005', n))) as [string, string];

const head = [
  'Id',
  'IsDeleted',
  'CaseNumber',
  'ContactId',
  'SuppliedEmail',
  'Origin',
  'Status',
  'Subject',
  'Description',
  'IsClosed',
  'ClosedDate',
  'CreatedById',
  'CreatedDate',
  'LastModifiedDate',
];
const cases = csv(
  head,
  [
    mailed,
    'false',
    '1',
    ana,
    'ana@example.com',
    'Email',
    'Closed',
    'Bill',
    'It is wrong',
    'true',
    '2024-01-05T10:00:00.000Z',
    agent,
    '2024-01-01T10:00:00.000Z',
    '2024-01-05T10:00:00.000Z',
  ],
  [
    phoned,
    'false',
    '2',
    '',
    'Bo@Example.com',
    'Phone',
    'New',
    'Caller upset',
    'He says it leaks',
    'false',
    '',
    agent,
    '2024-01-02 10:00:00',
    '2024-01-02T10:00:00.000+0000',
  ],
  [
    closed,
    'false',
    '3',
    '',
    '',
    'Web',
    'Solved',
    'Router',
    'Broken',
    '1',
    '2024-01-04T10:00:00.000Z',
    agent,
    '2024-01-03T10:00:00.000Z',
    '2024-01-04T10:00:00.000Z',
  ],
  [
    id('500', 9),
    '1',
    '9',
    '',
    '',
    'Web',
    'New',
    'x',
    'y',
    'false',
    '',
    agent,
    '2024-01-03T10:00:00.000Z',
    '2024-01-04T10:00:00.000Z',
  ],
  [
    'not an id',
    'false',
    '10',
    '',
    '',
    'Web',
    'New',
    'x',
    'y',
    'false',
    '',
    agent,
    '2024-01-03T10:00:00.000Z',
    '',
  ],
);
const comments = csv(
  ['Id', 'ParentId', 'IsPublished', 'CommentBody', 'CreatedById', 'CreatedDate', 'LastModifiedDate'],
  [
    id('00a', 1),
    mailed,
    'true',
    'We look into it',
    agent,
    '2024-01-02T10:00:00.000Z',
    '2024-01-02T10:00:00.000Z',
  ],
  [
    id('00a', 2),
    mailed,
    'false',
    'A difficult one',
    agent,
    '2024-01-02T11:00:00.000Z',
    '2024-01-02T11:00:00.000Z',
  ],
  [
    id('00a', 3),
    mailed.slice(0, 15),
    'true',
    'Still wrong, sorry',
    portal,
    '2024-01-03T10:00:00.000Z',
    '2024-01-03T12:00:00.000Z',
  ],
  [id('00a', 4), mailed, 'true', 'Who am I', id('005', 7), '2024-01-03T13:00:00.000Z', ''],
);
const mails = csv(
  [
    'Id',
    'ParentId',
    'Subject',
    'TextBody',
    'HtmlBody',
    'Headers',
    'FromAddress',
    'Incoming',
    'Status',
    'MessageDate',
    'CreatedDate',
    'ReplyToEmailMessageId',
  ],
  [
    id('02s', 1),
    mailed,
    'Bill',
    'It is wrong',
    '',
    'Auto-Submitted: no',
    'ana@example.com',
    'true',
    '1',
    '2024-01-01T10:00:00.000Z',
    '',
    '',
  ],
  [
    id('02s', 2),
    mailed,
    'Re: Bill',
    'We are sorry.',
    '',
    '',
    'help@vela.example',
    'false',
    '3',
    '2024-01-01T12:00:00.000Z',
    '',
    id('02s', 1),
  ],
  [
    id('02s', 3),
    mailed,
    'Re: Bill',
    'It is still wrong.\n\nOn Mon, 1 Jan 2024 at 12:00, Help <help@vela.example> wrote:\n> We are sorry.',
    '',
    '',
    'ana@example.com',
    '1',
    '1',
    '2024-01-01T13:00:00.000Z',
    '',
    '',
  ],
  [
    id('02s', 8),
    closed,
    'Re: Router',
    'Any news?',
    '',
    '',
    'cy@example.com',
    'true',
    '1',
    '2024-01-03T15:00:00.000Z',
    '',
    id('02s', 2),
  ],
  [
    id('02s', 4),
    mailed,
    'Automatic reply',
    'I am away',
    '',
    'Auto-Submitted: auto-replied',
    'ana@example.com',
    'true',
    '1',
    '2024-01-01T14:00:00.000Z',
    '',
    '',
  ],
  [
    id('02s', 5),
    mailed,
    'Re: Bill',
    'half a thought',
    '',
    '',
    'help@vela.example',
    'false',
    '5',
    '2024-01-01T15:00:00.000Z',
    '',
    '',
  ],
  [
    id('02s', 6),
    id('001', 1),
    'News',
    'x',
    '',
    '',
    'a@b.example',
    'true',
    '1',
    '2024-01-01T15:00:00.000Z',
    '',
    '',
  ],
);
const history = csv(
  ['Id', 'CaseId', 'CreatedById', 'CreatedDate', 'Field', 'OldValue', 'NewValue'],
  [id('017', 1), mailed, agent, '2024-01-01T10:00:00.000Z', 'created', '', ''],
  [id('017', 2), mailed, agent, '2024-01-01T11:00:00.000Z', 'Owner', 'Queue', 'Kim'],
  [id('017', 3), mailed, agent, '2024-01-01T11:00:00.000Z', 'Owner', long(id('00G', 1)), agent],
  [id('017', 4), mailed.slice(0, 15), agent, '2024-01-04T10:00:00.000Z', 'Status', 'New', 'Closed'],
  [id('017', 5), long(id('500', 77)), agent, '2024-01-04T10:00:00.000Z', 'Status', 'New', 'Closed'],
);
const people = {
  'salesforce-contact': csv(
    ['Id', 'AccountId', 'LastName', 'Email', 'Phone', 'MobilePhone', 'CreatedDate'],
    [ana, '', 'Ruiz', 'ana@example.com', '', '+34600', '2023-01-01'],
  ),
  'salesforce-user': csv(
    ['Id', 'Username', 'UserType'],
    [agent, 'kim', 'Standard'],
    [portal, 'ana', 'CspLitePortal'],
  ),
};
const known = knownOf({
  'salesforce-case': cases,
  'salesforce-email': mails,
  'salesforce-history': history,
  ...people,
});

describe('a Salesforce data export', () => {
  it('is known by its columns', () => {
    const kinds = [cases, comments, mails, history, ...Object.values(people)].map((text) => {
      const header = (text.split('\r\n')[0] ?? '').replaceAll('"', '').split(',');
      return sourceOf(text, { header, format: 'csv', truncated: false });
    });
    expect(kinds).toEqual(
      ['case', 'comment', 'email', 'history', 'contact', 'user'].map((kind) => `salesforce-${kind}`),
    );
  });

  it('ids of 15 and of 18 characters are the same record', () => {
    expect(longId('001D000000IRt53')).toBe('001D000000IRt53IAD');
    expect(longId('001D000000IRt53IAD')).toBe('001D000000IRt53IAD');
    expect([longId(''), longId('001D'), longId('001D000000IRt5!')]).toEqual([null, null, null]);
  });

  it('a case is the customer’s voice where a customer wrote it; its first mail holds those words once, a later one does not take the form’s', async () => {
    const found = await readGiven('salesforce-case', cases, await known);
    expect(saidIn(found)).toEqual([
      'event Case opened: ',
      'event Case last changed: ',
      'event Case opened: Caller upset\n\nHe says it leaks',
      'event Case last changed: ',
      'voice Case opened: Router\n\nBroken',
      'event Status: Solved: ',
      'event Case last changed: ',
    ]);
    expect(
      rowsOf(found)
        .map(({ customer }) => customer)
        .filter((who, i, all) => all.indexOf(who) === i),
    ).toEqual([`salesforce ${ana}`, 'email:bo@example.com', '']);
    expect(rowsOf(found)[0]?.facts).toMatchObject({
      'identity.email': 'ana@example.com',
      'identity.phone': '+34600',
    });
    expect(lostOf(found)).toEqual([
      'Cases an agent wrote down: kept as events, not as the customer’s voice',
      'Records deleted in Salesforce: left out',
    ]);
    expect(wrongOf(found)).toEqual(['no Salesforce id of 15 or 18 characters']);
  });

  it('a comment that is not published is nobody’s voice; staff and customer apart; a changed one is a revision', async () => {
    const found = await readGiven('salesforce-comment', comments, await known);
    expect(saidIn(found)).toEqual([
      'told Support replied: We look into it',
      'event Internal note: A difficult one',
      'voice Customer wrote: Still wrong, sorry',
      'event Comment by someone unknown: Who am I',
    ]);
    const revised = rowsOf(found)[2];
    expect([revised?.at, revised?.id]).toEqual([
      '2024-01-03T12:00:00.000Z',
      `salesforce comment ${long(id('00a', 3))} edited 2024-01-03T12:00:00.000Z`,
    ]);
    expect(new Set(rowsOf(found).map(({ episode }) => episode))).toEqual(new Set([`salesforce ${mailed}`]));
  });

  it('mails: their own words only; automatic answers, drafts and others’ mails are no voices', async () => {
    const found = await readGiven('salesforce-email', mails, await known);
    expect(saidIn(found)).toEqual([
      'voice Customer wrote: Bill\n\nIt is wrong',
      'told Support replied: We are sorry.',
      'voice Customer wrote: It is still wrong.',
      'voice Customer wrote: Any news?',
      'event Automatic answer: ',
    ]);
    expect(lostOf(found)).toEqual([
      'Drafts of mails: never sent, left out',
      'Mails that belong to no case: left out',
    ]);
  });

  it('changes of status and owner are events of the same case, an owner told twice once', async () => {
    const found = await readGiven('salesforce-history', history, await known);
    expect(rowsOf(found).map(({ step, episode, at }) => `${step} ${episode} ${at}`)).toEqual([
      `Assigned salesforce ${mailed} 2024-01-01T11:00:00.000Z`,
      `Status: Closed salesforce ${mailed} 2024-01-04T10:00:00.000Z`,
      `Status: Closed salesforce ${long(id('500', 77))} 2024-01-04T10:00:00.000Z`,
    ]);
    expect(JSON.stringify(rowsOf(found))).not.toContain('Kim');
    expect(lostOf(found)).toHaveLength(3);
  });
});
