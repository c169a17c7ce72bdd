import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, type TestServer } from '../../../../../tests/serving.ts';
import { solve } from '../../../../survey-page/browser/person-check.ts';
import { firstWordOfHash } from '../../../../survey-page/browser/sha256.ts';
import { makeChallenge } from '../captcha/challenge.ts';
import { surveyDefinitionShape, type WrittenSurvey } from '../definition.contract.ts';
import { findLink, hashOf } from './store-links.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openServer({ settings: { outboundHosts: ['127.0.0.1'] } });
});
afterAll(() => server.close());

const t = (en: string, ar = en) => ({ en, ar });
const yesNo = ['yes', 'no'].map((code) => ({ code, text: t(code) }));
const written = (more: Partial<WrittenSurvey> = {}) =>
  surveyDefinitionShape.parse({
    format: 1,
    title: t('After the repair', 'بعد الإصلاح'),
    languages: ['en', 'ar'],
    respondents: 'anonymous',
    flow: [
      {
        kind: 'block',
        code: 'b',
        pages: [
          {
            code: 'p1',
            questions: [
              {
                code: 'solved',
                type: 'single',
                text: t('Solved?', 'هل حُلّت؟'),
                required: true,
                choices: yesNo,
              },
              {
                code: 'why',
                type: 'text',
                text: t('What is left?'),
                when: { is: 'selected', question: 'solved', choice: 'no' },
              },
            ],
          },
          {
            code: 'p2',
            questions: [
              {
                code: 'recommend',
                type: 'nps',
                low: 0,
                high: 10,
                text: t('How likely?'),
                feeds: { metric: 'recommend', sumUp: 'nps' },
              },
              { code: 'photo', type: 'file', text: t('A photo?'), mostBytes: 50_000, types: ['image/png'] },
            ],
          },
        ],
      },
    ],
    hidden: [{ code: 'shop' }],
    ends: [{ code: 'bye', kind: 'thanks', title: t('Thank you') }],
    ...more,
  });

