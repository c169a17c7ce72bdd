import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../../tests/house.ts';
import * as posts from '../contract.ts';
import { isMail, isMbox } from './looks.contract.ts';
import * as contract from './mail.contract.ts';
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
