import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { prepared } from '../../../stores/records/prepared.ts';
import { openRecords } from '../../../stores/records/records.ts';
import { carryOutbox } from './carry-outbox.ts';
import { type Item, itemShape } from './contract.ts';
import { ensurePost, takeItem, takeItems } from './index.ts';
import { beginBlock, queueAll } from './store.ts';

let house: TestHouse;
let post: string;
beforeAll(async () => {
  house = await openHouse();
  post = await house.services.records.inWorkspace(house.workspaceId, (tx) =>
    ensurePost(tx, house.workspaceId, { name: 'Web form', kind: 'rest', by: 'test' }),
  );
});
afterAll(() => house.close());

const voice = (id: string, text: string, value = 3): Item => ({
  id,
  moments: [
    {
      kind: 'voice',
      customer: 'Ana',
      episode: 'o1',
      step: 'Reviewed',
      at: '2026-01-05T12:00:00+02:00',
      text,
      scores: { satisfaction: { value, scale: [1, 5] } },
    },
  ],
});
const take = (item: Item) => takeItem(house.services, house.workspaceId, { post, item, by: 'test' });
const stored = async () => {
  const { generations } = await house.services.scope(house.workspaceId);
  return house.services.moments.rows(
    `SELECT customer, step, at, text, scores, position FROM timeline WHERE workspace = {workspace:UUID}
     AND generation IN {generations:Array(UInt64)} ORDER BY at, row`,
    { workspace: house.workspaceId, generations: [...generations] },
  ) as Promise<{ text: string }[]>;
};

describe('an item', () => {
  it('is a moment of its customer once it is acknowledged, with personal data taken out', async () => {
    const taken = await take(voice('a', 'Late again. Call me: +44 20 7946 0958'));
    expect(isRefusal(taken)).toBe(false);
    expect(await stored()).toEqual([
      {
        customer: 'Ana',
        step: 'Reviewed',
        at: '2026-01-05T10:00:00.000Z',
        text: expect.not.stringContaining('7946'),
        scores: { satisfaction: 3 },
        position: 1,
      },
    ]);
  });

  it('gets the same answer when it comes again, and is refused with other content', async () => {
    const first = await take(voice('b', 'Fine'));
    expect(first).toMatchObject({ again: false });
    expect(await take(voice('b', 'Fine'))).toEqual({ ...first, again: true });
    const other = await take(voice('b', 'Not fine'));
    expect(other).toMatchObject({ refused: 'other-content', kind: 'conflict' });
    expect((await stored()).filter(({ text }) => text.includes('ine'))).toHaveLength(1);
  });

  it('is written by a statement that a connection is told once', async () => {
    const { rows } = await house.services.records.inWorkspace(house.workspaceId, async (tx) => {
      for (let i = 0; i < 2; i++) await sql`${prepared} SELECT ${'told once'}::text`.execute(tx);
      return sql`SELECT 1 FROM pg_prepared_statements WHERE statement LIKE '/* prepared */ SELECT $1::text'`.execute(
        tx,
      );
    });
    expect(rows).toHaveLength(1);
  });

  it('is kept once however many send it at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) => take(voice(`c${n % 20}`, 'Hello'))),
    );
    expect(answers.some(isRefusal)).toBe(false);
    expect((await stored()).filter(({ text }) => text === 'Hello')).toHaveLength(20);
  });

  it('is kept once, delivered one to five times, shuffled, over two servers on the same records', async () => {
    const other = await openRecords(house.services.records.pool.options.connectionString ?? '');
    try {
      const servers = [house.services, { ...house.services, records: other }];
      const ids = Array.from({ length: 60 }, (_, n) => `again-${n}`);
      // 7919 is prime: each delivery has its own place in the order.
      const deliveries = ids
        .flatMap((id, n) => Array.from({ length: 1 + (n % 5) }, () => id))
        .map((id, i) => ({ id, at: (i * 7919) % 1009 }))
        .sort((a, b) => a.at - b.at);
      const answers = await Promise.all(
        deliveries.map(({ id }, i) =>
          takeItem(servers[i % 2] as Services, house.workspaceId, {
            post,
            item: voice(id, `Again ${id}`),
            by: 'test',
          }),
        ),
      );
      expect(answers.filter(isRefusal)).toEqual([]);
      const firsts = answers.filter((answer) => !isRefusal(answer) && !answer.again);
      expect(firsts).toHaveLength(ids.length);
      const texts = (await stored()).map(({ text }) => text).filter((text) => text.startsWith('Again '));
      expect(texts.sort()).toEqual(ids.map((id) => `Again ${id}`).sort());
    } finally {
      await other.close();
    }
  });

  it.each([
    ['a NUL character in its text', { text: 'a\0b' }],
    ['half a character in its text', { text: '\ud800' }],
    ['a NUL character in its customer', { customer: 'a\0b' }],
    ['half a character in an attribute', { attributes: { shop: 'a\udc00' } }],
    ['a NUL character in a name of an attribute', { attributes: { 'a\0b': 'x' } }],
    ['a score on no scale at all', { scores: { ['x'.repeat(20)]: { value: 1, scale: [Number.NaN, 2] } } }],
  ] as const)('of 64 at once fails alone: %s', async (kind, wrong) => {
    const all = Array.from({ length: 64 }, (_, n) => voice(`${kind} ${n}`, `Beside it ${n}`));
    const bad = all[17] as Item;
    all[17] = { ...bad, moments: [{ ...(bad.moments[0] as object), ...wrong } as Item['moments'][number]] };
    const answers = await Promise.all(all.map(take));
    expect(answers.flatMap((answer, n) => (isRefusal(answer) ? [n] : []))).toEqual([17]);
  });

  it('with a score on another scale is refused, its neighbours are taken', async () => {
    const odd: Item = {
      id: 'd2',
      moments: [
        {
          kind: 'voice',
          customer: 'Ana',
          step: 'Reviewed',
          at: '2026-01-05T12:00:00Z',
          scores: { satisfaction: { value: 7, scale: [0, 10] } },
        },
      ],
    };
    const send = [voice('d1', 'One'), odd, voice('d3', 'Three')].map((item) => ({ post, item, by: 'test' }));
    const answers = await takeItems(house.services, house.workspaceId, send);
    expect(answers.map(isRefusal)).toEqual([false, true, false]);
    expect(answers[1]).toMatchObject({ say: expect.stringContaining('scale 1 to 5') });
  });

  it('brings the first scale of a new score, also among items that come together', async () => {
    const scored = (id: string, scale: [number, number]): Item => ({
      id,
      moments: [
        {
          kind: 'voice',
          customer: 'Ana',
          step: 'Reviewed',
          at: '2026-01-05T12:00:00Z',
          scores: { ease: { value: 3, scale } },
        },
      ],
    });
    const together = [scored('first', [1, 5]), scored('second', [0, 10])];
    const taken = await takeItems(
      house.services,
      house.workspaceId,
      together.map((item) => ({ post, item, by: 'test' })),
    );
    expect(taken.map((one) => (isRefusal(one) ? one.refused : one.id))).toEqual(['first', 'other-scale']);
  });

  it('of a paused post says nothing of the scale of a new score', async () => {
    const { services, workspaceId } = house;
    const silent = await services.records.inWorkspace(workspaceId, async (tx) => {
      const id = await ensurePost(tx, workspaceId, { name: 'Paused', kind: 'rest', by: 'test' });
      await sql`UPDATE posts SET paused_at = now() WHERE id = ${id}`.execute(tx);
      return id;
    });
    const scored = (id: string, scale: [number, number]): Item => {
      const [moment] = voice(id, 'Easy').moments as [Item['moments'][number]];
      return { id, moments: [{ ...moment, scores: { calm: { value: 3, scale } } }] };
    };
    const [refused, taken] = await takeItems(services, workspaceId, [
      { post: silent, item: scored('paused', [0, 10]), by: 'test' },
      { post, item: scored('taken', [1, 5]), by: 'test' },
    ]);
    expect([refused, taken]).toMatchObject([{ refused: 'post-paused' }, { id: 'taken' }]);
  });

  it('is exactly what was sent: nothing is coerced', () => {
    const [moment] = voice('e', 'x').moments;
    const wrong = [
      { ...moment, scores: { satisfaction: { value: null, scale: [1, 5] } } },
      { ...moment, scores: { satisfaction: { value: '3', scale: [1, 5] } } },
      { ...moment, scores: { satisfaction: { value: false, scale: [1, 5] } } },
      { ...moment, scores: { satisfaction: { value: 6, scale: [1, 5] } } },
      { ...moment, kind: 'promise' },
      { ...moment, at: '05/01/2026' },
      { ...moment, customer: ' ' },
      { ...moment, mood: 'good' },
    ];
    for (const one of wrong) expect(itemShape.safeParse({ id: 'e', moments: [one] }).success).toBe(false);
  });
});