const owner = () => ({ key: server.token });
async function open(more: Partial<WrittenSurvey> = {}, link: object = {}) {
  const made = await server.call('POST', '/api/v1/surveys', {
    json: { definition: written(more) },
    ...owner(),
  });
  const { id } = made.body as { id: string };
  const published = await server.call('POST', `/api/v1/surveys/${id}/publish`, {
    json: { revision: 1 },
    ...owner(),
  });
  expect(published.status, published.text).toBe(200);
  const json = { name: 'x', channel: 'link', ...link };
  const { body } = await server.call('POST', `/api/v1/surveys/${id}/links`, { json, ...owner() });
  return { id, path: (body as { path: string }).path };
}
const states = async (id: string) => {
  const { body } = await server.call('GET', `/api/v1/surveys/${id}/dispositions`, owner());
  return (body as { dispositions: { state: string; sessions: number }[] }).dispositions
    .filter(({ sessions }) => sessions > 0)
    .map(({ state, sessions }) => `${sessions} ${state}`);
};
/** A person with a browser without script: follows what a form's answer says. */
async function visit(path: string, form?: Record<string, string | string[]> | FormData) {
  const body =
    form === undefined || form instanceof FormData
      ? form
      : new URLSearchParams(
          Object.entries(form).flatMap(([name, value]) =>
            [value].flat().map((one) => [name, one] as [string, string]),
          ),
        );
  const response = await fetch(server.url + path, {
    redirect: 'manual',
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
  // What a person without script sees: not what the page's script is given.
  const html = (await response.text()).replace(/<script type="application\/json".*?<\/script>/s, '');
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  return {
    status: response.status,
    headers: response.headers,
    html,
    field,
    to: response.headers.get('location') ?? '',
  };
}

describe('a survey in a browser without script', () => {
  it('is walked with forms alone; a form sent twice is one answer; the back button finds the end', async () => {
    const { id, path } = await open();
    const first = await visit(`${path}?shop=Leeds`);
    expect(first.html).toContain('Solved?');
    expect(first.html).not.toContain('What is left?');
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(await states(id)).toEqual([]);
    const key = first.field('key');
    const nothing = await visit(path, { key, page: 'p1', go: 'on', shown: 'solved' });
    expect(nothing.html).toContain('role="alert"');
    // The answer brings a question onto this very page: it is asked before going on.
    const more = await visit(path, { key, page: 'p1', go: 'on', shown: 'solved', 'a/solved': 'no' });
    expect(more.html).toContain('What is left?');
    const next = await visit(path, {
      key,
      page: 'p1',
      go: 'on',
      shown: ['solved', 'why'],
      'a/solved': 'no',
      'a/why': 'A drop <b>falls</b>',
    });
    expect([next.status, next.to]).toEqual([303, `${path}/${key}`]);
    const second = await visit(next.to);
    expect(second.html).toContain('How likely?');
    const back = await visit(next.to, { key, page: 'p2', go: 'back', shown: ['recommend', 'photo'] });
    expect((await visit(back.to)).html).toContain('A drop &lt;b&gt;falls');
    const last = { key, page: 'p2', go: 'on', shown: ['recommend', 'photo'], 'a/recommend': '9' };
    const ends = await Promise.all([visit(next.to, last), visit(next.to, last), visit(next.to, last)]);
    for (const end of ends) expect([end.status, end.to]).toEqual([303, `${path}/${key}`]);
    expect((await visit(next.to, { ...last, 'a/recommend': '0' })).status).toBe(303);
    const end = await visit(`${path}/${key}`);
    expect(end.html).toContain('Thank you');
    expect(end.html).not.toContain('A drop');
    expect(await states(id)).toEqual(['1 completed']);
  });

  it('a choice in the link is only shown, never kept, until the person sends it', async () => {
    const { id, path } = await open();
    const page = await visit(`${path}?a/solved=yes`);
    expect(page.html).toMatch(/value="yes"[^>]*checked/);
    expect(await states(id)).toEqual([]);
  });

  it('speaks another language, right to left, and goes on in it', async () => {
    const { path } = await open();
    const page = await visit(`${path}?language=ar`);
    expect(page.html).toContain('dir="rtl"');
    const { to } = await visit(path, {
      key: page.field('key'),
      page: 'p1',
      go: 'language:ar',
      shown: 'solved',
    });
    expect((await visit(to)).html).toContain('هل حُلّت؟');
  });

  it('a PIN and a proven address are asked for before the first question', async () => {
    const made = await server.call('POST', '/api/v1/surveys', {
      json: { definition: written({ rules: { pin: true } }) },
      ...owner(),
    });
    const { id } = made.body as { id: string };
    await server.call('PUT', `/api/v1/surveys/${id}/pin`, { json: { pin: 'K7-42' }, ...owner() });
    await server.call('POST', `/api/v1/surveys/${id}/publish`, { json: { revision: 1 }, ...owner() });
    const { body } = await server.call('POST', `/api/v1/surveys/${id}/links`, {
      json: { name: 'x' },
      ...owner(),
    });
    const { path } = body as { path: string };
    const asked = await visit(path);
    expect(asked.html).toContain('name="pin"');
    expect(asked.html).not.toContain('Solved?');
    const key = asked.field('key');
    expect((await visit(path, { key, pin: 'wrong' })).html).toContain('name="pin"');
    // A form that leaves the proof out gets no further.
    expect((await visit(path, { key, page: 'p1', go: 'on', 'a/solved': 'yes' })).html).toContain(
      'name="pin"',
    );
    const { to } = await visit(path, { key, pin: 'K7-42' });
    expect((await visit(to)).html).toContain('Solved?');
  });
});

describe("what else stands at a survey's address", () => {
  it('closed, missing and foreign addresses look the same', async () => {
    const { id, path } = await open();
    await server.call('POST', `/api/v1/surveys/${id}/close`, owner());
    const other = await open();
    const looks = await Promise.all(
      [
        path,
        `/s/${'A'.repeat(22)}`,
        '/s/short',
        `${path}/${'b'.repeat(30)}`,
        `${other.path}/${'b'.repeat(30)}`,
      ].map((one) => visit(one)),
    );
    expect(new Set(looks.map(({ status }) => status))).toEqual(new Set([404]));
    expect(new Set(looks.map(({ html }) => html)).size).toBe(1);
  });

  it('only the sites named for an address may frame it', async () => {
    const { path } = await open({}, { channel: 'embed', origins: ['https://shop.example'] });
    expect((await visit(path)).headers.get('content-security-policy')).toContain(
      'frame-ancestors https://shop.example',
    );
    const { path: plain } = await open();
    expect((await visit(plain)).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('a file is told by its content, kept whole, and given out as nothing but an attachment', async () => {
    const { id, path } = await open();
    const key = (await visit(path)).field('key');
    const { to } = await visit(path, {
      key,
      page: 'p1',
      go: 'on',
      shown: ['solved', 'why'],
      'a/solved': 'yes',
    });
    const form = (bytes: Buffer, name: string) => {
      const data = new FormData();
      for (const [field, value] of Object.entries({ key, page: 'p2', go: 'on', 'a/recommend': '8' }))
        data.set(field, value);
      data.append('shown', 'recommend');
      data.append('shown', 'photo');
      data.append('a/photo', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), name);
      return data;
    };
    const evil = await visit(to, form(Buffer.from('<svg onload=alert(1)>'), 'x.png'));
    expect(evil.html).toContain('role="alert"');
    const large = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(60_000)]);
    expect((await visit(to, form(large, 'x.png'))).html).toContain('role="alert"');
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('photo')]);
    expect((await visit(to, form(png, '../../etc/"pass\nwd'))).status).toBe(303);
    expect(await states(id)).toEqual(['1 completed']);
  });

  it('JSON that pretends to be a file opens none', async () => {
    const { path } = await open();
    const canary = join(server.dataDirectory, 'canary.txt');
    writeFileSync(canary, 'the canary');
    const link = path.slice(3);
    const send = (json: object) => server.call('POST', `/api/v1/answering/${link}/submit`, { json });
    for (const photo of [
      [{ id: 'x', name: 'x', type: 'image/png', bytes: 3 }],
      [{ id: 'x', name: 'x', type: 'image/png', bytes: 3, path: canary }],
      { filepath: canary },
      canary,
    ]) {
      const { status, text } = await send({ key: crypto.randomUUID(), answers: { solved: 'yes', photo } });
      expect([400, 409, 422]).toContain(status);
      expect(text).not.toContain('the canary');
    }
    const form = await server.call('POST', `/api/v1/answering/${link}/submit`, {
      raw: 'key=1',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(form.status).toBe(415);
    const page = await fetch(server.url + path, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(page.status).toBe(415);
  });

  it('numbers that JSON can write and nobody can mean are refused, none is changed', async () => {
    const { id, path } = await open();
    const link = path.slice(3);
    for (const number of ['-0', '1e309', '-1e309', '7.0000001', '1e1000', '"7"', '"__proto__"']) {
      const raw = `{"key":"${crypto.randomUUID()}","answers":{"solved":"yes","recommend":${number}}}`;
      const { status } = await server.call('POST', `/api/v1/answering/${link}/submit`, { raw });
      expect([number, status]).toEqual([number, 400]);
    }
    for (const raw of [
      `{"key":"${crypto.randomUUID()}","answers":{"__proto__":{"recommend":7},"solved":"yes"}}`,
      `{"key":"${crypto.randomUUID()}","answers":{"solved":"\\ud800"}}`,
      `{"key":"${crypto.randomUUID()}","answers":{"solved":"yes\\u0000"}}`,
    ]) {
      expect((await server.call('POST', `/api/v1/answering/${link}/submit`, { raw })).status).toBe(400);
    }
    expect(await states(id)).toEqual([]);
  });
});

describe('a survey that keeps programs out', () => {
  const rules = { captcha: true };
  const answers = { solved: 'yes' };
  const submit = (path: string, more: object = {}) =>
    server.call('POST', `/api/v1/answering/${path.slice(3)}/submit`, {
      json: { key: randomUUID(), answers, ...more },
    });
  const check = async (path: string, key: string) => {
    const { body } = await server.call('GET', `/api/v1/answering/${path.slice(3)}/check?key=${key}`);
    return body as { kind: string; challenge: string; bits: number };
  };
  /** A challenge as the server gives it, given some time ago. */
  async function given(path: string, key: string, ago: number) {
    const { records, seal } = server.opened.house.services;
    const link = await findLink(records, path.slice(3));
    const entrance = { workspace: link?.workspace ?? '', link: link?.id ?? '', session: hashOf(key) };
    return makeChallenge(seal, entrance, { at: Date.now() - ago, bits: 10 });
  }

  it('hashes as everybody does', () => {
    for (let length = 0; length < 200; length++) {
      const text = randomBytes(length)
        .toString('latin1')
        .replace(/[^\x20-\x7e]/g, 'x');
      expect(firstWordOfHash(text)).toBe(createHash('sha256').update(text).digest().readUInt32BE(0));
    }
  });

  it('lets in who did the work for this very session, by whichever way it comes', async () => {
    const { path, id } = await open({ rules });
    const other = await open({ rules });
    const key = randomUUID();
    const { challenge, bits, kind } = await check(path, key);
    expect([kind, bits]).toEqual(['work', 15]);
    const captcha = await solve(challenge, bits);
    const wrong = [
      undefined,
      '',
      'x'.repeat(10_000),
      challenge,
      `${challenge}~`,
      `${challenge}~1e3`,
      `${captcha}~0`,
      captcha.replace(/.~/, (last) => (last === 'A~' ? 'B~' : 'A~')),
      await solve(await given(path, key, 3 * 3_600_000), 10),
      await given(path, key, 60_000),
    ];
    for (const one of wrong) {
      const refused = await submit(path, { key, captcha: one });
      expect([refused.status, refused.body.code], String(one)).toEqual([403, 'needs-captcha']);
    }
    // Another session, another address: of no use.
    expect((await submit(path, { captcha })).body.code).toBe('needs-captcha');
    expect((await submit(other.path, { key, captcha })).body.code).toBe('needs-captcha');
    for (const move of ['start', 'save']) {
      const asked = await server.call('POST', `/api/v1/answering/${path.slice(3)}/${move}`, {
        json: { key: randomUUID(), ...(move === 'save' ? { answers } : {}) },
      });
      expect(asked.body.code).toBe('needs-captcha');
    }
    expect(await states(id)).toEqual([]);
    expect((await submit(path, { key, captcha })).body).toMatchObject({ state: 'completed' });
    // Once it has begun nobody is asked again: the same again is the same answer, once.
    expect((await submit(path, { key })).body).toMatchObject({ state: 'completed' });
    expect(await states(id)).toEqual(['1 completed']);
  });

  // Only Linux has all of 127.0.0.0/8 without being told.
  it.runIf(process.platform === 'linux')(
    'asking without end makes more work where it comes from',
    async () => {
      const { path } = await open({ rules });
      const askFrom = (localAddress: string) =>
        new Promise<number>((done, failed) => {
          const url = `${server.url}/api/v1/answering/${path.slice(3)}/check?key=${randomUUID()}`;
          get(url, { localAddress }, async (response) => {
            let text = '';
            for await (const part of response) text += part;
            done((JSON.parse(text) as { bits: number }).bits);
          }).on('error', failed);
        });
      const theirs = await Promise.all(Array.from({ length: 120 }, () => askFrom('127.0.0.2')));
      expect(Math.max(...theirs)).toBeGreaterThan(15);
      expect(await askFrom('127.0.0.1')).toBe(15);
      const page = await visit(path);
      expect(page.html).toContain('data-bits="15"');
    },
  );

  it('without script it asks for a moment of patience, loses nothing, and lets only some in at a time', async () => {
    const { path, id } = await open({ rules });
    const first = await visit(path);
    const key = first.field('key');
    const form = { key, captcha: first.field('captcha'), page: 'p1', shown: ['solved', 'why'], go: 'on' };
    const asked = await visit(path, { ...form, 'a/solved': 'no', 'a/why': '"><script>' });
    expect(asked.html).toContain('One moment, please');
    expect([asked.field('a/solved'), asked.field('a/why')]).toEqual(['no', '&quot;&gt;&lt;script&gt;']);
    expect(asked.field('captcha')).toBe(first.field('captcha'));
    expect(await states(id)).toEqual([]);
    const waited = { ...form, captcha: await given(path, key, 5000), 'a/solved': 'no', 'a/why': 'It drips' };
    expect((await visit(path, waited)).to).toContain(key);
    expect(await states(id)).toEqual(['1 partial']);
    const many = Array.from({ length: 30 }, async () => {
      const one = randomUUID();
      const captcha = await given(path, one, 5000);
      return (await visit(path, { ...form, key: one, captcha, 'a/solved': 'yes' })).status;
    });
    expect((await Promise.all(many)).filter((status) => status === 403)).toHaveLength(1);
  });

  it('may use a service instead: asked for each session once, and closed when it cannot be reached', async () => {
    const calls: string[] = [];
    let answer: string | undefined;
    const service = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        calls.push(body);
        const success = new URLSearchParams(body).get('response') === 'a person';
        response.end(answer ?? JSON.stringify({ success }));
      });
    });
    await new Promise<void>((ready) => service.listen(0, '127.0.0.1', ready));
    const verify = `http://127.0.0.1:${(service.address() as AddressInfo).port}/siteverify`;
    const script = 'https://captcha.example/api.js';
    const chosen = {
      kind: 'other',
      siteKey: 'site-1',
      script,
      widget: 'their-widget',
      field: 'their-answer',
    };
    const keep = (more: object) =>
      server.call('PUT', '/api/v1/captcha', {
        json: { service: { ...chosen, verify, ...more }, secret: 'canary-secret' },
        ...owner(),
      });
    expect((await keep({ verify: 'http://169.254.169.254/' })).status).toBe(400);
    expect((await keep({ script: 'http://captcha.example/api.js' })).status).toBe(400);
    expect((await keep({ script: "https://captcha.example;script-src'*'/" })).status).toBe(400);
    const kept = await keep({});
    expect([kept.status, kept.body.secret, kept.text.includes('canary')]).toEqual([200, 'kept', false]);
    const { rows } = await server.opened.house.services.records.pool.query(
      'SELECT row_to_json(c)::text AS row FROM captcha_services c',
    );
    expect(JSON.stringify(rows)).not.toContain('canary');

    // Tried with an answer that nobody gave: what the service says tells whether it is reached and knows the secret.
    const attempt = async (said?: object | string) => {
      answer = typeof said === 'object' ? JSON.stringify(said) : said;
      return (await server.call('POST', '/api/v1/captcha/try', owner())).body;
    };
    const codes = (...list: unknown[]) => ({ success: false, 'error-codes': list });
    expect(await attempt()).toEqual({ outcome: 'refuses', status: 200, success: false, codes: [] });
    expect(await attempt(codes('invalid-input-response', '<b>', 7, 'it is canary-secret'))).toMatchObject({
      outcome: 'works',
      codes: ['invalid-input-response'],
    });
    expect((await attempt(codes('invalid-input-secret'))).outcome).toBe('key-refused');
    expect((await attempt({ success: true })).outcome).toBe('lets-all-in');
    for (const odd of ['null', '"yes"', '<html>', { ok: 1 }])
      expect((await attempt(odd)).outcome).toBe('unclear');
    answer = undefined;
    calls.length = 0;
    // The secret stays when it is not typed again, but is never sent to another address than it was given for.
    const without = (more: object) =>
      server.call('PUT', '/api/v1/captcha', {
        json: { service: { ...chosen, verify, ...more } },
        ...owner(),
      });
    expect((await without({ field: 'their-answer' })).body.secret).toBe('kept');
    const moved = await without({ verify: verify.replace('/siteverify', '/elsewhere') });
    expect([moved.status, moved.body.code]).toEqual([400, 'captcha-secret-needed']);

    const { path } = await open({ rules });
    const plain = await open();
    const page = await visit(path);
    expect(page.html).toContain('data-sitekey="site-1"');
    expect(page.headers.get('content-security-policy')).toContain(
      "script-src 'self' https://captcha.example;",
    );
    expect((await visit(plain.path)).headers.get('content-security-policy')).not.toContain('captcha.example');

    const key = randomUUID();
    expect((await submit(path, { key, captcha: 'a program' })).body.code).toBe('needs-captcha');
    expect((await submit(path, { key, captcha: 'a person' })).body).toMatchObject({ state: 'completed' });
    expect((await submit(path, { key, captcha: 'a person' })).body).toMatchObject({ state: 'completed' });
    expect(calls.map((body) => new URLSearchParams(body).get('secret'))).toEqual([
      'canary-secret',
      'canary-secret',
    ]);
    await new Promise((closed) => service.close(closed));
    const away = await submit(path, { captcha: 'a person' });
    expect([away.status, away.body.code]).toEqual([503, 'captcha-away']);
    expect((await attempt()).code).toBe('outside-away');
    expect((await server.call('DELETE', '/api/v1/captcha', owner())).body.service).toBeNull();
    expect((await attempt()).code).toBe('captcha-built-in');
    expect((await check(path, randomUUID())).kind).toBe('work');
  });
});

