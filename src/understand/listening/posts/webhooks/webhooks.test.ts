import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, type TestServer } from '../../../../../tests/serving.ts';
import { verifyCall } from './verify-call.ts';

let server: TestServer;
let address: string;
let secret: string;
let secretId: string;
const post = 'Help desk';
const asOwner = (method: string, path: string, json?: unknown) =>
  server.call(method, `/api/v1${path}`, { key: server.token, ...(json === undefined ? {} : { json }) });
const onPost = `/posts/${encodeURIComponent(post)}`;

beforeAll(async () => {
  server = await openServer();
  address = String((await asOwner('POST', '/posts', { kind: 'webhook', name: post })).body.address);
  const made = await asOwner('POST', `${onPost}/secrets`, {});
  secret = String(made.body.secret);
  secretId = String(made.body.id);
});
afterAll(() => server.close());

const ticket = (id: number, body: unknown = 'Still no part', at = '2026-02-01T10:00:00Z') => ({
  type: 'comment',
  ticket: { id: 7 },
  comment: { id, created_at: at, body, author: { email: 'Ana@example.com' } },
});
const hmac = (text: string, key = secret) => createHmac('sha256', key).update(text).digest('hex');
const nowSeconds = () => Math.floor(Date.now() / 1000);
let tick = 0;

function deliver(
  document: unknown,
  { time = nowSeconds() - tick++, key = secret, sent = document, to = address } = {},
) {
  const raw = typeof document === 'string' ? document : JSON.stringify(document);
  const body = typeof sent === 'string' ? sent : JSON.stringify(sent);
  const headers = { 'x-sirius-timestamp': String(time), 'x-sirius-signature': hmac(`${time}.${raw}`, key) };
  return server.call('POST', to, { raw: body, headers });
}
/** Rows of a table, as one who may see every company's. */
async function rowsOf<Row extends object>(text: string): Promise<Row[]> {
  const { records } = server.opened.house.services;
  const { rows } = await records.pool.query<{ id: string }>('SELECT id FROM workspaces');
  const all = await Promise.all(
    rows.map(({ id }) => records.inWorkspace(id, (tx) => sql.raw<Row>(text).execute(tx))),
  );
  return all.flatMap((each) => each.rows);
}
const stored = async () => {
  const tables = ['items', 'post_quarantine', 'post_calls'];
  return Promise.all(tables.map(async (table) => (await rowsOf(`SELECT 1 FROM ${table}`)).length));
};

