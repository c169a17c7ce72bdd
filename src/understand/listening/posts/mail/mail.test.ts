import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../../tests/house.ts';
import { newId } from '../../../../kernel/ids.ts';
import { isRefusal } from '../../../../kernel/refusal.ts';
import { readImport, startImport, uploadFile } from '../../intake/contract.ts';
import { takeMail } from '../../intake/mail/take-mail.ts';
import { proposeMapping } from '../../intake/proposal/proposal.contract.ts';
import { ended } from '../../intake/queue.ts';
import { addImport, findImport } from '../../intake/store.ts';
import { ensurePost } from '../../items/index.ts';
import * as posts from '../contract.ts';
import { isMail, isMbox } from './looks.contract.ts';
import * as contract from './mail.contract.ts';
import { ownAddresses } from './recognise-own.ts';
import { mailsIn } from './split-mbox.ts';

const post = 'Support mailbox';
const body = (...lines: string[]) => lines.join('\r\n');
const mail = (headers: Record<string, string>, ...lines: string[]) =>
  `${Object.entries({ To: 'help@vela.example', Date: 'Mon, 05 Jan 2026 12:00:00 +0200', ...headers })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n${lines.join('\r\n')}`;
const bytes = (...parts: (string | Buffer)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));

const first = mail(
  { From: 'Ana Ruiz <Ana@Example.com>', 'Message-ID': '<a1@example.com>', Subject: 'Router still broken' },
  'Hello,',
  '',
  'the technician did not come again and nobody called me.',
  '',
  'Kind regards',
  'Ana Ruiz',
  '',
  '-- ',
  'Ana Ruiz | Baker Street 1',
);
const answer = mail(
  {
    From: 'Vela Support <help@vela.example>',
    To: 'ana@example.com',
    'Message-ID': '<v1@vela.example>',
    'In-Reply-To': '<a1@example.com>',
    References: '<a1@example.com>',
    Subject: 'Re: Router still broken',
    Date: 'Tue, 06 Jan 2026 09:00:00 +0000',
  },
  'We are sorry. A technician comes on Thursday.',
);
const thanks = mail(
  {
    From: 'ana@example.com',
    'Message-ID': '<a2@example.com>',
    References: '<a1@example.com> <v1@vela.example>',
    Subject: 'Re: Router still broken',
    Date: 'Wed, 07 Jan 2026 08:00:00 +0000',
  },
  'Thursday is too late for me.',
  '',
  'On Tue, 6 Jan 2026 at 09:00, Vela Support <help@vela.example> wrote:',
  '> We are sorry. A technician comes on Thursday.',
);
const away = mail(
  {
    From: 'bo@example.com',
    'Message-ID': '<b1@example.com>',
    Subject: 'Re: Your order',
    'Auto-Submitted': 'auto-replied',
  },
  'I am on holiday until Monday.',
);
const awayToo = mail(
  { From: 'bo@example.com', 'Message-ID': '<b2@x>', Subject: 'Respuesta automática: hola' },
  'Vuelvo el lunes',
);
const bounce = mail(
  {
    From: 'MAILER-DAEMON@mx.example',
    'Message-ID': '<d1@mx.example>',
    Subject: 'Undelivered',
    'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x',
  },
  '--x--',
);
const latin = bytes(
  mail(
    {
      From: 'jose@example.es',
      'Message-ID': '<j1@example.es>',
      Subject: '=?iso-8859-1?Q?Factura_equivocada_=E1?=',
      'Content-Type': 'text/plain; charset=no-such-charset',
    },
    '',
  ),
  Buffer.from('El técnico llegó tarde.', 'latin1'),
);
const undated = mail(
  { From: 'zoe@example.com', 'Message-ID': '<z1@example.com>', Date: '', Subject: 'When?' },
  'No date here.',
);
const html = mail(
  {
    From: 'li@example.com',
    'Message-ID': '<l1@example.com>',
    Subject: 'Bill',
    'Content-Type': 'text/html; charset=utf-8',
  },
  '<html><style>p{}</style><script>steal()</script><p>The bill is <b>twice</b> as high &amp; wrong.</p><blockquote>Old words of ours</blockquote></html>',
);
const attached = mail(
  {
    From: 'mo@example.com',
    'Message-ID': '<m1@example.com>',
    Subject: '<img src=x onerror=alert(1)>',
    'Content-Type': 'multipart/mixed; boundary=b',
  },
  body(
    '--b',
    'Content-Type: text/plain',
    '',
    'See the picture.',
    '--b',
    'Content-Type: image/png; name="../../etc/passwd"',
    'Content-Disposition: attachment; filename="../../etc/passwd"',
    'Content-Transfer-Encoding: base64',
    '',
    'AAAA',
    '--b--',
  ),
);

