import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { openRealMailbox } from '../../../../tests/real-imap.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { putConsent } from '../../people/consent/contract.ts';
import { mayUse } from '../../people/consent/index.ts';
import { importPeople } from '../../people/customers/contract.ts';
import { changePanel } from '../../people/panels/contract.ts';
import { runRetention, setRetention } from '../../people/retention/contract.ts';
import { showScores } from '../../scores/contract.ts';
import { ensurePost, itemsTaken, takeItem } from '../items/index.ts';
import { keepMail, seeMail, tryMail } from '../mail/contract.ts';
import { addPost } from '../posts/contract.ts';
import { fetchMail, setMailbox } from '../posts/mail/mail.contract.ts';
import { mailSettings } from '../posts/mail/mailbox.contract.ts';
import * as answering from '../surveys/answering/contract.ts';
import { makeLinks } from '../surveys/answering/index.ts';
import { closeSurvey, createSurvey, publishSurvey } from '../surveys/contract.ts';
import { type SurveyDefinition, surveyDefinitionShape } from '../surveys/definition.contract.ts';
import { exportResponses } from '../surveys/exchange/exchange.contract.ts';
import { surveyOfQuestions } from '../surveys/given-survey.ts';
import * as contract from './contract.ts';
import { distributionSettingsShape } from './distribution.contract.ts';
import { sendRound } from './keep-sending.ts';
import { pages } from './stop-page.ts';
import { takeReport } from './take-report.ts';

interface Got {
  readonly to: string;
  readonly from: string;
  readonly raw: string;
}
const post: Got[] = [];
let refuseNext: { code: number; say: string } | null = null;
let hangUp = false;
const smtp = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  authOptional: true,
  logger: false,
  onRcptTo(_address, _session, done) {
    const say = refuseNext;
    refuseNext = null;
    if (say === null) done();
    else done(Object.assign(new Error(say.say), { responseCode: say.code }));
  },
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      const from = mailFrom === false ? '' : mailFrom.address;
      post.push({ to: rcptTo[0]?.address ?? '', from, raw: Buffer.concat(chunks).toString('utf8') });
      if (hangUp) {
        for (const connection of (smtp as unknown as { connections: Set<{ _socket: { destroy(): void } }> })
          .connections)
          connection._socket.destroy();
        return;
      }
      done();
    });
  },
});

let house: TestHouse;
let survey: string;
let draft: SurveyDefinition;
const start = new Date('2026-03-02T09:00:00Z');
const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000);

const settings = (more: object) =>
  distributionSettingsShape.parse({
    name: 'After the repair',
    audience: { kind: 'list' },
    letters: {
      en: {
        subject: 'How was it? {{answer:x}} #{1} <%= 2 %>',
        text: 'Hello,\n\nhow was the repair? {{hidden:x}} <script>',
      },
    },
    ...more,
  });

async function distribute(list: string | null, more: object = {}): Promise<string> {
  const { id } = await house.answer(contract.createDistribution, {
    body: { survey, settings: settings(more) },
  });
  if (list !== null) {
    await house.answer(contract.giveList, { params: { id } }, { bytes: Readable.from([Buffer.from(list)]) });
  }
  return id;
}
const turn = (id: string, to: 'running' | 'paused' | 'ended') =>
  house.answer(contract.turnDistribution, { params: { id }, body: { to } });
const see = (id: string) => house.answer(contract.seeDistribution, { params: { id } });
const round = async (now: Date) => {
  await house.setClock(now);
  return sendRound(house.services, house.workspaceId, now);
};
const plain = (raw: string) =>
  raw
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
const linkIn = ({ raw }: Got) =>
  /https:\/\/answers\.example\/s\/([A-Za-z0-9_-]{22})/.exec(plain(raw))?.[1] as string;
const stopIn = ({ raw }: Got) =>
  /https:\/\/answers\.example\/u\/([A-Za-z0-9_-]{22})/.exec(plain(raw))?.[1] as string;
