import * as tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeMailbox, openFakeMailbox } from '../../../../../tests/fake-imap.ts';
import { openHouse, type TestHouse } from '../../../../../tests/house.ts';
import { openRealMailbox, type RealMailbox } from '../../../../../tests/real-imap.ts';
import * as posts from '../contract.ts';
import * as contract from './mail.contract.ts';
import { mailSettings } from './mailbox.contract.ts';
import { dueMailboxes } from './store.ts';

const post = 'Support mailbox';
const mail = (n: number, text = `Words of mail ${n}.`) =>
  [
    `From: c${n}@example.com`,
    'To: help@vela.example',
    `Date: Mon, 05 Jan 2026 12:${String(n % 60).padStart(2, '0')}:00 +0000`,
    `Message-ID: <m${n}@example.com>`,
    'Subject: Re: x',
    '',
    text,
  ].join('\r\n');

let house: TestHouse;
let box: FakeMailbox;
beforeAll(async () => {
  box = await openFakeMailbox('right');
  house = await openHouse({ outboundHosts: ['127.0.0.1', 'localhost'] });
  await house.answer(posts.addPost, { body: { kind: 'mailbox', name: post } });
});
afterAll(async () => {
  await house.close();
  box.close();
});
const set = (more: object = {}, password?: string) =>
  house.ask(contract.setMailbox, {
    params: { post },
    body: {
      own: ['@vela.example'],
      step: 'Wrote an e-mail',
      answerStep: 'Answered by e-mail',
      function: '',
      server: {
        host: '127.0.0.1',
        port: box.port,
        security: 'none',
        user: 'help@vela.example',
        folder: 'INBOX',
        everyMinutes: 5,
        ...more,
      },
      ...(password === undefined ? {} : { password }),
    },
  });
const look = () => house.ask(contract.fetchMail, { params: { post } });
const read = () => house.answer(posts.readPost, { params: { post } });

describe('a mailbox', () => {
  it('tells why it cannot be opened, at the post too, and reads once it can', async () => {
    await set({}, 'wrong');
    expect(await look()).toMatchObject({ refused: 'mailbox-sign-in' });
    expect(await read()).toMatchObject({ state: 'error', error: expect.stringContaining('does not accept') });
    // A mailbox that refuses its password is not asked again every half minute.
    const due = (inMinutes: number) =>
      house.services.records.inWorkspace(house.workspaceId, (tx) =>
        dueMailboxes(tx, new Date(Date.now() + inMinutes * 60_000)),
      );
    await set({ everyMinutes: 60 });
    expect([await due(1), (await due(6)).length]).toEqual([[], 1]);
    await set({}, 'right');
    for (let n = 1; n <= 3; n++) box.mails.set(n, mail(n));
    expect(await look()).toMatchObject({ read: 3, accepted: 3, duplicate: 0 });
    expect(await read()).toMatchObject({ state: 'well', error: null, accepted: 3 });
    expect(JSON.stringify(await read())).not.toContain('right"');
  });

  it('remembers how far it read, and reads anew when the numbers mean other mails: nothing comes twice', async () => {
    expect(await look()).toMatchObject({ read: 0 });
    box.mails.set(9, mail(9));
    expect(await look()).toMatchObject({ read: 1, accepted: 1 });
    box.validity = 2;
    expect(await look()).toMatchObject({ read: 4, accepted: 0, duplicate: 4 });
  });

  it('goes on where it broke off', async () => {
    for (let n = 10; n < 140; n++) box.mails.set(n, mail(n));
    box.breakAfter = 70;
    expect(await look()).toMatchObject({ kind: 'away' });
    expect(await read()).toMatchObject({ state: 'error', accepted: 54 });
    box.breakAfter = Number.POSITIVE_INFINITY;
    expect(await look()).toMatchObject({ accepted: 80, duplicate: 0 });
    expect(await read()).toMatchObject({ state: 'well', accepted: 134 });
  });

  it('is not read while it is paused; replayed, it is read from its first mail, and nothing counts twice', async () => {
    box.mails.set(200, mail(200));
    await house.answer(posts.pausePost, { params: { post } });
    expect(await look()).toMatchObject({ refused: 'post-paused' });
    await house.answer(posts.resumePost, { params: { post } });
    await house.answer(posts.replayPost, { params: { post }, body: { from: '2020-01-01T00:00:00Z' } });
    expect(await look()).toMatchObject({ accepted: 1, duplicate: 134 });
  });

  it('is never a machine inside that nobody named, and its password goes nowhere else', async () => {
    const before = box.signIns.length;
    await set({ host: 'localhost' });
    expect(await look()).toMatchObject({ refused: 'no-mail-password' });
    await set({ host: '10.0.0.1' }, 'right');
    expect(await look()).toMatchObject({ refused: 'address-refused' });
    expect(box.signIns).toHaveLength(before);
  });
});

