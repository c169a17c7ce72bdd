import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putMember, workspaceNamed } from '../../src/align/governance/index.ts';
import { openServer, sendAs, type TestServer } from '../serving.ts';

const ana = { name: 'Ana Ruiz', email: 'Ana@Example.com', password: 'a long walk home' };

let server: TestServer;
let anasCookie: string;
/** Whichever racer won is Ana from then on. */
let anasEmail: string;
beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server.close());

describe('the first start', () => {
  test('says that nobody is there yet', async () => {
    const { body } = await server.call('GET', '/api/v1/status');
    expect(body).toMatchObject({ setUp: false, demo: false, cast: [] });
  });

  test('a page that led its own name to this machine sets nothing up, whatever it sends along', async () => {
    const rebound = { host: 'rebound.example:4747', origin: 'http://rebound.example:4747' };
    const send = (path: string, json: object, more: Record<string, string> = {}) =>
      sendAs(server.url + path, {
        method: 'POST',
        headers: { ...rebound, 'content-type': 'application/json', ...more },
        body: JSON.stringify(json),
      });
    for (const more of [{}, { authorization: 'Bearer x' }, { authorization: 'Bearer x', origin: 'null' }]) {
      const answer = await send('/api/v1/setup', { ...ana, company: 'Acme' }, more);
      expect(answer).toEqual({ status: 403, code: 'foreign-origin' });
    }
    expect((await send('/api/auth/sign-in/email', ana)).code).toBe('foreign-origin');
    expect((await server.call('GET', '/api/v1/status')).body.setUp).toBe(false);
    // Those who measure and those who answer surveys come by whatever name they know.
    const health = await sendAs(`${server.url}/healthz`, { method: 'GET', headers: rebound });
    expect(health.status).toBe(200);
    const key = '3f0d8a44-0000-4000-8000-000000000000';
    const answered = await send(`/api/v1/answering/${'A'.repeat(22)}/resume`, { key });
    expect(answered).toEqual({ status: 404, code: 'nothing-here' });
  });

  test('of many who race to set it up, one becomes the administrator', async () => {
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        server.call('POST', '/api/v1/setup', {
          json: { ...ana, email: i === 0 ? ana.email : `rival${i}@example.com`, company: 'Acme' },
        }),
      ),
    );
    expect(tries.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(tries.filter((answer) => answer.status === 409)).toHaveLength(7);
    const people = await server.opened.stores.records.pool.query<{ email: string }>(
      'SELECT email FROM users',
    );
    expect(people.rowCount).toBe(1);
    anasEmail = people.rows[0]?.email ?? '';
    anasCookie = tries.find((answer) => answer.status === 200)?.cookie ?? '';
    expect(anasCookie).toMatch(/^sirius\.session_token=/);
  });

  test('a set-up after the set-up changes nothing and tells nothing', async () => {
    const answer = await server.call('POST', '/api/v1/setup', {
      json: { ...ana, email: 'late@example.com' },
    });
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('already-set-up');
    expect(answer.cookie).toBe('');
  });

  test('the winner is signed in as the administrator of the company', async () => {
    const { body } = await server.call('GET', '/api/v1/me', { cookie: anasCookie });
    expect(body).toMatchObject({
      workspace: { name: 'Acme', demo: false },
      roles: ['administrator', 'cx-lead'],
    });
    expect(body.mayDo).toContain('manage key');
  });
});

describe('signing in', () => {
  test('needs the password; unknown people and wrong passwords look the same', async () => {
    const wrong = await signIn(anasEmail, 'not the password');
    const unknown = await signIn('nobody@example.com', 'not the password');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect({ ...wrong.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
  });

  test('where a request says it came to means nothing, and what is no host at all is no failure of ours', async () => {
    const { hostname, port } = new URL(server.url);
    for (const host of ['evil.example', '[', 'a b', 'x:99999999', '']) {
      const answer = await new Promise<string>((done) => {
        const socket = connect(Number(port), hostname, () =>
          socket.write(
            `GET /api/auth/get-session HTTP/1.1\r\nHost: ${host}\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n`,
          ),
        );
        let text = '';
        socket.on('data', (part) => {
          text += part;
        });
        socket.on('close', () => done(text));
      });
      expect(answer, host).toMatch(/^HTTP\/1.1 (200|4\d\d) /);
      expect(answer, host).not.toContain('evil.example');
    }
  });

  test('nobody signs up from outside', async () => {
    const answer = await server.call('POST', '/api/auth/sign-up/email', {
      json: { name: 'Eve', email: 'eve@example.com', password: 'a long enough one' },
      headers: { origin: server.url },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.cookie).toBe('');
  });

  test('signing out ends the session for good', async () => {
    const session = await signIn(anasEmail, ana.password);
    expect(session.status).toBe(200);
    expect((await server.call('GET', '/api/v1/me', { cookie: session.cookie })).status).toBe(200);
    await server.call('POST', '/api/auth/sign-out', { json: {}, cookie: session.cookie });
    expect((await server.call('GET', '/api/v1/me', { cookie: session.cookie })).status).toBe(401);
  });

  test('the cookie is not for scripts and does not travel to other sites', async () => {
    const session = await signIn(anasEmail, ana.password);
    expect(session.headers.getSetCookie()[0]).toMatch(/HttpOnly/i);
    expect(session.headers.getSetCookie()[0]).toMatch(/SameSite=Lax/i);
  });

  test('twenty tries on one person in a short time are enough, however the e-mail is written', async () => {
    let last = 0;
    for (let i = 0; i < 25; i++) {
      const email = i % 2 === 0 ? 'victim@example.com' : ' VICTIM@example.com ';
      last = (await signIn(email, 'guess after guess')).status;
      if (last === 429) break;
    }
    expect(last).toBe(429);
  });
});

describe('changes that ride on a cookie', () => {
  const change = (headers: Record<string, string>) =>
    server.call('POST', '/api/v1/keys', {
      json: { name: 'stolen', roles: ['administrator'] },
      headers: { cookie: anasCookie, ...headers },
    });

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['no origin at all', {}],
    ['a host that looks alike', { origin: 'http://127.0.0.1.evil.example' }],
  ])('from %s are refused and change nothing', async (_, headers) => {
    const answer = await change(headers as Record<string, string>);
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('foreign-origin');
    const { body } = await server.call('GET', '/api/v1/keys', { cookie: anasCookie });
    expect(body.keys).toEqual([]);
  });

  test('a form or plain text is no JSON', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']) {
      const answer = await server.call('POST', '/api/v1/keys', {
        raw: 'name=x',
        cookie: anasCookie,
        headers: { 'content-type': type },
      });
      expect(answer.status).toBe(415);
    }
  });
});