const countOf = async (id: string, disposition: string) =>
  (await see(id)).counts.find((each) => each.disposition === disposition)?.invitations ?? 0;

async function visit(method: 'GET' | 'POST', token: string) {
  const page = pages.find((each) => each.method === method);
  return page?.show(house.services, {
    params: { token },
    query: new URLSearchParams(),
    fields: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    files: [],
    languages: ['en'],
    userAgent: '',
    network: '127.0.0.1',
  });
}

beforeAll(async () => {
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done));
  const { port } = smtp.server.address() as AddressInfo;
  house = await openHouse({ clock: start, outboundHosts: ['127.0.0.1'] });
  await house.answer(keepMail, {
    body: {
      host: '127.0.0.1',
      port,
      security: 'none',
      user: '',
      fromName: 'Coast Telecom',
      fromAddress: 'care@coast.example',
      bounceAddress: 'bounces@coast.example',
      publicAddress: 'https://answers.example',
      perMinute: 6000,
    },
  });
  draft = surveyOfQuestions(
    [{ type: 'nps', code: 'recommend', low: 0, high: 10, text: { en: 'Would you recommend us?' } }],
    {
      title: { en: 'After the repair' },

      ends: [{ code: 'thanks', kind: 'thanks', title: { en: 'Thank you' } }],
      rules: { singleUse: true },
    },
  );
  const made = await house.answer(createSurvey, { body: { definition: draft } });
  survey = made.id;
  await house.answer(publishSurvey, { params: { id: survey }, body: { revision: made.revision } });
}, 90_000);
afterAll(async () => {
  await house?.close();
  await new Promise<void>((done) => smtp.close(() => done()));
});

/** A report of an undeliverable mail (RFC 3464), as mail servers write it. */
const report = (about: string, to: string, whom = 'back@x.example') =>
  `From: MAILER-DAEMON@mx.example\r\nTo: ${to}\r\nContent-Type: multipart/report; report-type=delivery-status;\r\n boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSorry\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${whom}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <${about}>\r\nSubject: x\r\n\r\n--b--\r\n`;