let house: TestHouse;
const bring = (given: Buffer | string) =>
  house.answer(contract.takeMailFile, { params: { post } }, { bytes: Readable.from([Buffer.from(given)]) });
const told = async () =>
  (await house.services.moments.rows(
    `SELECT kind, customer, episode, step, at, text FROM moments WHERE workspace = {workspace:UUID} ORDER BY at, customer`,
    { workspace: house.workspaceId },
  )) as { kind: string; customer: string; episode: string; text: string; at: string }[];

beforeAll(async () => {
  house = await openHouse();
  await house.answer(posts.addPost, { body: { kind: 'mailbox', name: post } });
  await house.answer(contract.setMailbox, {
    params: { post },
    body: {
      own: ['@vela.example'],
      step: 'Wrote an e-mail',
      answerStep: 'Answered by e-mail',
      function: 'Support',
      server: null,
    },
  });
});
afterAll(() => house.close());

const box = bytes(
  ...[first, answer, thanks, away, awayToo, bounce].flatMap((each, i) => [
    `From x@y Thu Jan  8 12:0${i}:00 2026\r\n`,
    each,
    '\r\n\r\n',
  ]),
);

describe('a support mailbox', () => {
  it('from a file: voices without quotes and signatures, what we answered, nothing a program wrote', async () => {
    expect(isMbox(box.toString())).toBe(true);
    expect(await bring(box)).toEqual({
      read: 6,
      accepted: 3,
      duplicate: 0,
      quarantined: 0,
      aside: { 'auto-reply': 2, bounce: 1 },
      cut: 0,
    });
    expect(await told()).toMatchObject([
      {
        kind: 'voice',
        customer: 'email:ana@example.com',
        episode: 'mail:a1@example.com',
        at: '2026-01-05T10:00:00.000Z',
        text: 'Router still broken\n\nthe technician did not come again and nobody called me.',
      },
      { kind: 'told', customer: 'email:ana@example.com', episode: 'mail:a1@example.com' },
      { kind: 'voice', episode: 'mail:a1@example.com', text: 'Thursday is too late for me.' },
    ]);
  });

  it('the same mails again, in another order and from another file, change nothing', async () => {
    const before = await told();
    expect(await bring(box)).toMatchObject({ read: 6, accepted: 0, duplicate: 3 });
    expect(await bring(`X-Added-By-Server: yes\r\n${thanks}`)).toMatchObject({ accepted: 0, duplicate: 1 });
    expect(await told()).toEqual(before);
  });

  it('bad encodings, HTML only and hostile names are read as words and no more', async () => {
    for (const each of [latin, html, attached]) expect(await bring(each)).toMatchObject({ accepted: 1 });
    const by = new Map((await told()).map(({ customer, text }) => [customer, text]));
    expect(by.get('email:jose@example.es')).toMatch(/Factura equivocada á\s+El t.cnico lleg. tarde/);
    expect(by.get('email:li@example.com')).toBe('Bill\n\nThe bill is twice as high & wrong.');
    expect(by.get('email:mo@example.com')).toBe('<img src=x onerror=alert(1)>\n\nSee the picture.');
  });

  it('a mail without any time waits in quarantine until somebody says it', async () => {
    expect(await bring(undated)).toMatchObject({ accepted: 0, quarantined: 1 });
    expect(await bring(undated)).toMatchObject({ accepted: 0, quarantined: 0, duplicate: 1 });
    const { held } = await house.answer(posts.listHeld, { params: { post } });
    expect(held).toMatchObject([{ form: 'mail', place: 'Date' }]);
    const [one] = held;
    const raw = `Date: Thu, 08 Jan 2026 08:00:00 +0000\r\n${one?.raw ?? ''}`;
    const params = { post, held: one?.id ?? '' };
    expect(await house.answer(posts.correctHeld, { params, body: { raw } })).toMatchObject({
      state: 'replayed',
    });
    expect((await told()).at(-1)).toMatchObject({
      customer: 'email:zoe@example.com',
      text: 'When?\n\nNo date here.',
    });
  });

  it('is told by its content, never by its name; a line "From " inside a mail begins no other', async () => {
    expect(isMail(first)).toBe(true);
    expect([isMail('a,b\n1,2'), isMbox('a,b\n1,2'), isMail('{"From": 1}'), isMail('')]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    const one = `From a@b Mon Jan  5 12:00:00 2026\n${first}\nFrom here on 12:00 it was bad\n\n>From what I know\n`;
    const split = [];
    for await (const each of mailsIn(Readable.from([Buffer.from(one)]))) split.push(each.bytes.toString());
    expect(split).toHaveLength(1);
    expect(split[0]).toContain('\nFrom what I know');
  });

  it('a file that is no mail is refused; a damaged mail is read, held or set aside, and never an error', async () => {
    const give = (given: string | Buffer) =>
      house.ask(contract.takeMailFile, { params: { post } }, { bytes: Readable.from([Buffer.from(given)]) });
    for (const each of ['', '\0\0\0', 'From ', ': : :', 'a,b\n1,2', Buffer.alloc(3000, 0xff)])
      expect(await give(each)).toMatchObject({ refused: 'no-mail-file' });
    const head = 'Subject: x\r\nTo: y\r\n';
    for (const each of [
      head,
      `${head}\r\n`,
      `${head}From: ${'<'.repeat(5000)}\r\n\r\nz`,
      `${head}\r\n\0\0`,
    ]) {
      const { read, accepted, duplicate, quarantined } = await bring(each);
      expect([read, accepted, duplicate + quarantined]).toEqual([1, 0, 1]);
    }
  });
});

describe('mail by the import door', () => {
  let workspaceId: string;
  beforeAll(async () => {
    workspaceId = await house.otherWorkspace();
  });
  const import_ = async (files: Record<string, string | Buffer>, more: object = {}) => {
    const ids: string[] = [];
    for (const [name, content] of Object.entries(files)) {
      const bytes = Readable.from([Buffer.from(content)]);
      ids.push((await house.answer(uploadFile, { query: { name } }, { bytes, workspaceId })).id);
    }
    const body = { files: ids.map((upload) => ({ upload })), ...more };
    const begun = await house.ask(startImport, { body }, { workspaceId });
    if (isRefusal(begun)) return begun;
    await ended(begun.id);
    const { report, problem } = await house.answer(readImport, { params: { id: begun.id } }, { workspaceId });
    if (report === null) throw new Error(problem ?? '');
    return report;
  };
  const kinds = async () =>
    (
      (await house.services.moments.rows(
        'SELECT kind, customer FROM moments WHERE workspace = {workspace:UUID} ORDER BY at, customer',
        { workspace: workspaceId },
      )) as { kind: string; customer: string }[]
    ).map(({ kind, customer }) => `${kind} ${customer}`);
  const written = (n: number) =>
    mail(
      { From: `c${n}@out${n}.example`, 'Message-ID': `<c${n}@x>`, Subject: 'Re: x' },
      `The bill ${n} is wrong.`,
    );
  const answered = (n: number) =>
    mail(
      {
        From: 'Vela <help@vela.example>',
        To: `c${n}@out${n}.example`,
        'Message-ID': `<v${n}@x>`,
        'In-Reply-To': `<c${n}@x>`,
        Subject: 'Re: x',
      },
      'We look into it.',
    );
  const nameless = mail({ From: '', 'Message-ID': '<n1@x>', Subject: 'x' }, 'Who am I?');
  const mbox = (...mails: string[]) =>
    mails.map((each) => `From x@y Thu Jan  8 12:00:00 2026\r\n${each}\r\n\r\n`).join('');
  const several = mbox(written(1), written(2), answered(1), written(3), answered(3), away, bounce, nameless);

  it('asks whose mailbox it is where the mails do not tell, and takes nothing meanwhile', async () => {
    expect(await import_({ 'one.eml': answered(1) })).toMatchObject({
      refused: 'whose-mailbox',
      next: expect.stringContaining('--own'),
    });
    expect(await import_({ 'a.eml': first, 'b.csv': 'a,b\n1,2\n' })).toMatchObject({
      refused: 'mail-and-others',
    });
    const refused = { refused: 'no-post' };
    expect(await import_({ 'a.mbox': several }, { mail: { post: 'Nowhere' } })).toMatchObject(refused);
  });

  it('a trial says what an import then does, and leaves nothing behind', async () => {
    const told = {
      path: 'box.mbox',
      format: 'mail',
      read: 8,
      accepted: 5,
      duplicate: 0,
      quarantined: 1,
    };
    const trial = await import_({ 'box.mbox': several }, { dryRun: true });
    expect(trial).toMatchObject({ moments: 5, customers: 3, episodes: 3, files: [told] });
    expect(await kinds()).toEqual([]);
    const posts_ = () => house.answer(posts.listPosts, {}, { workspaceId });
    expect((await posts_()).posts).toEqual([]);

    const report = await import_({ 'box.mbox': several });
    expect(report).toMatchObject({ moments: 5, customers: 3, episodes: 3, files: [told] });
    const losses = 'files' in report ? (report.files[0]?.losses ?? []) : [];
    expect(losses.map(({ what, count, example }) => `${count} ${what}: ${example}`)).toEqual([
      '5 Mail is heard at the listening post: E-mail',
      '1 Your own addresses, as the mails tell them: @vela.example',
      '1 Automatic answers: counted, and no voices: E-mail',
      '1 Mail that came back: counted, and no voices: E-mail',
      '1 Mails that could not be read wait in the quarantine of the listening post: E-mail',
    ]);
    // What the company wrote is told, whoever of its people wrote it; the mailbox knows its own from now on.
    expect((await kinds()).sort()).toEqual([
      'told email:c1@out1.example',
      'told email:c3@out3.example',
      'voice email:c1@out1.example',
      'voice email:c2@out2.example',
      'voice email:c3@out3.example',
    ]);
    const [box] = (await posts_()).posts;
    expect(box).toMatchObject({ name: 'E-mail', kind: 'mailbox', accepted: 5, quarantined: 1 });
    expect(box?.settings).toMatchObject({ own: ['@vela.example'] });
    expect(box?.holes).not.toBe('');

    // Again, in another file, one of them new: known ones are duplicates, and nobody is asked any more.
    expect(await import_({ 'one.eml': answered(4), 'box.mbox': several })).toMatchObject({
      moments: 1,
      files: [
        { path: 'one.eml', read: 1, accepted: 1 },
        { path: 'box.mbox', read: 8, accepted: 0, duplicate: 6, quarantined: 0 },
      ],
    });
    expect(await import_({ 'box.mbox': several }, { dryRun: true })).toMatchObject({
      moments: 0,
      files: [{ accepted: 0, duplicate: 6, quarantined: 0 }],
    });
  });

  it('killed half-way and begun anew, it counts as if nothing had happened', async () => {
    const other = await house.otherWorkspace();
    const { records } = house.services;
    const bytes = Readable.from([Buffer.from(several)]);
    const asking = { bytes, workspaceId: other };
    const { id: upload } = await house.answer(uploadFile, { query: { name: 'box.mbox' } }, asking);
    const mailTo = { post: 'E-mail', own: ['@vela.example'], isRecognised: false };
    const id = newId();
    await records.inWorkspace(other, async (tx) => {
      await ensurePost(tx, other, { name: 'E-mail', kind: 'mailbox', by: 'test' });
      await addImport(tx, other, {
        id,
        ...{ dryRun: false, fingerprint: 'x', replays: null, corrections: [], startedBy: 'test' },
        mapping: { tables: {}, moments: [], time: { zone: 'UTC', formats: [] }, mail: mailTo },
        files: [{ upload, table: 'mail' }],
      });
    });
    const run = async (check: () => void) => {
      const it = await records.inWorkspace(other, (tx) => findImport(tx, id));
      if (it === null) throw new Error('The import is gone');
      return takeMail(house.services, { ...it, mail: mailTo }, check);
    };
    const killed = run(() => {
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await run(() => undefined)).toMatchObject({
      ...{ moments: 5, customers: 3, episodes: 3 },
      files: [{ read: 8, accepted: 5, duplicate: 0, quarantined: 1 }],
    });
  });

  it('is proposed with its mailbox and its addresses before anything is taken', async () => {
    const other = await house.otherWorkspace();
    const bytes = Readable.from([Buffer.from(several)]);
    const { id } = await house.answer(uploadFile, { query: { name: 'm' } }, { bytes, workspaceId: other });
    const look = { body: { files: [{ upload: id }] } };
    expect(await house.answer(proposeMapping, look, { workspaceId: other })).toMatchObject({
      sure: true,
      mapping: null,
      mail: { mailboxes: [], mailbox: 'E-mail', own: ['@vela.example'], isRecognised: true },
    });
    // What was proposed can be asked for as it is, though the mailbox is still to be made.
    const body = { ...look.body, mail: { post: 'E-mail', own: ['@vela.example'] } };
    const begun = await house.answer(startImport, { body }, { workspaceId: other });
    await ended(begun.id);
    const read = await house.answer(readImport, { params: { id: begun.id } }, { workspaceId: other });
    expect(read.report).toMatchObject({ moments: 5 });
  });

  it.each([
    [
      'a domain that takes part in all',
      ['a@x.example', 'b@y.example', 'c@z.example'],
      '@vela.example',
      ['@vela.example'],
    ],
    [
      'an address where everybody may have one',
      ['a@gmail.com', 'b@y.example', 'c@z.example'],
      '@gmail.com',
      ['help@gmail.com'],
    ],
    ['two who only write to one another', ['a@x.example', 'a@x.example', 'a@x.example'], '@vela.example', []],
    ['few mails', ['a@x.example'], '@vela.example', []],
  ])('knows its own by %s', (_, others, domain, own) => {
    const help = `help${domain}`;
    const box = others.flatMap((other) => [
      { from: other, to: [help] },
      { from: help, to: [other] },
    ]);
    expect(ownAddresses(box)).toEqual(own);
    // Mail that was sent to a hidden list shows nobody of ours; a tool that gets a copy of everything is no second owner.
    const copied = box.map(({ from, to }) => ({ from, to: [...to, 'archive@tool.example'] }));
    expect(ownAddresses(copied)).toEqual([]);
  });
});