describe('a webhook', () => {
  it('keeps what comes before anybody said how to read it, and proposes how', async () => {
    expect((await deliver(ticket(1))).body).toMatchObject({ accepted: 0, quarantined: 1 });
    const { body } = await asOwner('POST', `${onPost}/webhook/proposal`, {});
    expect(body).toMatchObject({
      mapping: {
        id: { path: 'comment.id' },
        moments: [
          {
            kind: 'voice',
            customer: { path: 'comment.author.email' },
            episode: { path: 'ticket.id' },
            text: { path: 'comment.body' },
          },
        ],
      },
      items: [{ id: '1' }],
    });
    const settings = { scheme: 'generic', mapping: body.mapping };
    expect((await asOwner('PUT', `${onPost}/webhook`, settings)).status).toBe(200);
    const replayed = await asOwner('POST', `${onPost}/replay`, { from: '2020-01-01T00:00:00Z' });
    expect(replayed.body).toMatchObject({ replayed: 1, still: 0 });
    expect((await asOwner('GET', onPost)).body).toMatchObject({ state: 'well', accepted: 1, quarantined: 0 });
  });

  it('takes nothing that is unsigned, wrongly signed, old, from the future, altered, replayed or at no address', async () => {
    const time = nowSeconds() - 100;
    expect((await deliver(ticket(2), { time })).status).toBe(200);
    const before = await stored();
    const fresh = ticket(3);
    const all = [
      server.call('POST', address, { json: fresh }),
      server.call('POST', address, { json: fresh, headers: { 'x-sirius-timestamp': String(nowSeconds()) } }),
      deliver(fresh, { key: 'another secret' }),
      deliver(fresh, { key: '' }),
      deliver(fresh, { time: nowSeconds() - 301 }),
      deliver(fresh, { time: nowSeconds() + 301 }),
      deliver(fresh, { time: Number.NaN }),
      deliver(fresh, { sent: ticket(4) }),
      deliver(ticket(2), { time }),
      deliver(fresh, { to: '/hooks/00000000-0000-4000-8000-000000000000' }),
      deliver(fresh, { to: `/hooks/${encodeURIComponent("x' OR 1=1--")}` }),
    ];
    for (const { status, body } of await Promise.all(all)) {
      expect([status, body.code]).toEqual([401, 'unsigned']);
    }
    expect(await stored()).toEqual(before);
  });

  it('has two secrets for a while; one that was ended counts no more', async () => {
    const second = await asOwner('POST', `${onPost}/secrets`, {});
    expect((await asOwner('POST', `${onPost}/secrets`, {})).status).toBe(409);
    expect((await deliver(ticket(5))).status).toBe(200);
    expect((await deliver(ticket(6), { key: String(second.body.secret) })).status).toBe(200);
    await asOwner('DELETE', `${onPost}/secrets/${secretId}`);
    expect((await deliver(ticket(7))).status).toBe(401);
    secret = String(second.body.secret);
    expect((await deliver(ticket(7))).status).toBe(200);
    const rows = await rowsOf('SELECT sealed FROM post_secrets');
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('quarantines what changed its shape, tells it, and reads it when it is corrected', async () => {
    for (const bad of [
      ticket(8, 'x', 'soon'),
      ticket(9, ['a list']),
      { event: 'renamed' },
      'no json',
      '7',
      '[]',
    ])
      expect((await deliver(bad)).body).toMatchObject({ accepted: 0, quarantined: 1 });
    expect((await asOwner('GET', onPost)).body).toMatchObject({ state: 'quarantine', quarantined: 6 });
    const { held } = (await asOwner('GET', `${onPost}/quarantine`)).body as {
      held: { id: string; place: string; raw: string }[];
    };
    const late = held.find(({ place }) => place === 'comment.created_at');
    const put = (id: string | undefined, raw?: unknown) =>
      asOwner(
        'POST',
        `${onPost}/quarantine/${id}/replay`,
        raw === undefined ? {} : { raw: JSON.stringify(raw) },
      );
    expect((await put(late?.id)).body).toMatchObject({ state: 'open' });
    expect((await put(late?.id, ticket(8, 'x'))).body).toMatchObject({ state: 'replayed', raw: '' });
    expect((await put(late?.id, ticket(8, 'x'))).status).toBe(409);
    for (const { id } of held.filter((each) => each !== late))
      expect((await asOwner('POST', `${onPost}/quarantine/${id}/dismiss`)).body).toMatchObject({ raw: '' });
    expect((await asOwner('GET', onPost)).body).toMatchObject({ state: 'well' });
  });

  it('counts the same item once, holds changed content for a person, and keeps hostile words as words', async () => {
    expect((await deliver(ticket(5))).body).toMatchObject({ accepted: 0, duplicate: 1 });
    expect((await deliver(ticket(5, 'Changed'))).body).toMatchObject({ accepted: 0, quarantined: 1 });
    const hostile = '<script>alert(1)</script> =cmd|1 \u202e __proto__';
    expect((await deliver(ticket(10, hostile))).body).toMatchObject({ accepted: 1 });
    expect(
      (await deliver(JSON.stringify(ticket(11, 'nul')).replace('nul', '\\u0000 half \\ud800'))).body,
    ).toMatchObject({
      quarantined: 1,
    });
    // What reading would change is held, not guessed: a name twice, a number that would be another one.
    for (const doubled of ['"id":12,"id":13', '"id":9007199254740993'])
      expect(
        (await deliver(JSON.stringify(ticket(12, 'twice')).replace('"id":12', doubled))).body,
        doubled,
      ).toMatchObject({ accepted: 0, quarantined: 1 });
    const [item] = await rowsOf<{ moments: { text: string }[] }>(
      "SELECT moments FROM items WHERE source_id = '10'",
    );
    expect(item?.moments[0]?.text).toBe(hostile);
  });

  it('says away while it is paused, so that the sender sends again', async () => {
    await asOwner('POST', `${onPost}/pause`);
    const before = await stored();
    expect((await deliver(ticket(12))).status).toBe(503);
    expect(await stored()).toEqual(before);
    await asOwner('POST', `${onPost}/resume`);
    expect((await deliver(ticket(12))).body).toMatchObject({ accepted: 1 });
  });
});

describe('signatures', () => {
  const body = Buffer.from('{"a":1}');
  const at = new Date('2026-02-01T10:00:00Z');
  const call = (headers: Record<string, string>) => ({ header: (name: string) => headers[name], body, at });
  const t = String(at.getTime() / 1000);
  const mac = (text: string, hash = 'sha256', form: 'hex' | 'base64' = 'hex') =>
    createHmac(hash, 'key').update(text).digest(form);

  it('are read as the other tools write them', () => {
    const good = [
      ['stripe', { 'stripe-signature': `t=${t},v1=${'0'.repeat(64)},v1=${mac(`${t}.{"a":1}`)},v0=1` }],
      ['github', { 'x-hub-signature-256': `sha256=${mac('{"a":1}')}` }],
      ['intercom', { 'x-hub-signature': `sha1=${mac('{"a":1}', 'sha1')}` }],
      [
        'zendesk',
        {
          'x-zendesk-webhook-signature': mac(`${at.toISOString()}{"a":1}`, 'sha256', 'base64'),
          'x-zendesk-webhook-signature-timestamp': at.toISOString(),
        },
      ],
    ] as const;
    for (const [scheme, headers] of good) {
      expect(verifyCall(scheme, ['old', 'key'], call(headers)), scheme).not.toBeNull();
      expect(verifyCall(scheme, ['other'], call(headers)), scheme).toBeNull();
      expect(verifyCall(scheme, [], call(headers)), scheme).toBeNull();
      const altered = { ...call(headers), body: Buffer.from('{"a":2}') };
      expect(verifyCall(scheme, ['key'], altered), scheme).toBeNull();
      const late = { ...call(headers), at: new Date(at.getTime() + 301_000) };
      expect(verifyCall(scheme, ['key'], late) === null, scheme).toBe(['stripe', 'zendesk'].includes(scheme));
    }
  });
});