describe('a full round by a real mail server', () => {
  it('invites, reminds who kept silent, counts the answer, and stops at once by one click', async () => {
    const list =
      'Customer;Email;Language\nC-1;ann@one.example;en\nC-2;bo@two.example;en\nC-2;bo@two.example;en\nC-3;not an address;en\n';
    const id = await distribute(list, { reminders: [{ afterDays: 3 }, { afterDays: 3 }] });
    const look = await house.answer(contract.previewDistribution, { params: { id } });
    expect([look.population, look.asked, post.length]).toEqual([2, 2, 0]);
    await turn(id, 'running');
    expect(await round(later(0))).toBe(2);
    expect(post.map(({ to }) => to).sort()).toEqual(['ann@one.example', 'bo@two.example']);
    const [first] = post as [Got, Got];
    // Texts are literal, in the subject, the text and the HTML; the host is the company's own, whatever anybody asked by.
    expect(first.raw).toContain('Subject: How was it? {{answer:x}} #{1} <%= 2 %>');
    expect(plain(first.raw)).toContain('{{hidden:x}} &#60;script&#62;');
    expect(first.raw).toMatch(/List-Unsubscribe-Post: List-Unsubscribe=One-Click/);
    expect(plain(first.raw)).toContain('?a%2Frecommend=9');
    expect(first.from).toMatch(/^bounces\+[A-Za-z0-9_-]{22}@coast\.example$/);
    expect(await round(later(1))).toBe(0);

    // A click in the mail opens the page with that choice made; nothing is kept by looking.
    const look9 = house.house.pages.find(({ method, path }) => method === 'GET' && path === '/s/:link');
    const opened = (await look9?.show(house.services, {
      params: { link: linkIn(first) },
      query: new URLSearchParams({ 'a/recommend': '9' }),
      fields: new URLSearchParams(),
      files: [],
      languages: ['en'],
      userAgent: '',
      network: '127.0.0.1',
    })) as { html: string };
    expect(opened.html).toMatch(/<input[^>]*(value="9"[^>]*checked|checked[^>]*value="9")/);
    expect(await countOf(id, 'sent')).toBe(2);

    const ann = post.find(({ to }) => to === 'ann@one.example') as Got;
    const bo = post.find(({ to }) => to === 'bo@two.example') as Got;
    await house.answer(answering.submitAnswers, {
      params: { link: linkIn(ann) },
      body: { key: randomUUID().replaceAll('-', ''), answers: { recommend: 9 } },
    } as never);
    expect(await countOf(id, 'completed')).toBe(1);

    // Only who kept silent is reminded, by the same address.
    expect(await round(later(72))).toBe(1);
    const reminder = post.at(-1) as Got;
    expect([reminder.to, linkIn(reminder), stopIn(reminder)]).toEqual([
      'bo@two.example',
      linkIn(bo),
      stopIn(bo),
    ]);
    expect(reminder.raw).toContain('Subject: Reminder: ');

    // A scanner that follows the link changes nothing, and learns nothing of whose address it is.
    const shown = (await visit('GET', stopIn(bo))) as { html: string };
    expect(shown.html).not.toContain('bo@');
    expect(await countOf(id, 'opted-out')).toBe(0);
    expect(await visit('POST', stopIn(bo))).toHaveProperty('html');
    expect(await countOf(id, 'opted-out')).toBe(1);
    expect(await round(later(200))).toBe(0);
    expect(isRefusal(await visit('POST', 'x'.repeat(22)))).toBe(true);

    // It stands in the customer's own log of consent as well.
    const said = await house.services.records.inWorkspace(house.workspaceId, (tx) =>
      mayUse(tx, ['C-2'], 'research'),
    );
    expect(said.get('C-2')?.allowed).toBe(false);

    // The stop holds for every list to come, under another name and in capitals too.
    const again = await distribute('customer,email\nSomebody,BO@TWO.EXAMPLE\n');
    await turn(again, 'running');
    expect(await round(later(201))).toBe(0);
    expect((await see(again)).suppressed).toEqual([{ rule: 'opted-out', invitations: 1 }]);
    const rates = new Map((await see(id)).rates.map(({ name, estimate }) => [name, estimate]));
    expect([rates.get('RR1')?.value, rates.get('RR1')?.n, rates.get('COOP1')?.value]).toEqual([0.5, 2, 0.5]);
  });

  it('asks nobody twice within the days of the rule, whichever survey asks, and says so', async () => {
    const before = post.length;
    const one = await distribute('email\noften@x.example\n');
    const two = await distribute('email\nOften@X.example\n');
    await turn(one, 'running');
    await turn(two, 'running');
    await round(later(300));
    expect(post.length - before).toBe(1);
    const held = [...(await see(one)).suppressed, ...(await see(two)).suppressed];
    expect(held).toEqual([{ rule: 'too-often', invitations: 1 }]);
    expect((await see(two)).rates.find(({ name }) => name === 'drawn')?.estimate.n).toBe(1);
  });

  it('two servers at once send each message once', async () => {
    const people = Array.from({ length: 24 }, (_, i) => `crowd${i}@x.example`);
    const id = await distribute(`email\n${people.join('\n')}\n`);
    await turn(id, 'running');
    const before = post.length;
    await house.setClock(later(310));
    await Promise.all([1, 2, 3].map(() => sendRound(house.services, house.workspaceId, later(310))));
    expect(
      post
        .slice(before)
        .map(({ to }) => to)
        .sort(),
    ).toEqual([...people].sort());
  });

  it('a server that died with a message under way never sends it again, and says that nobody knows', async () => {
    const id = await distribute('email\nunsure@x.example\n');
    await turn(id, 'running');
    const before = post.length;
    hangUp = true;
    await round(later(320));
    hangUp = false;
    expect(post.length - before).toBe(1);
    await round(later(321));
    expect(post.length - before).toBe(1);
    const after = await see(id);
    expect([after.messages.uncertain, after.messages.sent]).toEqual([1, 0]);
    // The same for one that was claimed and whose server is gone.
    const other = await distribute('email\ngone@x.example\n');
    await turn(other, 'running');
    refuseNext = { code: 451, say: '4.7.1 later please' };
    await round(later(322));
    expect((await see(other)).messages.waiting).toBe(1);
    await house.services.records.inWorkspace(house.workspaceId, (tx) =>
      sql`UPDATE survey_sendings SET state = 'sending', claimed_at = now() - interval '1 hour' WHERE state = 'waiting'`.execute(
        tx,
      ),
    );
    await round(later(330));
    expect([(await see(other)).messages.uncertain, post.length - before]).toEqual([1, 1]);
  });

  it('people who wait for a closed survey, however many, keep nobody of an open one waiting', async () => {
    const open = survey;
    const made = await house.answer(createSurvey, { body: { definition: draft } });
    survey = made.id;
    await house.answer(publishSurvey, { params: { id: survey }, body: { revision: made.revision } });
    const waiting = await distribute(
      `email\n${Array.from({ length: 510 }, (_, i) => `wait${i}@x.example`).join('\n')}\n`,
    );
    await turn(waiting, 'running');
    await house.answer(closeSurvey, { params: { id: survey } });
    survey = open;
    expect(await round(later(332))).toMatchObject({ refused: 'survey-closed' });
    const id = await distribute('email\nopen@x.example\n');
    await turn(id, 'running');
    expect(await round(later(333))).toBe(1);
    expect((post.at(-1) as Got).to).toBe('open@x.example');
    await turn(waiting, 'ended');
  });

  it('tries again later when the mail server says so, and never again an address that it does not know', async () => {
    const id = await distribute('email\nslow@x.example\n');
    await turn(id, 'running');
    refuseNext = { code: 451, say: '4.3.2 busy' };
    expect(await round(later(340))).toBe(0);
    expect(await round(later(340.001))).toBe(0);
    expect(await round(later(340.1))).toBe(1);
    const no = await distribute('email\nnobody@x.example\n');
    await turn(no, 'running');
    refuseNext = { code: 550, say: '5.1.1 no such user' };
    await round(later(341));
    expect(await countOf(no, 'bounced')).toBe(1);
    const again = await distribute('email\nnobody@x.example\n');
    await turn(again, 'running');
    expect((await see(again)).suppressed).toEqual([{ rule: 'bounced', invitations: 1 }]);
  });

  it('reads a report of what came back; a made-up one bounces nobody', async () => {
    const id = await distribute('email\nback@x.example\n');
    await turn(id, 'running');
    await round(later(350));
    const { raw, from } = post.at(-1) as Got;
    const messageId = /^Message-ID: <(.+)>/im.exec(raw)?.[1] as string;
    const take = (text: string) => takeReport(house.services, house.workspaceId, text);
    expect(await take('Subject: hello\r\n\r\nno report')).toBe('no-report');
    expect(await take(report('made-up@coast.example', 'bounces@coast.example'))).toBe('unknown');
    expect(await countOf(id, 'bounced')).toBe(0);
    // By the address it came back to, when the report holds nothing of the mail itself; and by its Message-ID.
    expect(await take(report('', from))).toBe('bounced');
    expect(await take(report(messageId, 'bounces@coast.example'))).toBe('bounced');
    expect(await countOf(id, 'bounced')).toBe(1);
  });

  it('what comes back to a mailbox reaches its invitation; what a stranger makes up reaches nobody', async () => {
    const list = 'email\none@back.example\ntwo@back.example\nthree@back.example\n';
    const id = await distribute(list);
    await turn(id, 'running');
    await round(later(352));
    const sentTo = (who: string) => post.find(({ to }) => to === `${who}@back.example`) as Got;
    const idOf = ({ raw }: Got) => /^Message-ID: <(.+)>/im.exec(raw)?.[1] as string;
    const three = sentTo('three');
    const whom = 'three@back.example';
    const forged = [
      report('made-up@coast.example', 'bounces@coast.example', whom),
      report('', `bounces+${'A'.repeat(22)}@coast.example`, whom),
      report('', three.from.toLowerCase(), whom),
      // It names the very mail, and is no report: anybody may have quoted it.
      `From: MAILER-DAEMON@mx.example\r\nTo: bounces@coast.example\r\nSubject: Undelivered\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\nMessage-ID: <${idOf(three)}>\r\n`,
    ];
    const real = [report('', sentTo('one').from), report(idOf(sentTo('two')), 'bounces@coast.example')];
    const box = await openRealMailbox([...forged, ...real], { password: 'right', security: 'none' });
    const params = { post: 'Returned mail' };
    await house.answer(addPost, { body: { kind: 'mailbox', name: params.post } });
    const server = { host: '127.0.0.1', port: box.port, security: 'none', user: 'help' };
    const settings = mailSettings.parse({ own: ['@coast.example'], server });
    await house.answer(setMailbox, { params, body: { ...settings, password: 'right' } });
    expect(await house.answer(fetchMail, { params })).toMatchObject({
      ...{ read: 6, accepted: 0, quarantined: 0 },
      aside: { bounce: 6 },
    });
    await box.close();
    expect(await countOf(id, 'bounced')).toBe(2);
    const again = await distribute(list);
    await turn(again, 'running');
    await round(later(353));
    const held = (await see(again)).suppressed.map(({ rule, invitations }) => `${invitations} ${rule}`);
    expect(held.sort()).toEqual(['1 too-often', '2 bounced']);
  });
});

