import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parts } from '../../src/main/parts.ts';
import { openServer, type TestServer } from '../serving.ts';
import { chance, hostileText, nearly } from './fuzz-requests.ts';
import { probe } from './probe-part.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openServer({ parts: [...parts, probe] });
});
afterAll(() => server.close());

const post = (given: { json?: unknown; raw?: string; headers?: Record<string, string> }, id = 'a') =>
  server.call('POST', `/api/v1/probe/scores/${id}`, { key: server.token, ...given });
const get = (path: string) => server.call('GET', path, { key: server.token });

describe('a body is taken exactly or refused', () => {
  test('a whole number within bounds is taken', async () => {
    const answer = await post({ json: { score: 7 } });
    expect(answer.body).toEqual({ id: 'a', score: 7 });
    // No cache between keeps it, and no mark of it answers somebody else.
    expect([answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual(['no-store', null]);
  });

  test.each([
    ['null', '{"score":null}'],
    ['an empty text', '{"score":""}'],
    ['false', '{"score":false}'],
    ['a number in quotes', '{"score":"7"}'],
    ['a half', '{"score":7.5}'],
    ['infinity', '{"score":1e309}'],
    ['eleven', '{"score":11}'],
    ['nothing', '{}'],
    ['a list', '[7]'],
    ['null as a whole', 'null'],
    ['a field nobody asked for', '{"score":7,"workspaceId":"x"}'],
    ['a role', '{"score":7,"isAdmin":true}'],
    ['a prototype', '{"score":7,"__proto__":{"isAdmin":true}}'],
    ['a NUL in a text', '{"score":7,"note":"a\\u0000b"}'],
    ['half a character', '{"score":7,"note":"\\ud800"}'],
    ['half a document', '{"score":'],
    ['a name twice', '{"score":7,"score":2}'],
    ['a name twice, once written otherwise', '{"score":7,"s\\u0063ore":2}'],
    ['a number that vanishes', '{"score":1e-400}'],
    ['a number that would be another one', '{"score":7,"note":9007199254740993}'],
  ])('%s is refused', async (_, raw) => {
    const answer = await post({ raw });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test('bytes that are no UTF-8 are refused, not replaced', async () => {
    const response = await fetch(`${server.url}/api/v1/probe/scores/a`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
      body: Buffer.from('{"score":7,"note":"caf\xe9"}', 'latin1'),
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'not-utf8']);
  });

  test('nesting beyond reason is refused', async () => {
    const raw = `{"score":7,"note":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    expect((await post({ raw })).status).toBe(400);
  });

  test('more than five megabytes of JSON are refused', async () => {
    expect((await post({ json: { score: 7, note: 'x'.repeat(5_100_000) } })).status).toBe(413);
  });

  test('a refused body says where', async () => {
    const { body } = await post({ json: { score: 'x' } });
    expect(String(body.detail)).toContain('body.score');
  });
});

describe('problems', () => {
  test('have a code for programs, a sentence for people, and an id', async () => {
    const { body, status } = await get('/api/v1/nothing-here');
    expect(status).toBe(404);
    expect(body).toMatchObject({ status: 404, code: 'no-such-address', title: 'Not found' });
    expect(body.instance).toMatch(/^urn:uuid:/);
  });

  test('a wrong method says which are possible', async () => {
    const answer = await server.call('DELETE', '/api/v1/probe/scores/a', { key: server.token });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
  });

  test('a surprise of ours shows an id and nothing else', async () => {
    const answer = await get('/api/v1/probe/broken');
    expect(answer.status).toBe(500);
    expect(answer.body.code).toBe('unexpected');
    expect(answer.text).not.toMatch(/SELECT|secret|\/home|at .*\.ts/);
  });

  test('an id that is no id is refused, not a surprise', async () => {
    for (const id of ['x', '%27', ':id', '*', '%2e%2e', '%00', 'a'.repeat(400)]) {
      const { status } = await get(`/api/v1/probe/records/${id}`);
      expect([400, 404]).toContain(status);
    }
  });

  test('an unknown query field is refused', async () => {
    expect((await get('/api/v1/probe/slow?workspaceId=x')).status).toBe(400);
  });

  test('nobody in particular may ask nothing', async () => {
    for (const path of [
      '/api/v1/probe/slow',
      '/api/v1/me',
      '/api/v1/events',
      '/api/v1/doctor',
      '/api/v1/members',
    ]) {
      expect((await server.call('GET', path)).status).toBe(401);
    }
  });
});

describe('files', () => {
  test('an upload that is answered early keeps its connection: the next request on it is answered too', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const put = (bytes: Buffer) =>
      new Promise<{ status: number | undefined; port: number | undefined }>((resolve, reject) => {
        const headers = {
          authorization: `Bearer ${server.token}`,
          'content-type': 'application/octet-stream',
        };
        const url = `${server.url}/api/v1/survey-letterhead/logo`;
        const asked = request(url, { method: 'PUT', agent, headers }, (answer) => {
          const { localPort: port } = answer.socket;
          answer.resume().once('end', () => resolve({ status: answer.statusCode, port }));
        });
        asked.once('error', reject).end(bytes);
      });
    const first = await put(Buffer.alloc(1_000_000, 97));
    const second = await put(Buffer.from('x'));
    agent.destroy();
    expect([first.status, second.status]).toEqual([413, 400]);
    expect(second.port).toBe(first.port);
  });

  test('an upload flows through; it is never gathered', async () => {
    const bytes = new Uint8Array(20_000_000);
    const response = await fetch(`${server.url}/api/v1/probe/upload`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/octet-stream' },
      body: bytes,
    });
    const { bytes: counted, largestChunk } = (await response.json()) as {
      bytes: number;
      largestChunk: number;
    };
    expect(counted).toBe(bytes.length);
    expect(largestChunk).toBeLessThan(1_000_000);
  });

  test('JSON is no upload', async () => {
    const answer = await server.call('POST', '/api/v1/probe/upload', {
      json: { path: '/etc/passwd' },
      key: server.token,
    });
    expect(answer.status).toBe(415);
    expect(
      (await post({ raw: '{"score":7}', headers: { 'content-type': 'application/octet-stream' } })).status,
    ).toBe(415);
  });

  test('a type that is none, two, or another one is refused; a file is never named by a body', async () => {
    const body = JSON.stringify({ score: 7 });
    for (const type of ['', 'application/json, text/plain', 'multipart/form-data; boundary=x', 'text/json']) {
      const headers = { authorization: `Bearer ${server.token}`, 'content-type': type };
      const sent = await fetch(`${server.url}/api/v1/probe/scores/a`, { method: 'POST', headers, body });
      expect([415, 400], type).toContain(sent.status);
    }
    for (const field of ['file', 'files', 'filepath', 'path', 'stream']) {
      expect((await post({ json: { score: 7, [field]: '/etc/passwd' } })).status, field).toBe(400);
    }
  });

  test('what is downloaded is never shown by the browser as a page of ours', async () => {
    const answer = await get('/api/v1/probe/file');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="a_o _5_.html"; filename*=UTF-8''a%C3%B1o%20%225%22.html`,
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  });
});

describe('the page', () => {
  test('comes with a policy that lets no foreign script in', async () => {
    const answer = await server.call('GET', '/decisions/12', { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toMatch(
      /script-src 'self';.*frame-ancestors 'none'/,
    );
  });
});

describe('live events', () => {
  test('reach the pages of their company and of no other', async () => {
    const controller = new AbortController();
    const stream = await fetch(`${server.url}/api/v1/events`, {
      headers: { authorization: `Bearer ${server.token}` },
      signal: controller.signal,
    });
    const { services } = server.opened.house;
    const { body } = await get('/api/v1/me');
    const workspace = (body.workspace as { id: string }).id;
    await services.events.emit({ name: 'timeline-derived', workspace: 'another', data: { n: 1 } });
    await services.events.emit({ name: 'timeline-derived', workspace, data: { n: 2 } });
    let seen = '';
    const decoder = new TextDecoder();
    for await (const chunk of stream.body ?? []) {
      seen += decoder.decode(chunk as Uint8Array);
      if (seen.includes('"n"')) break;
    }
    controller.abort();
    expect(seen).toContain('event: timeline-derived\ndata: {"n":2}');
    expect(seen).not.toContain('{"n":1}');
  });
});

describe('whatever comes', () => {
  /** What people from outside can reach, and what other tools send: surveys, items, webhooks, invitations, people. */
  const reached =
    /^\/(answering|surveys|survey-|posts|distributions|contact|captcha|people|items|voices|quarantine)/;
  const fuzzed = parts
    .flatMap((part) => (part.routes ?? []).map(({ operation }) => operation))
    .filter(({ path }) => reached.test(path));
  const seed = Number(process.env.SIRIUS_FUZZ_SEED ?? 20_261_123);

  /** A survey that can be answered, a post, a webhook: so that what comes gets past the question whether they are there. */
  async function someRealIds(): Promise<Readonly<Record<string, string>>> {
    const ask = async (method: string, path: string, json?: object) =>
      (await server.call(method, `/api/v1${path}`, { key: server.token, json })).body;
    const { id } = await ask('POST', '/surveys', { template: 'nps' });
    await ask('POST', `/surveys/${id}/publish`, { revision: 1 });
    const link = await ask('POST', `/surveys/${id}/links`, { name: 'fuzz', channel: 'link' });
    const hook = await ask('POST', '/posts', { kind: 'webhook', name: 'fuzz' });
    const token = String(link.path).slice('/s/'.length);
    expect(token).toHaveLength(22);
    return {
      'surveys id': String(id),
      'surveys link': String(link.id),
      'answering link': token,
      'answering question': 'recommend',
      's link': token,
      'posts post': 'fuzz',
      'hooks address': String(hook.address).slice('/hooks/'.length),
      'people customer': 'Ana',
    };
  }

  test(`is answered or refused, never with a failure of ours (seed ${seed})`, {
    timeout: 60_000,
  }, async () => {
    const by = chance(seed);
    expect(fuzzed.length).toBeGreaterThan(60);
    const asked: { name: string; send: () => Promise<number> }[] = [];
    const real = await someRealIds();
    const at = (path: string) =>
      path.replace(/[{:](\w+)\}?/g, (_, name: string) => {
        const known = real[`${path.split('/')[1]} ${name}`];
        const sent = known === undefined || by.next() < 0.3 ? hostileText(by) : known;
        return encodeURIComponent(sent.toWellFormed());
      });
    for (const { method, path, body, query, bodyKind } of fuzzed) {
      const shapes = [body, query].map((one) => z.toJSONSchema(one, { unrepresentable: 'any', io: 'input' }));
      for (let n = 0; n < 3; n++) {
        const known = nearly({ ...shapes[1], additionalProperties: undefined }, by) as object | null;
        const fields = Object.entries(known ?? {}).map(([k, v]) => [k, String(v).toWellFormed()]);
        const to = `/api/v1${at(path)}?${new URLSearchParams(fields)}`;
        const raw = JSON.stringify(nearly(shapes[0], by) ?? null);
        const bytes = bodyKind === 'bytes';
        const given = bytes
          ? { raw: hostileText(by), headers: { 'content-type': 'application/octet-stream' } }
          : { raw };
        const call = { key: server.token, ...(method === 'GET' ? {} : given) };
        asked.push({
          name: `${method} ${to} ${raw}`,
          send: async () => (await server.call(method, to, call)).status,
        });
      }
    }
    for (const page of parts.flatMap((part) => [...(part.pages ?? []), ...(part.hooks ?? [])])) {
      const method = 'method' in page ? page.method : 'POST';
      for (let n = 0; n < 8; n++) {
        const to = `${at(page.path)}?${new URLSearchParams([[hostileText(by).toWellFormed(), 'x']])}`;
        const form = new URLSearchParams([
          [
            by.of(['key', 'page', 'go', 'pin', 'email', 'captcha', 'do', 'a/x']),
            hostileText(by).toWellFormed(),
          ],
          ['key', by.of(['mine', 'A'.repeat(22)])],
        ]);
        const type = by.of([
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
          'text/xml',
        ]);
        const call = { raw: String(form), headers: { 'content-type': type } };
        asked.push({
          name: `${method} ${to} ${form}`,
          send: async () => (await server.call(method, to, method === 'GET' ? {} : call)).status,
        });
      }
    }
    const failed: string[] = [];
    for (let from = 0; from < asked.length; from += 16) {
      const some = asked.slice(from, from + 16);
      const statuses = await Promise.all(some.map(({ send }) => send()));
      for (const [i, status] of statuses.entries())
        if (status >= 500) failed.push(`${status} ${some[i]?.name.slice(0, 300)}`);
    }
    expect(failed).toEqual([]);
  });
});

describe('stores that go away', () => {
  const processes = (pattern: string) =>
    execFileSync('pgrep', ['-f', pattern], { encoding: 'utf8' }).trim().split('\n').map(Number);
  const untilAnswered = async (path: string) => {
    for (let tries = 0; tries < 150; tries++) {
      if ((await get(path)).status === 200) return true;
      await pause(100);
    }
    return false;
  };

  test('a killed engine is a 503 with Retry-After, then comes back by itself', async () => {
    const underWay = get('/api/v1/probe/moments?rows=90000000000');
    await pause(500);
    for (const pid of processes(`engine-process.ts ${server.dataDirectory}`)) process.kill(pid, 'SIGKILL');
    const away = await underWay;
    expect(away.status).toBe(503);
    expect(away.headers.get('retry-after')).toBe('2');
    expect(away.body.code).toBe('store-away');
    expect((await server.call('GET', '/healthz')).status).toBe(200);
    expect(await untilAnswered('/api/v1/probe/moments')).toBe(true);
    expect((await server.call('GET', '/readyz')).body).toMatchObject({ status: 'ready' });
  });

  test('a killed PostgreSQL is a 503, never a 500 and never a wait; then it comes back by itself', async () => {
    const path = '/api/v1/probe/records/3f0d8a44-0000-4000-8000-000000000000';
    const ana = { name: 'Ana', email: 'ana@example.com', password: 'a long walk home', company: 'Acme' };
    const { cookie } = await server.call('POST', '/api/v1/setup', { json: ana });
    expect((await server.call('GET', '/api/v1/me', { cookie })).status).toBe(200);
    const [postmaster] = readFileSync(`${server.dataDirectory}/records/cluster/postmaster.pid`, 'utf8').split(
      '\n',
    );
    process.kill(Number(postmaster), 'SIGKILL');
    const began = Date.now();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        i % 2 === 0 ? get(path) : server.call('GET', '/api/v1/me', { cookie }),
      ),
    );
    expect(Date.now() - began).toBeLessThan(8000);
    expect(answers.every((answer) => answer.status === 503 || answer.status === 200)).toBe(true);
    const away = answers.filter((answer) => answer.status === 503);
    expect(away.length).toBeGreaterThan(0);
    expect(away.every((answer) => answer.headers.get('retry-after') === '2')).toBe(true);
    expect(await untilAnswered(path)).toBe(true);
  });
});

test('metrics name routes, never ids', async () => {
  await post({ json: { score: 3 } }, 'canary-id');
  const { text } = await server.call('GET', '/metrics');
  expect(text).toContain('route="/api/v1/probe/scores/:id"');
  expect(text).not.toContain('canary-id');
});

test('a client that does not finish its body is cut', { timeout: 30_000 }, async () => {
  const { port } = new URL(server.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(
    `POST /api/v1/probe/scores/a HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${server.token}\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"sc`,
  );
  const began = Date.now();
  await new Promise((resolve) => socket.on('close', resolve).on('error', resolve));
  expect(Date.now() - began).toBeLessThan(20_000);
});

test('told to stop, the server finishes what is under way', async () => {
  const other = await openServer({ parts: [...parts, probe] });
  const underWay = other.call('GET', '/api/v1/probe/slow', { key: other.token });
  await pause(200);
  const closing = other.close();
  expect((await underWay).body).toEqual({ done: true });
  await closing;
  await expect(other.call('GET', '/healthz')).rejects.toThrow();
});
