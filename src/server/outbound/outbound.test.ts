import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addressKind } from './address-kind.ts';
import { openOutbound, type Resolve } from './outbound.ts';

/** A machine that must not be reached, or answers as a test wants. */
let trap: Server;
let port: number;
let hits = 0;
let keys: (string | undefined)[] = [];
const answering: RequestListener = (_, response) => {
  response.end('{"ok":true}');
};
let behave: RequestListener = answering;

beforeAll(async () => {
  trap = createServer((request, response) => {
    hits++;
    keys.push(request.headers.authorization);
    behave(request, response);
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  ({ port } = trap.address() as AddressInfo);
});
afterAll(() => {
  trap.closeAllConnections();
  trap.close();
});
beforeEach(() => {
  hits = 0;
  keys = [];
  behave = answering;
});

const question = { body: { n: 1 }, timeoutMs: 300, mostBytes: 1000 };
const own = () => openOutbound([`127.0.0.1:${port}`]);

test.each([
  ['8.8.8.8', 'public'],
  ['2606:4700::1111', 'public'],
  ['::ffff:8.8.8.8', 'public'],
  ['64:ff9b::808:808', 'public'],
  ['127.0.0.1', 'own'],
  ['127.8.9.10', 'own'],
  ['10.1.2.3', 'own'],
  ['172.31.0.1', 'own'],
  ['192.168.1.1', 'own'],
  ['100.64.0.1', 'own'],
  ['::1', 'own'],
  ['fd12::1', 'own'],
  ['::ffff:127.0.0.1', 'own'],
  ['::ffff:7f00:1', 'own'],
  ['64:ff9b::7f00:1', 'own'],
  ['64:ff9b::10.0.0.1', 'own'],
  ['0.0.0.0', 'never'],
  ['169.254.169.254', 'never'],
  ['::ffff:169.254.169.254', 'never'],
  ['64:ff9b::a9fe:a9fe', 'never'],
  ['64:ff9b:1::1', 'never'],
  ['fd00:ec2::254', 'never'],
  ['::', 'never'],
  ['::7f00:1', 'never'],
  ['fe80::1', 'never'],
  ['fe80::1%lo', 'never'],
  ['2002:7f00:1::', 'never'],
  ['2001:0:7f00:1::', 'never'],
  ['224.0.0.1', 'never'],
  ['255.255.255.255', 'never'],
  ['ff02::1', 'never'],
  ['localhost', 'never'],
])('%s is %s', (address, kind) => expect(addressKind(address)).toBe(kind));

test.each([
  'http://127.0.0.1:PORT/v1',
  'https://127.0.0.1:PORT/v1',
  'https://127.1:PORT/',
  'https://2130706433:PORT/',
  'https://0177.0.0.1:PORT/',
  'https://0x7f000001:PORT/',
  'https://0x7f.1:PORT/',
  'https://１２７.０.０.１:PORT/',
  'https://①②⑦.⓪.⓪.①:PORT/',
  'https://localhost:PORT/',
  'https://LOCALHOST.:PORT/',
  'https://a.localhost:PORT/',
  'https://[::1]:PORT/',
  'https://[::ffff:127.0.0.1]:PORT/',
  'https://[::ffff:7f00:1]:PORT/',
  'https://[64:ff9b::127.0.0.1]:PORT/',
  'https://[2002:7f00:1::]:PORT/',
  'https://[::]:PORT/',
  'https://0.0.0.0:PORT/',
  'https://0:PORT/',
  'https://169.254.169.254/latest/meta-data/',
  'https://metadata.google.internal/',
  'https://100.64.0.1/',
  'https://10.0.0.1/',
  'http://example.com/v1',
  'https://user@127.0.0.1:PORT/',
  'https://example.com@127.0.0.1:PORT/',
  'https://user:word@example.com/',
  'https://example.com/v1?key=1',
  'ftp://example.com/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:PORT/',
  'data:text/plain,x',
  'javascript:1',
  '//example.com',
  'no address',
  '',
])('%s is refused before it is kept and when it is called', async (address) => {
  const url = address.replace('PORT', String(port));
  const outbound = openOutbound([]);
  expect(outbound.check(url)).toMatchObject({ refused: 'address-refused' });
  expect(await outbound.post({ ...question, url })).toMatchObject({ refused: 'address-refused' });
  expect(hits).toBe(0);
});

test('a name is judged by what it resolves to, once, and no later answer slips in', async () => {
  const url = `https://models.example:${port}/v1`;
  for (const address of ['127.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1']) {
    const outbound = openOutbound([], async () => [
      { address: '8.8.8.8', family: 4 },
      { address, family: address.includes(':') ? 6 : 4 },
    ]);
    expect(await outbound.post({ ...question, url })).toMatchObject({ refused: 'address-refused' });
  }
  let asked = 0;
  const flipping: Resolve = async () => [{ address: asked++ === 0 ? '192.0.2.1' : '127.0.0.1', family: 4 }];
  await openOutbound([], flipping).post({ ...question, url });
  expect(asked).toBe(1);
  // Named by the operator: a private address is meant, metadata never is.
  const metadata = openOutbound(['models.example'], async () => [{ address: '169.254.169.254', family: 4 }]);
  expect(await metadata.post({ ...question, url })).toMatchObject({ refused: 'address-refused' });
  expect(hits).toBe(0);
  const named = openOutbound(['models.example'], async () => [{ address: '127.0.0.1', family: 4 }]);
  expect(await named.post({ ...question, url: `http://models.example:${port}/v1` })).toMatchObject({
    status: 200,
  });
  expect(hits).toBe(1);
});

test('a host that the operator named is asked, with its key; another port of it is not', async () => {
  const url = `http://127.0.0.1:${port}/v1`;
  expect(await own().post({ ...question, url, key: 'k-1' })).toEqual({ status: 200, text: '{"ok":true}' });
  expect(keys).toEqual(['Bearer k-1']);
  expect(await own().post({ ...question, url: 'http://127.0.0.1:1/v1' })).toMatchObject({
    refused: 'address-refused',
  });
  // A key no header can carry is no crash.
  expect(await own().post({ ...question, url, key: 'a\nb' })).toMatchObject({ refused: 'key-refused' });
});

test('no redirect is followed; slow, endless, long, cut and broken answers end in a sentence', async () => {
  const url = `http://127.0.0.1:${port}/v1`;
  const post = (listener: RequestListener) => {
    behave = listener;
    return own().post({ ...question, url });
  };
  const away = { kind: 'away' };
  const redirected = await post((_, response) =>
    response.writeHead(307, { location: `http://127.0.0.1:${port}/inside` }).end(),
  );
  expect(redirected).toEqual({ status: 307, text: '' });
  expect(hits).toBe(1);
  expect(await post(() => undefined)).toMatchObject({ ...away, refused: 'outside-slow' });
  const dripping = await post((_, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(drip));
  });
  expect(dripping).toMatchObject({ ...away, refused: 'outside-slow' });
  expect(await post((_, response) => response.end('x'.repeat(5000)))).toMatchObject({
    ...away,
    refused: 'outside-too-long',
  });
  const cut = await post((_, response) => {
    response.writeHead(200, { 'content-length': 500 });
    response.write('{', () => response.destroy());
  });
  expect(cut).toMatchObject({ ...away, refused: 'outside-away' });
  expect(await post((request) => request.socket.end('no http\r\n\r\n'))).toMatchObject(away);
});