describe('an IMAP server of others', () => {
  const support = 'Support over IMAP';
  // Later numbers each time: it is the same mailbox, read further.
  let firstUid = 1;
  function open(security: 'tls' | 'starttls' | 'none', mails: (string | Buffer)[] = [mail(900)]) {
    firstUid += 100;
    return openRealMailbox(mails, { password: 'right', security, firstUid });
  }
  async function fetch(real: RealMailbox, security: 'tls' | 'starttls' | 'none', password = 'right') {
    const server = { host: 'localhost', port: real.port, security, user: 'help' };
    const body = { ...mailSettings.parse({ own: ['@vela.example'], server }), password };
    await house.answer(contract.setMailbox, { params: { post: support }, body });
    return house.ask(contract.fetchMail, { params: { post: support } });
  }
  beforeAll(() => house.answer(posts.addPost, { body: { kind: 'mailbox', name: support } }));

  it('a support mailbox with quotes, automatic answers and bad encodings becomes clean voices', async () => {
    const quoting = mail(
      901,
      'Still no signal.\r\n\r\nOn Mon, Help <help@vela.example> wrote:\r\n> Please restart.\r\n',
    );
    const automatic = mail(902).replace(
      'Subject: Re: x',
      'Subject: Out of office\r\nAuto-Submitted: auto-replied',
    );
    const ours = mail(903)
      .replace('From: c903@example.com', 'From: help@vela.example')
      .replace('To: help@vela.example', 'To: ana@example.com');
    const latin = Buffer.concat([
      Buffer.from(
        mail(904, '').replace(
          'Subject: Re: x',
          'Subject: Re: x\r\nContent-Type: text/plain; charset=x-unknown',
        ),
      ),
      Buffer.from('El técnico llegó tarde.', 'latin1'),
    ]);
    const real = await open('none', [quoting, automatic, ours, latin]);
    expect(await fetch(real, 'none', 'wrong')).toMatchObject({ refused: 'mailbox-sign-in' });
    expect(await fetch(real, 'none')).toEqual({
      ...{ read: 4, accepted: 3, duplicate: 0, quarantined: 0, cut: 0 },
      aside: { 'auto-reply': 1 },
    });
    expect(await fetch(real, 'none')).toMatchObject({ read: 0 });
    await real.close();
    const told = (await house.services.moments.rows(
      `SELECT kind, customer, text FROM moments WHERE workspace = {workspace:UUID}
         AND customer IN ('email:c901@example.com', 'email:ana@example.com', 'email:c904@example.com') ORDER BY at`,
      { workspace: house.workspaceId },
    )) as { kind: string; customer: string; text: string }[];
    expect(told.map(({ kind, customer, text }) => `${kind} ${customer}: ${text}`)).toEqual([
      'voice email:c901@example.com: Still no signal.',
      'told email:ana@example.com: Words of mail 903.',
      expect.stringMatching(/^voice email:c904@example.com: El t.cnico lleg. tarde\.$/),
    ]);
  });

  it.each(['tls', 'starttls'] as const)(
    'over %s: no password goes to a certificate that nobody vouches for',
    async (security) => {
      const real = await open(security);
      expect(await fetch(real, security)).toMatchObject({ refused: 'mailbox-away' });
      expect(real.signIns()).toBe(0);
      // As NODE_EXTRA_CA_CERTS does for a company's own authority.
      const before = tls.getCACertificates('default');
      tls.setDefaultCACertificates([...before, real.cert]);
      expect(await fetch(real, security)).toMatchObject({ read: 1 });
      expect(real.signIns()).toBeGreaterThan(0);
      tls.setDefaultCACertificates(before);
      await real.close();
    },
  );

  it('asked to encrypt and not able to, it gets no password', async () => {
    const real = await open('none');
    for (const security of ['starttls', 'tls'] as const)
      expect(await fetch(real, security)).toMatchObject({ refused: 'mailbox-away' });
    expect(real.signIns()).toBe(0);
    await real.close();
  });
});