describe('a moment', () => {
  it('invites two days after the step that ended it, once an episode, and leaves in peace whom a promise failed', async () => {
    const { services, workspaceId } = house;
    const day = 24 * 3_600_000;
    const done = new Date('2026-04-01T10:00:00Z');
    await house.setClock(new Date(done.getTime() - day));
    const rules = {
      atMost: [],
      quarantine: { days: 10, missedPromise: true, answers: [] },
    };
    await house.answer(contract.keepContactRules, { body: rules });
    const id = await distribute(null, { audience: { kind: 'moment', step: 'Repair done', afterHours: 48 } });
    await turn(id, 'running');
    const target = await services.records.inWorkspace(workspaceId, (tx) =>
      ensurePost(tx, workspaceId, { name: 'Field service', kind: 'rest', by: 'test' }),
    );
    const repaired = (customer: string, broken: boolean) => ({
      id: `r-${customer}`,
      moments: [
        ...(broken
          ? [
              {
                kind: 'promise' as const,
                customer,
                episode: `E-${customer}`,
                step: 'Technician at the door',
                at: new Date(done.getTime() - 2 * day).toISOString(),
                due: new Date(done.getTime() - day).toISOString(),
              },
            ]
          : []),
        {
          kind: 'event' as const,
          customer,
          episode: `E-${customer}`,
          step: 'Repair done',
          at: done.toISOString(),
        },
      ],
    });
    await house.setClock(done);
    for (const item of [repaired('glad@m.example', false), repaired('cross@m.example', true)]) {
      const taken = await takeItem(services, workspaceId, { post: target, item: item as never, by: 'test' });
      if (isRefusal(taken)) throw new Error(taken.say);
    }
    await itemsTaken(services, workspaceId);
    const before = post.length;
    await round(new Date(done.getTime() + 2 * day - 60_000));
    expect(post.length - before).toBe(0);
    await round(new Date(done.getTime() + 2 * day));
    await round(new Date(done.getTime() + 2 * day + 60_000));
    expect(post.slice(before).map(({ to }) => to)).toEqual(['glad@m.example']);
    expect((await see(id)).suppressed).toEqual([{ rule: 'quarantine', invitations: 1 }]);
  });
});