describe('the outbox', () => {
  it('is carried once, also when the insert had happened and the relay was killed before it could say so', async () => {
    const { records } = house.services;
    const before = (await stored()).length;
    // The same items again, in an insert that was written down but not ended.
    await records.inWorkspace(house.workspaceId, async (tx) => {
      await queueAll(tx, house.workspaceId);
      await beginBlock(tx, { most: 10, last: Number.MAX_SAFE_INTEGER });
    });
    expect(await carryOutbox(house.services, house.workspaceId)).toBeGreaterThan(10);
    const twice = await house.services.moments.rows(
      'SELECT id FROM moments WHERE workspace = {workspace:UUID} GROUP BY id HAVING count() > 1',
      { workspace: house.workspaceId },
    );
    const { rows } = await records.inWorkspace(house.workspaceId, (tx) =>
      sql`SELECT 1 FROM outbox`.execute(tx),
    );
    expect([twice, rows, (await stored()).length]).toEqual([[], [], before]);
  });

  it('is carried however many items wait at once, each of another customer', async () => {
    const { services, workspaceId } = house;
    const sent = Array.from({ length: 5000 }, (_, n) => ({
      post,
      by: 'test',
      item: {
        id: `many-${n}`,
        moments: [
          {
            kind: 'event' as const,
            customer: `somebody with a name of usual length ${n}`,
            step: 'Came in',
            at: '2026-01-06T12:00:00Z',
          },
        ],
      },
    }));
    const taken = await takeItems(services, workspaceId, sent);
    expect(taken.filter(isRefusal)).toEqual([]);
    expect(
      await services.moments.rows(
        "SELECT count() AS carried FROM moments WHERE workspace = {workspace:UUID} AND step = 'Came in'",
        { workspace: workspaceId },
      ),
    ).toEqual([{ carried: 5000 }]);
  });
});
