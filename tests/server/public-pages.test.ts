import { afterAll, beforeAll, expect, test } from 'vitest';
import { refuse } from '../../src/kernel/refusal.ts';
import type { Part } from '../../src/main/parts.ts';
import { parts } from '../../src/main/parts.ts';
import type { Visit } from '../../src/server/public-pages.ts';
import { openServer, sendAs, type TestServer } from '../serving.ts';

let seen: Visit | undefined;
const probe: Part = {
  pages: [
    {
      method: 'GET',
      path: '/probe-page/:link',
      show: async (_, visit) => {
        seen = visit;
        if (visit.params.link === 'none')
          return refuse('no-such-page', 'There is nothing here.', { kind: 'not-found' });
        if (visit.params.link === 'framed') return { html: '<p>framed', frames: ['https://shop.example'] };
        if (visit.params.link === 'away') return { see: visit.query.get('to') ?? '' };
        if (visit.params.link === 'broken') throw new Error('secret of the house');
        if (visit.params.link === 'file')
          return { bytes: '<script>1</script>', type: 'text/html', download: 'a"b\n.html' };
        return { html: '<p>plain' };
      },
    },
    {
      method: 'POST',
      path: '/probe-page/:link',
      show: async (_, visit) => {
        seen = visit;
        return { see: '/probe-page/done' };
      },
    },
  ],
};

let server: TestServer;
beforeAll(async () => {
  server = await openServer({ parts: [...parts, probe] });
});
afterAll(() => server.close());

const send = (body: string | FormData, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/probe-page/x`, { method: 'POST', body, headers, redirect: 'manual' });
const form = { 'content-type': 'application/x-www-form-urlencoded' };

test('a page brings its own script and nothing else, is not framed, and tells no other site where it was', async () => {
  const { headers } = await server.call('GET', '/probe-page/x?a=1', {
    headers: { 'accept-language': 'es-MX,en;q=0.5' },
  });
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect([seen?.languages, seen?.query.get('a')]).toEqual([['es-MX', 'en'], '1']);
});

test('a form is taken by whatever name its page was reached, not from another site', async () => {
  const sent = (origin: string) =>
    sendAs(`${server.url}/probe-page/x`, {
      method: 'POST',
      headers: { ...form, host: 'answers.example', origin },
      body: 'a=1',
    });
  expect((await sent('https://answers.example')).status).toBe(303);
  expect((await sent('https://evil.example')).status).toBe(403);
});

test('a question mark within the query belongs to it', async () => {
  await server.call('GET', '/probe-page/x?from=https://shop.example/?a=b&c=1');
  expect([...(seen?.query ?? [])]).toEqual([
    ['from', 'https://shop.example/?a=b'],
    ['c', '1'],
  ]);
});

test('a page that names sites may be framed by these and by no other', async () => {
  const { headers } = await server.call('GET', '/probe-page/framed');
  expect(headers.get('content-security-policy')).toContain('frame-ancestors https://shop.example');
  expect(headers.get('x-frame-options')).toBeNull();
});

test('the way leads to addresses of this server only', async () => {
  for (const to of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:1',
    '/a b',
    '/\u202e',
  ]) {
    const { status, headers } = await server.call('GET', `/probe-page/away?to=${encodeURIComponent(to)}`);
    expect([status, headers.get('location')]).toEqual([303, '/']);
  }
  const { headers } = await server.call('GET', '/probe-page/away?to=%2Fs%2Fabc%3Fpage%3D2');
  expect(headers.get('location')).toBe('/s/abc?page=2');
});

test('forms arrive with fields and files; what cannot be read is refused with a page', async () => {
  expect((await send('q=1&q=2&text=%F0%9F%98%80', form)).status).toBe(303);
  expect([seen?.fields.getAll('q'), seen?.fields.get('text')]).toEqual([['1', '2'], '😀']);
  const data = new FormData();
  data.append('note', 'with a photo');
  data.append('photo', new Blob(['bytes'], { type: 'image/png' }), '../../etc/passwd');
  data.append('empty', new Blob([]), '');
  expect((await send(data)).status).toBe(303);
  expect(seen?.files.map(({ field, name, bytes }) => [field, name, String(bytes)])).toEqual([
    ['photo', '../../etc/passwd', 'bytes'],
  ]);
  expect((await send('q=%00', form)).status).toBe(400);
  expect((await send('{}', { 'content-type': 'application/json' })).status).toBe(415);
  expect((await send('nothing', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(400);
  expect((await send('q=1', { ...form, origin: 'https://evil.example' })).status).toBe(403);
});

test('a failure says nothing of the house; files never run', async () => {
  const broken = await server.call('GET', '/probe-page/broken');
  expect([broken.status, broken.text.includes('secret')]).toEqual([500, false]);
  expect((await server.call('GET', '/probe-page/none')).status).toBe(404);
  const file = await server.call('GET', '/probe-page/file');
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="a_b_.html"');
  expect(file.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
});