describe('other audiences and channels', () => {
  it('customers with such a journey, of known addresses only', async () => {
    const audience = { kind: 'customers', where: 'step="Repair done",step!="Bill paid"' };
    const id = await distribute(null, { audience });
    const look = await house.answer(contract.previewDistribution, { params: { id } });
    expect([look.population, look.drawn]).toEqual([2, 2]);
    const bad = await distribute(null, { audience: { kind: 'customers', where: 'step=' } });
    const answer = await house.ask(contract.previewDistribution, { params: { id: bad } });
    expect(isRefusal(answer) || (answer as { population: number }).population === 0).toBe(true);
  });

  it('a short message leaves by the gateway, with its own address and a way to stop', async () => {
    const heard: { to: string; text: string }[] = [];
    const gateway = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        heard.push(JSON.parse(body));
        response.end('{}');
      });
    });
    await new Promise<void>((done) => gateway.listen(0, '127.0.0.1', done));
    const { settings: mail } = await house.answer(seeMail);
    if (mail === null) throw new Error('no mail');
    const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`;
    await house.answer(keepMail, { body: { ...mail, gateway: url, gatewayKey: 'k' } });
    const id = await distribute('customer,phone\nP-1,+34 600 111 222\nP-2,\n', { channel: 'sms' });
    await turn(id, 'running');
    await round(new Date('2026-05-01T10:00:00Z'));
    expect(heard).toHaveLength(1);
    expect(heard[0]?.to).toBe('+34600111222');
    expect(heard[0]?.text).toMatch(
      /https:\/\/answers\.example\/s\/[\w-]{22}\nStop: https:\/\/answers\.example\/u\//,
    );
    expect((await see(id)).suppressed).toEqual([{ rule: 'no-address', invitations: 1 }]);
    gateway.close();
  });

  it('a segment or field that is not there is told, and nobody is asked in its place', async () => {
    for (const where of ['segment=Famlies', 'segment!=Famlies', 'regoin=North']) {
      const id = await distribute(null, { audience: { kind: 'customers', where } });
      const told = { refused: where.startsWith('segment') ? 'no-such-segment' : 'unknown-field' };
      expect(await house.ask(contract.previewDistribution, { params: { id } })).toMatchObject(told);
      const start = { params: { id }, body: { to: 'running' as const } };
      expect(await house.ask(contract.turnDistribution, start)).toMatchObject(told);
    }
  });

  it('who refused to be asked is not, also when they refuse after they were drawn', async () => {
    const refusing = (customer: string) =>
      house.answer(putConsent, {
        params: { customer },
        body: { purpose: 'research', given: false, channel: 'phone' },
      });
    await refusing('No-1');
    const people = ['No-1', 'No-2', 'Yes-1'].map((who) => `${who},${who}@said.example`);
    const id = await distribute(`customer,email\n${people.join('\n')}\n`);
    await turn(id, 'running');
    await refusing('No-2');
    const before = post.length;
    await round(new Date('2026-05-02T10:00:00Z'));
    expect(post.slice(before).map(({ to }) => to.toLowerCase())).toEqual(['yes-1@said.example']);
    expect((await see(id)).suppressed).toEqual([{ rule: 'no-consent', invitations: 2 }]);
  });
});

describe('a survey of employees', () => {
  const stars = async (where: string) => {
    const cells = await house.answer(showScores, { params: { metric: 'recommend' }, query: { where } });
    return cells.map(({ n }) => n);
  };

  const asking = (asks: SurveyDefinition['asks']) => {
    const text = JSON.stringify({ ...draft, asks, title: { en: `Pulse of ${asks}` } });
    return surveyDefinitionShape.parse(
      JSON.parse(
        text.replace(
          '"code":"recommend",',
          '"code":"recommend","feeds":{"metric":"recommend","sumUp":"nps"},',
        ),
      ),
    );
  };
  /** People answer a survey of a group, each by an address of their own. */
  const answerAs = async (people: readonly string[], asks: SurveyDefinition['asks'], recommend: number) => {
    const made = await house.answer(createSurvey, { body: { definition: asking(asks) } });
    await house.answer(publishSurvey, { params: { id: made.id }, body: { revision: made.revision } });
    const wishes = people.map((customer) => ({
      ...{ survey: made.id, kind: 'personal' as const, channel: 'api' as const, name: 'by hand' },
      customer,
    }));
    const links = await house.services.records.inWorkspace(house.workspaceId, (tx) =>
      makeLinks(house.services, tx, house.workspaceId, wishes, { at: later(900), by: 'test' }),
    );
    for (const { path } of links) {
      await house.answer(answering.submitAnswers, {
        params: { link: path.replace('/s/', '') },
        body: { key: randomUUID().replaceAll('-', ''), answers: { recommend } },
      } as never);
    }
    await itemsTaken(house.services, house.workspaceId);
  };

  it('asks everybody of the group and nobody else, and its answers never count as those of customers', async () => {
    await answerAs(['C-1', 'C-4', 'C-5', 'C-6', 'C-7'], 'customers', 9);
    const customers = await stars('');
    expect(customers).toEqual([5]);
    const rows = Array.from({ length: 6 }, (_, i) => ({
      customer: `staff-${i}`,
      identities: [{ kind: 'email' as const, value: `staff${i}@own.example`, verified: true }],
    }));
    await house.answer(importPeople, { body: { rows, kind: 'employee', source: 'hr.csv' } });
    await house.answer(changePanel, {
      body: { panel: 'Crew', stakeholder: 'employee', join: ['staff-1', 'staff-2'] },
    });
    const open = survey;
    const made = await house.answer(createSurvey, {
      body: { definition: asking('employees') },
    });
    survey = made.id;
    await house.answer(publishSurvey, { params: { id: survey }, body: { revision: made.revision } });
    const id = await distribute(null, { audience: { kind: 'people' } });
    const look = await house.answer(contract.previewDistribution, { params: { id } });
    expect([look.population, look.asked]).toEqual([6, 6]);
    const panel = await distribute(null, {
      audience: { kind: 'panel', panel: 'Crew' },
      sampling: { kind: 'number', n: 1 },
    });
    const some = await house.answer(contract.previewDistribution, { params: { id: panel } });
    expect([some.population, some.drawn]).toEqual([2, 1]);
    const slip = await distribute(null, { audience: { kind: 'panel', panel: 'Crw' } });
    expect(await house.ask(contract.previewDistribution, { params: { id: slip } })).toMatchObject({
      refused: 'no-such-panel',
      next: 'Did you mean "Crew"?',
    });

    // A customer on a list of employees is not asked; an employee on a list of customers is not, either.
    await house.answer(importPeople, {
      body: { rows: [{ customer: 'C-9' }], kind: 'customer', source: 'crm.csv' },
    });
    const wrong = await distribute('customer,email\nC-9,c9@x.example\n');
    await turn(wrong, 'running');
    expect((await see(wrong)).suppressed).toEqual([{ rule: 'other-group', invitations: 1 }]);
    const pulse = survey;
    survey = open;
    const other = await distribute('customer,email\nstaff-3,staff3@own.example\n');
    await turn(other, 'running');
    expect((await see(other)).suppressed).toEqual([{ rule: 'other-group', invitations: 1 }]);

    const before = post.length;
    await turn(id, 'running');
    expect(await round(new Date('2026-06-01T10:00:00Z'))).toBe(6);
    for (const got of post.slice(before)) {
      await house.answer(answering.submitAnswers, {
        params: { link: linkIn(got) },
        body: { key: randomUUID().replaceAll('-', ''), answers: { recommend: 2 } },
      } as never);
    }
    await itemsTaken(house.services, house.workspaceId);
    expect(await stars('')).toEqual(customers);
    expect(await stars('stakeholder=employee')).toEqual([6]);

    // Who of them answered, and what each of them chose, is shown to nobody.
    expect(
      await house.ask(contract.listInvitations, { params: { id }, query: { limit: 200, offset: 0 } }),
    ).toMatchObject({ refused: 'only-in-groups' });
    expect(
      await house.ask(exportResponses, { params: { id: pulse }, query: { form: 'wide' } }),
    ).toMatchObject({ refused: 'only-in-groups' });
  });

  it('a customer who answers it all the same is not known by that answer', async () => {
    const customers = await stars('');
    await answerAs(['C-1'], 'employees', 0);
    expect(await stars('')).toEqual(customers);
    expect(await stars('stakeholder=employee')).toEqual([7]);
  });
});

it('who was asked is kept only so long: names and addresses go, counts and rates stay', async () => {
  const { distributions } = await house.answer(contract.listDistributions, { query: {} });
  const [ended] = distributions.filter(
    ({ settings, counts }) =>
      settings.reminders.length > 0 && counts.some(({ disposition }) => disposition === 'completed'),
  );
  const id = ended?.id ?? '';
  await turn(id, 'ended');
  const before = await see(id);
  for (const kind of ['invitations', 'survey-sessions'] as const)
    await house.answer(setRetention, {
      params: { kind },
      body: { days: 100, reason: 'A hundred days were promised' },
    });
  await house.setClock(new Date('2027-01-01T00:00:00Z'));
  const { entries } = await house.answer(runRetention, { body: {} });
  expect(entries.map(({ kind }) => kind).sort()).toEqual(['invitations', 'survey-sessions']);
  const after = await see(id);
  expect([after.counts, after.rates]).toEqual([before.counts, before.rates]);
  const { invitations } = await house.answer(contract.listInvitations, {
    params: { id },
    query: { limit: 200, offset: 0 },
  });
  expect(invitations.every(({ person }) => person.startsWith('gone '))).toBe(true);
  const left = await house.services.records.inWorkspace(house.workspaceId, async (tx) => {
    const { rows } = await sql<{ n: number; answered: number }>`
      SELECT count(*) FILTER (WHERE customer IS NOT NULL OR email IS NOT NULL)::int AS n,
        count(*) FILTER (WHERE answers <> '{}')::int AS answered FROM survey_sessions WHERE state = 'completed'`.execute(
      tx,
    );
    return rows[0];
  });
  expect(left?.n).toBe(0);
  expect(left?.answered).toBeGreaterThan(6);
});

describe('hostile settings', () => {
  it('no header comes in by a subject or a name, no password goes to another server, no mail goes inside', async () => {
    const bad = distributionSettingsShape.safeParse({
      name: 'x',
      audience: { kind: 'list' },
      letters: { en: { subject: 'Hello\r\nBcc: all@x.example', text: 'x' } },
    });
    expect(bad.success).toBe(false);
    const mail = {
      port: 587,
      security: 'starttls' as const,
      user: 'u',
      fromName: 'A',
      fromAddress: 'a@a.example',
      publicAddress: 'https://a.example',
      perMinute: 60,
    };
    const inside = await house.ask(keepMail, { body: { ...mail, host: '169.254.169.254', password: 'p' } });
    expect(inside).toMatchObject({ refused: 'address-refused' });
    const list = Buffer.from('name\nx\n');
    const { id } = await house.answer(contract.createDistribution, {
      body: { survey, settings: settings({}) },
    });
    expect(
      await house.ask(contract.giveList, { params: { id } }, { bytes: Readable.from([list]) }),
    ).toMatchObject({ refused: 'bad-list' });
    expect(
      await house.ask(contract.turnDistribution, { params: { id }, body: { to: 'running' } }),
    ).toMatchObject({ refused: 'nobody' });
    expect(await house.answer(tryMail, { body: { to: 'me@x.example' } })).toMatchObject({ sent: true });
    const other = await house.otherWorkspace();
    expect(
      await house.ask(contract.seeDistribution, { params: { id } }, { workspaceId: other }),
    ).toMatchObject({ refused: 'no-distribution' });
  });
});
