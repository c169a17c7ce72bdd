import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import * as contract from './contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const said = (id: string, text = 'Still waiting', at = '2026-01-05T12:00:00Z') => ({
  id,
  moments: [{ kind: 'voice' as const, customer: 'Ana', episode: 'o1', step: 'Wrote', at, text }],
});
const post = 'Shop app';
const read = () => house.answer(contract.readPost, { params: { post } });
const send = (items: unknown[]) => house.answer(contract.sendItems, { params: { post }, body: { items } });

describe('a listening post', () => {
  it('begins with what its kind is known to miss, and says what its sheet lacks', async () => {
    const made = await house.answer(contract.addPost, {
      body: { kind: 'rest', name: post, sheet: { owner: 'Inés' } },
    });
    expect(made).toMatchObject({ state: 'waiting', owner: 'Inés', actionability: 'person' });
    expect(made.missing).toEqual(['purpose', 'legalBasis', 'coverage']);
    expect(await house.ask(contract.addPost, { body: { kind: 'rest', name: post } })).toMatchObject({
      refused: 'name-taken',
    });
  });

  it('acknowledges or refuses each item for itself, and counts what came', async () => {
    const bad = { id: 'x', moments: [{ ...said('x').moments[0], at: 'yesterday' }] };
    const answer = await send([said('a'), bad, 7, said('b'), said('a')]);
    expect(answer).toMatchObject({ accepted: 2, duplicate: 1, refused: 2 });
    expect(await send([said('a'), said('b', 'Changed since')])).toMatchObject({
      accepted: 0,
      duplicate: 1,
      refused: 1,
      items: [{ id: 'a', again: true }, { refused: 'other-content' }],
    });
    expect(await read()).toMatchObject({ state: 'well', accepted: 2, duplicate: 2, refused: 3 });
  });

  it('lists what came without saying which employee it came from', async () => {
    const [moment] = said('').moments;
    await send([
      { id: 'crew', moments: [{ ...moment, customer: 'anon:employee:1', episode: 'crew-1' }] },
      { id: 'firm', moments: [{ ...moment, customer: 'anon:supplier:1', episode: 'firm-1' }] },
    ]);
    const { items } = await house.answer(contract.listItems, { params: { post }, query: { limit: 2 } });
    expect(items.map(({ moments }) => moments[0])).toMatchObject([
      { customer: 'anon:supplier:1', episode: 'firm-1' },
      { customer: null, episode: null },
    ]);
  });

  it('takes an item that has only an Idempotency-Key, and none without any id', async () => {
    const { moments } = said('');
    const one = { params: { post }, body: { moments } };
    expect(await house.ask(contract.sendItems, one)).toMatchObject({ refused: 'no-id' });
    const asked = { ...one, body: { id: 'c', moments } };
    const first = await house.answer(contract.sendItems, asked);
    expect(first).toMatchObject({ id: 'c', again: false });
    expect(await house.answer(contract.sendItems, asked)).toEqual({ ...first, again: true });
  });

  it('puts an item that comes late where it belongs in its episode', async () => {
    await send([said('late', 'It began here', '2026-01-01T08:00:00Z')]);
    const { generations } = await house.services.scope(house.workspaceId);
    const rows = await house.services.moments.rows(
      `SELECT text, position FROM timeline WHERE workspace = {workspace:UUID} AND generation IN {generations:Array(UInt64)}
       AND episode = 'o1' ORDER BY position LIMIT 1`,
      { workspace: house.workspaceId, generations: [...generations] },
    );
    expect(rows).toEqual([{ text: 'It began here', position: 1 }]);
  });

  it('takes nothing while it is paused, and the very same item once it is resumed', async () => {
    await house.answer(contract.pausePost, { params: { post } });
    expect(await send([said('d')])).toMatchObject({
      accepted: 0,
      refused: 1,
      items: [{ refused: 'post-paused' }],
    });
    expect(await house.ask(contract.sendItems, { params: { post }, body: said('d') })).toMatchObject({
      refused: 'post-paused',
      kind: 'away',
    });
    expect(await read()).toMatchObject({ state: 'paused', pausedBy: 'The administrator' });
    await house.answer(contract.resumePost, { params: { post } });
    expect(await send([said('d')])).toMatchObject({ accepted: 1 });
  });

  it('goes through what came again without counting anything twice', async () => {
    const count = async () =>
      house.services.moments.rows('SELECT count() AS n FROM moments WHERE workspace = {workspace:UUID}', {
        workspace: house.workspaceId,
      });
    const before = await count();
    const replayed = await house.answer(contract.replayPost, {
      params: { post },
      body: { from: '2020-01-01T00:00:00Z' },
    });
    expect(replayed.items).toBeGreaterThan(3);
    expect(await count()).toEqual(before);
  });

  it('is told when it has been silent for longer than one may expect', async () => {
    await house.answer(contract.changePost, { params: { post }, body: { sheet: { expectedHours: 24 } } });
    expect(await read()).toMatchObject({ state: 'well' });
    await house.setClock(new Date(Date.now() + 25 * 3_600_000));
    expect(await read()).toMatchObject({ state: 'silent' });
    await house.setClock(null);
  });

  it('a program with a key may send and see nothing; nobody reaches the posts of another company', async () => {
    const asSender = { as: 'sender' as const };
    expect(
      await house.ask(contract.sendItems, { params: { post }, body: said('e') }, asSender),
    ).toMatchObject({ id: 'e' });
    expect(await house.ask(contract.listPosts, {}, asSender)).toMatchObject({ refused: 'not-allowed' });
    const foreign = { workspaceId: await house.otherWorkspace() };
    const { id } = await read();
    expect(
      await house.ask(contract.sendItems, { params: { post: id }, body: said('f') }, foreign),
    ).toMatchObject({ refused: 'no-post' });
  });

  it('that took items is not deleted; one that took none is', async () => {
    expect(await house.ask(contract.deletePost, { params: { post } })).toMatchObject({
      refused: 'has-items',
    });
    await house.answer(contract.addPost, { body: { kind: 'reviews', name: '<b>Stores</b>' } });
    await house.answer(contract.deletePost, { params: { post: '<b>Stores</b>' } });
    expect((await house.answer(contract.listPosts)).posts.map(({ name }) => name)).toEqual([post]);
  });
});