describe('who asks', () => {
  const chunk = (kind: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(kind, 'latin1'), data, Buffer.alloc(4)]);
  };
  const png = (width: number, ...more: Buffer[]) => {
    const size = Buffer.from([0, 0, 0, 0, 0, 0, 0, 1, 8, 6, 0, 0, 0]);
    size.writeUInt32BE(width);
    return Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', size),
      chunk('tEXt', Buffer.from('Author canary')),
      chunk('IDAT', Buffer.from([1])),
      chunk('IEND', Buffer.alloc(0)),
      ...more,
    ]);
  };
  const put = (bytes: Buffer) =>
    fetch(`${server.url}/api/v1/survey-letterhead/logo`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    });

  it('stands above every page: the name, then the logo; a picture is what it says and nothing more', async () => {
    const { id, path } = await open();
    expect((await visit(path)).html).not.toContain('class="company"');
    const named = { json: { name: 'Luz & <b>Hogar</b>' }, ...owner() };
    await server.call('PATCH', '/api/v1/workspace', named);
    expect((await visit(path)).html).toContain('<p class="company">Luz &amp; &lt;b&gt;Hogar&lt;/b&gt;</p>');

    for (const wrong of [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      png(60).subarray(0, 50),
      Buffer.from('ffd8ffe000104a46', 'hex'),
      Buffer.alloc(0),
    ]) {
      expect((await put(wrong)).status).toBe(400);
    }
    expect((await put(png(4000))).status).toBe(413);
    expect((await put(Buffer.concat([png(60), Buffer.alloc(200_000)]))).status).toBe(413);
    expect((await put(png(60, Buffer.from('<script>alert(1)</script>')))).status).toBe(200);

    const page = await visit(path);
    const [, address = ''] = /<img src="([^"]+)" alt="Luz &amp; /.exec(page.html) ?? [];
    expect(address).toMatch(/^\/s\/[\w-]{22}\/logo\?v=[0-9a-f]{16}$/);
    const picture = await fetch(server.url + address);
    expect([picture.headers.get('content-type'), picture.headers.get('x-content-type-options')]).toEqual([
      'image/png',
      'nosniff',
    ]);
    const shown = Buffer.from(await picture.arrayBuffer()).toString('latin1');
    expect([shown.includes('script'), shown.includes('canary'), shown.endsWith('IEND\0\0\0\0')]).toEqual([
      false,
      false,
      true,
    ]);
    await server.call('POST', `/api/v1/surveys/${id}/close`, owner());
    expect((await fetch(server.url + address)).status).toBe(404);
    expect((await visit(path)).html).not.toContain('Luz');
  });

  it('a language is offered when every text has its words; an address that says one keeps it', async () => {
    const half = await open({ title: { en: 'Half' } });
    const asked = { headers: { 'accept-language': 'ar,en;q=0.5' } };
    const page = await (await fetch(server.url + half.path, asked)).text();
    expect(page).toContain('<html lang="en"');
    expect(page).not.toContain('value="language:ar"');
    expect((await visit(`${half.path}?language=ar`)).html).toContain('<html lang="ar"');
    const whole = await open();
    const both = await (await fetch(server.url + whole.path, asked)).text();
    expect(both).toContain('<html lang="ar"');
    expect(both).toContain('value="language:ar"');
  });
});