describe('keys', () => {
  let key: { key: { id: string; prefix: string }; text: string };
  test('the text is shown once and works in its own company with its own roles', async () => {
    const made = await server.call('POST', '/api/v1/keys', {
      json: { name: 'nightly import', roles: ['researcher'] },
      cookie: anasCookie,
    });
    key = made.body as never;
    expect(made.status).toBe(200);
    const listed = await server.call('GET', '/api/v1/keys', { cookie: anasCookie });
    expect(listed.text).toContain(key.key.prefix);
    expect(listed.text).not.toContain(key.text);
    const me = await server.call('GET', '/api/v1/me', { key: key.text });
    expect(me.body).toMatchObject({ name: 'nightly import', roles: ['researcher'] });
    expect((await server.call('GET', '/api/v1/keys', { key: key.text })).status).toBe(403);
  });

  test('only its hash is in the records', async () => {
    const { rows } = await server.opened.stores.records.pool.query('SELECT hash FROM api_keys');
    expect(JSON.stringify(rows)).not.toContain(key.text);
  });

  test('a revoked and an unknown key are the same', async () => {
    await server.call('DELETE', `/api/v1/keys/${key.key.id}`, { cookie: anasCookie });
    const revoked = await server.call('GET', '/api/v1/me', { key: key.text });
    const unknown = await server.call('GET', '/api/v1/me', { key: 'sirius_nothing' });
    expect(revoked.status).toBe(401);
    expect({ ...revoked.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
  });
});

describe('companies', () => {
  test('another company is not reached by naming it; foreign and missing are the same', async () => {
    const other = await workspaceNamed(server.opened.stores.records, 'Rival');
    const asked = (id: string) =>
      server.call('GET', '/api/v1/me', { cookie: anasCookie, headers: { 'x-sirius-workspace': id } });
    const foreign = await asked(other.id);
    const missing = await asked('3f0d8a44-0000-4000-8000-000000000000');
    const nonsense = await asked("' OR 1=1 --");
    expect([foreign.status, missing.status, nonsense.status]).toEqual([403, 403, 403]);
    expect({ ...foreign.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
  });

  test("a key of one company does not end another company's key", async () => {
    const other = await workspaceNamed(server.opened.stores.records, 'Rival');
    const mine = await server.call('POST', '/api/v1/keys', {
      json: { name: 'mine', roles: ['researcher'] },
      cookie: anasCookie,
    });
    const { id } = (mine.body as { key: { id: string } }).key;
    const asOwnerOfRival = { key: server.token, headers: { 'x-sirius-workspace': other.name } };
    expect((await server.call('DELETE', `/api/v1/keys/${id}`, asOwnerOfRival)).status).toBe(404);
    expect((await server.call('DELETE', '/api/v1/keys/none', asOwnerOfRival)).status).toBe(404);
    expect(
      (await server.call('GET', '/api/v1/me', { key: (mine.body as { text: string }).text })).status,
    ).toBe(200);
  });

  test('a person of two companies chooses; roles are those of the chosen one', async () => {
    const other = await workspaceNamed(server.opened.stores.records, 'Rival');
    const { body } = await server.call('GET', '/api/v1/me', { cookie: anasCookie });
    await putMember(server.opened.stores.records, other.id, String(body.userId), { roles: ['employee'] });
    const there = await server.call('GET', '/api/v1/me', {
      cookie: anasCookie,
      headers: { 'x-sirius-workspace': other.id },
    });
    expect(there.body).toMatchObject({ workspace: { name: 'Rival' }, roles: ['employee'] });
    expect(there.body.workspaces).toHaveLength(2);
  });
});

describe('invitations', () => {
  test('the link lets one person in, once, with the roles they were given', async () => {
    const invited = await server.call('POST', '/api/v1/members/invitations', {
      json: { email: 'Ben@example.com', roles: ['function-head'], functionName: 'Billing' },
      cookie: anasCookie,
    });
    const token = String(invited.body.link).split('token=')[1];
    const join = () =>
      server.call('POST', '/api/v1/invitations/accept', {
        json: { token, name: 'Ben', password: 'another long walk' },
      });
    const answers = await Promise.all([join(), join(), join()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 404, 404]);
    const cookie = answers.find((answer) => answer.status === 200)?.cookie ?? '';
    const { body } = await server.call('GET', '/api/v1/me', { cookie });
    expect(body).toMatchObject({ name: 'Ben', roles: ['function-head'], functionName: 'Billing' });
    expect(
      (await server.call('POST', '/api/v1/keys', { json: { name: 'x', roles: ['agent'] }, cookie })).status,
    ).toBe(403);
  });

  test('the last administrator stays', async () => {
    const { body } = await server.call('GET', '/api/v1/me', { cookie: anasCookie });
    const path = `/api/v1/members/${String(body.userId)}`;
    const demoted = await server.call('PATCH', path, { json: { roles: ['employee'] }, cookie: anasCookie });
    const removed = await server.call('DELETE', path, { cookie: anasCookie });
    expect([demoted.status, removed.status]).toEqual([409, 409]);
  });
});

describe('passwords', () => {
  const tokenOf = (link: unknown) => String(link).split('token=')[1];
  const linkFor = (userId: string, given: { cookie?: string; key?: string }) =>
    server.call('POST', `/api/v1/members/${userId}/password-link`, given);
  const choose = (token: string | undefined, password: string) =>
    server.call('POST', '/api/v1/password', { json: { token, password } });
  let ben: { id: string; cookie: string };

  test('one changes their own by giving the present one; their other sessions end', async () => {
    const first = await signIn('ben@example.com', 'another long walk');
    const second = await signIn('ben@example.com', 'another long walk');
    const change = (current: string) =>
      server.call('POST', '/api/v1/me/password', {
        json: { current, password: 'a walk by the sea' },
        cookie: second.cookie,
      });
    expect((await change('not the password')).body.code).toBe('wrong-password');
    const changed = await change('another long walk');
    expect(changed.status).toBe(200);
    expect((await server.call('GET', '/api/v1/me', { cookie: first.cookie })).status).toBe(401);
    const me = await server.call('GET', '/api/v1/me', { cookie: changed.cookie });
    expect(me.status).toBe(200);
    ben = { id: String(me.body.userId), cookie: changed.cookie };
    expect((await signIn('ben@example.com', 'another long walk')).status).toBe(401);
    const nobody = await server.call('POST', '/api/v1/me/password', {
      json: { current: 'a walk by the sea', password: 'taken over' },
    });
    expect(nobody.status).toBe(401);
  });

  test('an administrator gives a link; it works once and ends every session; only the newest is valid', async () => {
    const before = await linkFor(ben.id, { cookie: anasCookie });
    const link = await linkFor(ben.id, { cookie: anasCookie });
    expect(link.body).toMatchObject({ email: 'ben@example.com', hours: 24 });
    const { rows } = await server.opened.stores.records.pool.query('SELECT * FROM verifications');
    expect(JSON.stringify(rows)).not.toContain(tokenOf(link.body.link));
    expect((await choose(tokenOf(before.body.link), 'the older link')).status).toBe(404);
    expect((await choose('made up', 'a made-up link')).status).toBe(404);
    expect((await choose(tokenOf(link.body.link), 'short')).status).toBe(400);
    const chosen = await choose(tokenOf(link.body.link), 'a walk in the hills');
    expect(chosen.status).toBe(200);
    expect((await server.call('GET', '/api/v1/me', { cookie: ben.cookie })).status).toBe(401);
    expect((await server.call('GET', '/api/v1/me', { cookie: chosen.cookie })).body.name).toBe('Ben');
    expect((await choose(tokenOf(link.body.link), 'a second time')).status).toBe(404);
    ben = { ...ben, cookie: chosen.cookie };
  });

  test('nobody but an administrator gives one, and not for a member of another company as well', async () => {
    expect((await linkFor(ben.id, { cookie: ben.cookie })).status).toBe(403);
    expect((await linkFor('nobody', { cookie: anasCookie })).status).toBe(404);
    const { body } = await server.call('GET', '/api/v1/me', { cookie: anasCookie });
    const ofTwo = await linkFor(String(body.userId), { cookie: anasCookie });
    expect(ofTwo.body.code).toBe('of-two-companies');
    expect((await linkFor(String(body.userId), { key: server.token })).status).toBe(200);
  });
});

function signIn(email: string, password: string) {
  return server.call('POST', '/api/auth/sign-in/email', {
    json: { email, password },
    headers: { origin: server.url },
  });
}
